package org.airalert.duty;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.airalert.alert.EventId;
import org.airalert.clause.Clause;
import org.jspecify.annotations.Nullable;

/**
 * One thing that one unit has to do during an event.
 *
 * @param id stays the same whenever it is computed again: event, rule, owner and which one it is
 * @param owner key of the unit
 * @param from when the level that brings it came into force
 */
@Clause({"P3.1", "P4.3.1", "P4.3.2"})
public record DutyTask(String id, EventId event, TaskRule rule, String owner, Instant from, Instant due) {
    /**
     * All tasks of an event whose time has come by {@code until} at the latest.
     *
     * @param zone in which the plan's days begin
     */
    public static List<DutyTask> of(Collection<TaskRule> rules, LevelHistory history, ZoneId zone, Instant until) {
        List<DutyTask> tasks = new ArrayList<>();
        for (TaskRule rule : rules) {
            List<LevelHistory.Stretch> stretches = history.atLeast(rule.from());
            for (int i = 0; i < stretches.size(); i++) {
                LevelHistory.Stretch stretch = stretches.get(i);
                for (Occasion one : occasions(rule, stretch, i + 1, zone, until)) {
                    rule.owners().forEach(owner -> tasks.add(task(history.event(), rule, owner, stretch, one)));
                }
            }
        }
        tasks.sort(Comparator.comparing(DutyTask::due).thenComparing(DutyTask::id));
        return List.copyOf(tasks);
    }

    private static DutyTask task(
            EventId event, TaskRule rule, String owner, LevelHistory.Stretch stretch, Occasion occasion) {
        String id = event + "." + rule.key() + "." + owner + "." + occasion.name();
        return new DutyTask(id, event, rule, owner, stretch.from(), occasion.due());
    }

    private record Occasion(String name, Instant due) {}

    /** What is due at the very moment of the end is still owed; what comes after it is not. */
    private static List<Occasion> occasions(
            TaskRule rule, LevelHistory.Stretch stretch, int number, ZoneId zone, Instant until) {
        if (stretch.from().isAfter(until)) {
            return List.of();
        }
        Instant end = stretch.until() == null || stretch.until().isAfter(until) ? until : stretch.until();
        if (rule.daily() == null) {
            // Once begun it is owed, even when the level ends before it is due, unless that was known in good time.
            Instant due = stretch.from().plus(rule.within());
            boolean dropped = stretch.until() != null && stretch.until().isBefore(due);
            return dropped ? List.of() : List.of(new Occasion("once-" + number, due));
        }
        List<Occasion> occasions = new ArrayList<>();
        LocalDate day = stretch.from().atZone(zone).toLocalDate();
        Instant due = day.atTime(rule.daily()).atZone(zone).toInstant();
        while (!due.isAfter(end)) {
            if (due.isAfter(stretch.from())) {
                occasions.add(new Occasion(day.toString(), due));
            }
            day = day.plusDays(1);
            due = day.atTime(rule.daily()).atZone(zone).toInstant();
        }
        return occasions;
    }

    /** When the owner is reminded; never before the level is in force. */
    public Instant remindAt() {
        Instant at = due.minus(rule.remind());
        return at.isBefore(from) ? from : at;
    }

    public Instant escalateAt() {
        return due.plus(rule.escalate());
    }

    /**
     * How it stands.
     *
     * @param doneAt {@code null} while it is not done
     */
    public TaskState state(@Nullable Instant doneAt, Instant now) {
        if (doneAt != null) {
            return doneAt.isAfter(due) ? TaskState.DONE_LATE : TaskState.DONE;
        }
        if (now.isAfter(due)) {
            return TaskState.OVERDUE;
        }
        return now.isBefore(remindAt()) ? TaskState.OPEN : TaskState.DUE;
    }
}
