package org.airalert.warning;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.airalert.airquality.Forecast;
import org.airalert.airquality.Observation;
import org.jspecify.annotations.Nullable;

/**
 * The SHA-256 of all that an assessment depends on, plan and readings included: kept with the assessment, it proves later that the same
 * inputs give the same answer. Two inputs have the same digest only when they are the same, value by value and in the same order.
 */
public final class InputDigest {
    private static final String FORM = "assessment 1";

    private final StringBuilder text = new StringBuilder();

    private InputDigest() {}

    /** The digest, 64 hexadecimal digits. */
    public static String sha256(Plan plan, AssessmentInput input) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(canonical(plan, input).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The text that is hashed: one fact a line, times in UTC. */
    static String canonical(Plan plan, AssessmentInput input) {
        InputDigest digest = new InputDigest();
        digest.line(FORM);
        digest.plan(plan);
        digest.input(input);
        return digest.text.toString();
    }

    private void plan(Plan plan) {
        line("zone", plan.zone());
        for (Plan.Grade grade : plan.grades()) {
            line("level", grade.level().word(), grade.responseLevel());
            grade.criteria().forEach(criterion -> line("criterion", criterion.conditions()));
        }
        for (Reading reading : Reading.values()) {
            if (reading.unit() != Reading.Unit.NONE) {
                line("rule", reading.key(), plan.rules().value(reading));
            }
        }
    }

    private void input(AssessmentInput input) {
        line("now", input.now());
        line("area", input.area());
        for (Observation hour : input.observed()) {
            line("observed", hour.time(), hour.aqi(), hour.dust());
        }
        for (Forecast forecast : input.forecasts()) {
            line("forecast", forecast.issuedAt(), forecast.step());
            for (Forecast.Value value : forecast.values()) {
                line("value", value.time(), value.lower(), value.upper(), value.dust());
            }
        }
        WarningInForce inForce = input.inForce();
        if (inForce != null) {
            line("in force", inForce.level().word(), inForce.start(), inForce.expectedEnd());
        }
        for (Prompt prompt : input.prompts()) {
            line("prompt", prompt.level().word(), prompt.from(), prompt.until());
        }
    }

    private void line(@Nullable Object... facts) {
        for (@Nullable Object fact : facts) {
            text.append(fact).append('\t');
        }
        text.append('\n');
    }
}
