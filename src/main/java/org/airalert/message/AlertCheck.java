package org.airalert.message;

import java.util.ArrayList;
import java.util.List;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertFacts;
import org.airalert.alert.AlertKind;
import org.airalert.alert.AlertStatus;
import org.airalert.clause.Clause;
import org.airalert.warning.Level;
import org.jspecify.annotations.Nullable;

/**
 * Whether an alert carries what its kind must say (plan, 3.2.3: time, area, level, AQI range and daily means, start and expected lift,
 * response level). Pure; meant to be asked before a draft is submitted, and asked again by the renderer.
 */
@Clause("P3.2.3c")
public final class AlertCheck {
    private final Alert alert;
    private final AlertFacts facts;
    private final List<String> faults = new ArrayList<>();

    private AlertCheck(Alert alert) {
        this.alert = alert;
        this.facts = alert.facts();
    }

    /** Every fault as {@code field: what}; empty when the alert can be worded. */
    public static List<String> faults(Alert alert) {
        AlertCheck check = new AlertCheck(alert);
        if (alert.kind().warns()) {
            check.warning();
        }
        check.ofKind();
        check.levels();
        check.times();
        return List.copyOf(check.faults);
    }

    private void warning() {
        need("level", facts.level());
        need("responseStart", facts.responseStart());
        if (alert.kind() == AlertKind.ISSUE || alert.kind() == AlertKind.UPGRADE) {
            figures();
        }
    }

    /** A provincial prompt may come without figures (3.2.2); everything else was assessed from figures. */
    private void figures() {
        if ("PROVINCIAL".equals(facts.basis())) {
            return;
        }
        need("outlook", facts.outlook());
        if (facts.outlook() != null && facts.outlook().dailyMeans().isEmpty()) {
            faults.add("outlook.dailyMeans: empty (the plan asks for daily means)");
        }
    }

    private void ofKind() {
        switch (alert.kind()) {
            case ISSUE, RESCHEDULE -> need("effective", facts.effective());
            case UPGRADE, DOWNGRADE, LIFT -> {
                need("effective", facts.effective());
                need("previousLevel", facts.previousLevel());
            }
            case EXTEND -> need("previousEnd", facts.previousEnd());
            case WITHDRAW -> {
                // Level, start and end in force are all it repeats.
            }
            case CORRECTION, ADVISORY, REMINDER -> text("advice", facts.advice().zh());
            case START -> {
                // Level and start, which every warning has.
            }
            case STOP -> {
                need("effective", facts.effective());
                need("previousLevel", facts.previousLevel());
            }
            case DRILL -> drill();
            case CANCEL -> text("reason", facts.reason().zh());
        }
    }

    private void drill() {
        if (alert.status() != AlertStatus.EXERCISE) {
            faults.add("status: " + alert.status().word() + " (expected: exercise, when a drill is announced)");
        }
    }

    private void levels() {
        Level level = facts.level();
        Level previous = facts.previousLevel();
        if (level == null || previous == null) {
            return;
        }
        if (alert.kind() == AlertKind.UPGRADE && !level.isAbove(previous)) {
            faults.add("level: " + level.word() + " is not above " + previous.word());
        }
        if (alert.kind() == AlertKind.DOWNGRADE && !previous.isAbove(level)) {
            faults.add("level: " + level.word() + " is not below " + previous.word());
        }
    }

    private void times() {
        if (facts.responseStart() != null
                && facts.expectedEnd() != null
                && alert.kind().warns()
                && !facts.expectedEnd().isAfter(facts.responseStart())) {
            faults.add("expectedEnd: not after the start of the response");
        }
        if (alert.kind() == AlertKind.EXTEND
                && facts.previousEnd() != null
                && facts.expectedEnd() != null
                && !facts.expectedEnd().isAfter(facts.previousEnd())) {
            faults.add("expectedEnd: not later than the end announced before");
        }
    }

    private void need(String field, @Nullable Object value) {
        if (value == null) {
            faults.add(field + ": missing (an alert of kind " + alert.kind().word() + " must state it)");
        }
    }

    private void text(String field, String value) {
        if (value.isBlank()) {
            faults.add(field + ": empty (an alert of kind " + alert.kind().word() + " consists of it)");
        }
    }
}
