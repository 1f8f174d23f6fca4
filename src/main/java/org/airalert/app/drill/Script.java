package org.airalert.app.drill;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.airalert.alert.AlertKind;
import org.airalert.alert.Bilingual;
import org.airalert.warning.Level;
import org.airalert.warning.Prompt;
import org.jspecify.annotations.Nullable;

/**
 * A drill as it is written down.
 *
 * @param start 0:00 of its first day
 * @param end 24:00 of its last day
 * @param air how the air really goes
 */
record Script(
        String name,
        Bilingual title,
        String area,
        Instant start,
        Instant end,
        Curve air,
        Forecasts forecasts,
        List<Prompted> prompts,
        People people,
        Counties counties,
        List<Fault> faults,
        List<Expected> expected) {
    Script {
        prompts = List.copyOf(prompts);
        faults = List.copyOf(faults);
        expected = List.copyOf(expected);
    }

    /** @param believed what forecasts that are issued before a time say instead of what comes, earliest first */
    record Forecasts(Duration every, Duration horizon, List<Believed> believed) {
        Forecasts {
            believed = List.copyOf(believed);
        }

        Curve at(Instant issued, Curve truth) {
            return believed.stream()
                    .filter(one -> issued.isBefore(one.until()))
                    .findFirst()
                    .map(Believed::air)
                    .orElse(truth);
        }
    }

    record Believed(Instant until, Curve air) {}

    record Prompted(Instant at, Prompt prompt, String number) {}

    /**
     * @param approveAfter how long a proposal waits for its approval
     * @param confirmAfter how long recipients take to confirm
     * @param silent ids of those who never confirm
     * @param absent while nobody is there to approve
     */
    record People(Duration approveAfter, Duration confirmAfter, Set<String> silent, List<Span> absent) {
        People {
            silent = Set.copyOf(silent);
            absent = List.copyOf(absent);
        }

        /** When a proposal made at {@code made} is approved. */
        Instant approves(Instant made) {
            Instant at = made.plus(approveAfter);
            for (Span span : absent) {
                if (span.holds(at)) {
                    at = span.until();
                }
            }
            return at;
        }
    }

    record Span(Instant from, Instant until) {
        boolean holds(Instant time) {
            return !time.isBefore(from) && time.isBefore(until);
        }
    }

    /**
     * The daily reports of the counties while a response is in force.
     *
     * @param reportHours hours of the day, 0 to 23; empty: none report
     * @param late single reports that come at another time, or never
     */
    record Counties(List<Integer> reportHours, List<Late> late) {
        Counties {
            reportHours = List.copyOf(reportHours);
            late = List.copyOf(late);
        }
    }

    /**
     * @param due when it would come
     * @param at when it comes instead; {@code null}: never
     */
    record Late(String county, Instant due, @Nullable Instant at) {}

    /** What breaks. */
    sealed interface Fault {
        /** Every connection to the channel's receiver breaks. */
        record CarrierDown(String channel, Span span) implements Fault {}

        /** Nobody listens at a recipient's address. */
        record DeadContact(String recipient) implements Fault {}
    }

    /** @param level {@code null} where the step names none */
    record Expected(AlertKind step, @Nullable Level level, Instant by) {}
}
