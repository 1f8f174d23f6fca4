package org.airalert.delivery;

import org.airalert.alert.Alert;
import org.airalert.alert.AlertKind;
import org.airalert.alert.AlertStatus;
import org.airalert.warning.Level;
import org.jspecify.annotations.Nullable;

/**
 * Which delivery of a lane goes first; earlier constants first. A lift and a cancel go at the level that they end, because people act on
 * the old one until they have heard.
 */
public enum Priority {
    RED,
    ORANGE,
    YELLOW,
    BLUE,
    ADVISORY,
    DRILL;

    public static Priority of(Alert alert) {
        if (alert.status() == AlertStatus.EXERCISE) {
            return DRILL;
        }
        if (alert.kind() == AlertKind.ADVISORY) {
            return ADVISORY;
        }
        return higher(alert.facts().level(), alert.facts().previousLevel());
    }

    private static Priority higher(@Nullable Level now, @Nullable Level before) {
        Priority first = of(now);
        Priority second = of(before);
        return first.compareTo(second) <= 0 ? first : second;
    }

    private static Priority of(@Nullable Level level) {
        if (level == null) {
            return ADVISORY;
        }
        return switch (level) {
            case RED -> RED;
            case ORANGE -> ORANGE;
            case YELLOW -> YELLOW;
            case BLUE -> BLUE;
        };
    }
}
