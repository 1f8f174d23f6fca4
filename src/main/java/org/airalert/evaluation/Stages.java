package org.airalert.evaluation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.airalert.alert.Alert;
import org.airalert.warning.Level;
import org.jspecify.annotations.Nullable;

/** Which level's response ran when, by what was told: an announced change takes effect at its time unless something newer came before it. */
final class Stages {
    private final List<Change> changes = new ArrayList<>();

    /** From {@code at} on; {@code level} is {@code null} for none. */
    record Change(Instant at, @Nullable Level level, Alert by) {}

    Stages(List<Alert> alerts) {
        alerts.forEach(this::add);
    }

    private void add(Alert alert) {
        Instant sent = Objects.requireNonNullElse(alert.sent(), alert.createdAt());
        Instant effective = Objects.requireNonNullElse(alert.facts().effective(), sent);
        switch (alert.kind()) {
            case ISSUE, UPGRADE, DOWNGRADE, RESCHEDULE -> {
                dropAhead(sent);
                put(new Change(effective, alert.facts().level(), alert));
            }
            case LIFT -> {
                dropAhead(sent);
                put(new Change(effective, null, alert));
            }
            case CANCEL -> {
                dropAhead(sent);
                put(new Change(sent, null, alert));
            }
            case WITHDRAW -> dropAhead(sent);
            case EXTEND, CORRECTION, ADVISORY, START, STOP, REMINDER, DRILL -> {
                // They move no level.
            }
        }
    }

    /** What was announced and has not taken effect is replaced by what is told now. */
    private void dropAhead(Instant sent) {
        changes.removeIf(one -> one.at().isAfter(sent));
    }

    private void put(Change change) {
        changes.add(change);
    }

    List<Change> changes() {
        return List.copyOf(changes);
    }

    /** The level whose response runs at a moment; {@code null}: none. */
    @Nullable
    Level at(Instant time) {
        Level level = null;
        for (Change change : changes) {
            if (!change.at().isAfter(time)) {
                level = change.level();
            }
        }
        return level;
    }

    @Nullable
    Level highest() {
        return changes.stream()
                .map(Change::level)
                .filter(Objects::nonNull)
                .max(Level::compareTo)
                .orElse(null);
    }
}
