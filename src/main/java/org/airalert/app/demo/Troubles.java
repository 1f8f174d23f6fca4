package org.airalert.app.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.airalert.sandbox.Behaviour;
import org.airalert.sandbox.Behaviour.Mode;
import org.airalert.sandbox.HttpReceiver;

/**
 * How the receivers misbehave, by the episode's clock: the first carrier breaks every connection while orange is told and reports before it answers, the
 * second is busy while red is told and reports twice, the third reports late.
 */
final class Troubles {
    private static final Duration LATE = Duration.ofMillis(500);
    private static final Duration SOON = Duration.ofMillis(50);
    private static final Duration RETRY_AFTER = Duration.ofMinutes(20);
    private static final LocalDateTime DOWN_FROM = LocalDateTime.of(2018, 12, 30, 5, 0);
    private static final LocalDateTime DOWN_UNTIL = LocalDateTime.of(2018, 12, 30, 9, 0);
    private static final LocalDateTime BUSY_FROM = LocalDateTime.of(2019, 1, 2, 5, 0);
    private static final LocalDateTime BUSY_UNTIL = LocalDateTime.of(2019, 1, 2, 8, 0);

    private final List<HttpReceiver> carriers;
    private final ZoneId zone;

    /** @param carriers those after the third behave well */
    Troubles(List<HttpReceiver> carriers, ZoneId zone) {
        this.carriers = List.copyOf(carriers);
        this.zone = zone;
    }

    /** How the carrier at this place of the list behaves while nothing else is wrong. */
    private static Behaviour usual(int place) {
        return switch (place) {
            case 0 -> Behaviour.GOOD.with(new Behaviour.Reports(SOON, 1, 0, 0, 0));
            case 1 -> Behaviour.GOOD.retryAfter(RETRY_AFTER).with(new Behaviour.Reports(SOON, 0, 1, 0, 0));
            case 2 -> Behaviour.GOOD.with(new Behaviour.Reports(LATE, 0, 0, 0, 0));
            default -> Behaviour.GOOD.with(new Behaviour.Reports(SOON, 0, 0, 0, 0));
        };
    }

    /** Makes every receiver behave as it shall from this full hour on. */
    void at(Instant hour) {
        LocalDateTime local = LocalDateTime.ofInstant(hour, zone);
        for (int i = 0; i < carriers.size(); i++) {
            Mode mode = Mode.UP;
            if (i == 0 && within(local, DOWN_FROM, DOWN_UNTIL)) {
                mode = Mode.DOWN;
            } else if (i == 1 && within(local, BUSY_FROM, BUSY_UNTIL)) {
                mode = Mode.BUSY;
            }
            carriers.get(i).behave(usual(i).with(mode));
        }
    }

    private static boolean within(LocalDateTime time, LocalDateTime from, LocalDateTime until) {
        return !time.isBefore(from) && time.isBefore(until);
    }

    /** Whether every report that was to come has come. */
    boolean allReported() {
        for (int i = 0; i < carriers.size(); i++) {
            long each = i == 1 ? 2 : 1;
            if (carriers.get(i).tally().receipts()
                    < each * carriers.get(i).tally().distinct()) {
                return false;
            }
        }
        return true;
    }
}
