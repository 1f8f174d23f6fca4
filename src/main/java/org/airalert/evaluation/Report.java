package org.airalert.evaluation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.airalert.alert.AlertId;
import org.airalert.alert.AlertStatus;
import org.airalert.alert.AreaRef;
import org.airalert.alert.Bilingual;
import org.airalert.warning.Level;
import org.jspecify.annotations.Nullable;

/**
 * The after-action report of one event as far as it drafts itself (plan, 5).
 *
 * @param timeline everything that happened, in order
 * @param days the air day by day
 * @param hours the air hour by hour against what was in force
 * @param processes what the rules make of the air as it was measured, with hindsight
 * @param leads how long before the air got bad each level was told
 * @param findings what was held against the plan
 * @param corrections alerts that took back or mended an earlier one
 */
public record Report(
        Head head,
        List<Moment> timeline,
        List<Day> days,
        List<Hour> hours,
        List<Spell> processes,
        List<Lead> leads,
        List<Finding> findings,
        Sending sending,
        Duties duties,
        List<Moment> corrections) {
    /** How long after the end the evaluation is due (plan, 5: 应急响应终止后5日内). */
    public static final Duration DUE_AFTER = Duration.ofDays(5);

    public Report {
        timeline = List.copyOf(timeline);
        days = List.copyOf(days);
        hours = List.copyOf(hours);
        processes = List.copyOf(processes);
        leads = List.copyOf(leads);
        findings = List.copyOf(findings);
        corrections = List.copyOf(corrections);
    }

    /**
     * @param from first approval
     * @param until end of the response; {@code null} while it goes on
     * @param highest highest level that was in force; {@code null} when none ever was
     * @param due by when the evaluation is due; {@code null} while the response goes on
     * @param waitMinutes median time from a draft to its approval
     */
    public record Head(
            String event,
            AlertStatus status,
            AreaRef area,
            Instant from,
            @Nullable Instant until,
            @Nullable Level highest,
            @Nullable Instant due,
            long waitMinutes,
            Instant made) {}

    /** What kind of thing happened. */
    public enum What {
        FORECAST,
        PROPOSAL,
        APPROVAL,
        EFFECT;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param alert the alert that it is about; {@code null} when it is about none */
    public record Moment(
            Instant at, What what, Bilingual text, @Nullable AlertId alert) {}

    /** @param mean of at least 20 hours; {@code null} when fewer are known */
    public record Day(
            LocalDate day,
            @Nullable Integer mean,
            @Nullable Integer highest,
            @Nullable Level inForce) {}

    /**
     * @param time end of the hour
     * @param mean24h of at least 20 of the 24 hours before; {@code null} when fewer are known
     * @param inForce whose response ran
     * @param measured the level that the whole process, as measured in the end, asked for at that hour
     */
    public record Hour(
            Instant time,
            @Nullable Integer aqi,
            @Nullable Integer mean24h,
            @Nullable Level inForce,
            @Nullable Level measured) {}

    /** @param level the highest that its hours meet; {@code null} when they meet none */
    public record Spell(
            Instant start, Instant end, @Nullable Level level, double highestMean) {}

    /**
     * Lead time of one stage (plan, 3.2.3: 提前48小时以上).
     *
     * @param told when the alert was approved
     * @param promised from when on the response was to run, as told
     * @param onset where the hours begin that really met the level; {@code null} when none did
     * @param owed whether a lead time was owed at all: not for what had been measured already
     */
    public record Lead(
            AlertId alert,
            Bilingual stage,
            Level level,
            Instant told,
            @Nullable Instant promised,
            @Nullable Instant onset,
            boolean owed) {
        /** As told, in hours. */
        public @Nullable Long promisedHours() {
            return promised == null ? null : Duration.between(told, promised).toHours();
        }

        /** As it really was, in hours; negative when the air was bad before it was told. */
        public @Nullable Long measuredHours() {
            return onset == null ? null : Duration.between(told, onset).toHours();
        }
    }

    /** How something stands to the plan. */
    public enum Verdict {
        KEPT,
        DEPARTED,
        UNKNOWN;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param clause id of the requirement, such as {@code P3.2.3b} */
    public record Finding(String clause, Verdict verdict, Bilingual text) {}
}
