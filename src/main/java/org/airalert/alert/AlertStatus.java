package org.airalert.alert;

import java.util.Locale;
import org.airalert.clause.Clause;

/** Whether an alert is meant (CAP {@code status}). An exercise stays one from start to end (plan, 6.4). */
@Clause("P6.4")
public enum AlertStatus {
    ACTUAL,
    EXERCISE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
