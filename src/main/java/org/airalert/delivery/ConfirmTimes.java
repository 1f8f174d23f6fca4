package org.airalert.delivery;

import java.time.Duration;
import org.airalert.alert.Alert;
import org.airalert.warning.Level;
import org.jspecify.annotations.Nullable;

/** Within what time receipt must be confirmed, by the higher of the levels before and after the alert. Each is above zero. */
public record ConfirmTimes(Duration red, Duration orange, Duration yellow) {
    public ConfirmTimes {
        if (red.isNegative() || red.isZero() || orange.compareTo(red) < 0 || yellow.compareTo(orange) < 0) {
            throw new IllegalArgumentException("confirm: red " + red + ", orange " + orange + ", yellow " + yellow
                    + " (expected: 0 < red <= orange <= yellow)");
        }
    }

    /** Time for an alert; what names no level has the time of yellow. */
    public Duration within(Alert alert) {
        Duration now = within(alert.facts().level());
        Duration before = within(alert.facts().previousLevel());
        return now.compareTo(before) <= 0 ? now : before;
    }

    private Duration within(@Nullable Level level) {
        if (level == null) {
            return yellow;
        }
        return switch (level) {
            case RED -> red;
            case ORANGE -> orange;
            case YELLOW, BLUE -> yellow;
        };
    }
}
