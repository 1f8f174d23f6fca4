package org.airalert.alert.cap;

import java.time.Instant;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertFacts;
import org.airalert.alert.AlertKind;
import org.airalert.alert.AlertStatus;
import org.airalert.warning.Level;
import org.jspecify.annotations.Nullable;

/** An alert's facts in CAP's closed vocabularies (1.2, 3.2.1 and 3.2.2). */
final class CapCodes {
    private CapCodes() {}

    static String status(AlertStatus status) {
        return status == AlertStatus.EXERCISE ? "Exercise" : "Actual";
    }

    static String messageType(AlertKind kind) {
        return switch (kind) {
            case ISSUE, ADVISORY -> "Alert";
            case CANCEL -> "Cancel";
            case UPGRADE, DOWNGRADE, EXTEND, RESCHEDULE, LIFT, WITHDRAW, CORRECTION -> "Update";
            case START, STOP, REMINDER, DRILL -> throw notPublic(kind);
        };
    }

    private static IllegalArgumentException notPublic(AlertKind kind) {
        return new IllegalArgumentException("kind: " + kind.word() + " (expected: one of which the public is told)");
    }

    static String responseType(Alert alert, Instant sent) {
        return switch (alert.kind()) {
            case LIFT -> "AllClear";
            case CANCEL -> "None";
            case ADVISORY -> "Monitor";
            case START, STOP, REMINDER, DRILL -> throw notPublic(alert.kind());
            case ISSUE, UPGRADE, DOWNGRADE, EXTEND, RESCHEDULE, WITHDRAW, CORRECTION ->
                isReached(alert.facts().responseStart(), sent) ? "Execute" : "Prepare";
        };
    }

    static String urgency(Alert alert, Instant sent) {
        if (alert.kind() == AlertKind.LIFT || alert.kind() == AlertKind.CANCEL) {
            return "Past";
        }
        boolean now = isMonitored(alert.facts()) || isReached(alert.facts().responseStart(), sent);
        return now ? "Immediate" : "Expected";
    }

    /** Colours to severity: yellow Moderate, orange Severe, red Extreme; without a level Minor. */
    static String severity(@Nullable Level level) {
        if (level == null) {
            return "Minor";
        }
        return switch (level) {
            case BLUE -> "Minor";
            case YELLOW -> "Moderate";
            case ORANGE -> "Severe";
            case RED -> "Extreme";
        };
    }

    static String certainty(AlertFacts facts) {
        return isMonitored(facts) ? "Observed" : "Likely";
    }

    private static boolean isMonitored(AlertFacts facts) {
        return "MONITORED".equals(facts.basis());
    }

    private static boolean isReached(@Nullable Instant instant, Instant sent) {
        return instant != null && !instant.isAfter(sent);
    }
}
