package org.airalert.office.task;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.airalert.access.Audit;
import org.airalert.access.AuditEntry;
import org.airalert.access.Principal;
import org.airalert.alert.EventId;
import org.airalert.duty.DutyPlan;
import org.airalert.duty.DutyTask;
import org.airalert.duty.LevelHistory;
import org.airalert.office.Json;
import org.airalert.office.Refusal;
import org.airalert.store.Conflict;
import org.airalert.store.Ledger;
import org.airalert.time.Timers;

/** Tasks by the rules of the plan over the alerts that were approved. */
public final class KeptTasks implements Tasks {
    private static final String KIND = "task-done";
    private static final Duration AHEAD = Duration.ofDays(1);
    private static final int LONGEST_NOTE = 2_000;

    private final Parts parts;

    /** @param histories of the city's actual events, the newest ones */
    public record Parts(
            Ledger ledger,
            Audit audit,
            Timers clock,
            ZoneId zone,
            DutyPlan plan,
            Supplier<Future<List<LevelHistory>>> histories) {}

    public KeptTasks(Parts parts) {
        this.parts = parts;
    }

    @Override
    public Future<List<TaskEntry>> of(EventId event) {
        return parts.histories()
                .get()
                .compose(all -> entries(
                        all.stream().filter(one -> one.event().equals(event)).toList()));
    }

    @Override
    public Future<List<TaskEntry>> current() {
        Instant since = parts.clock().instant().minus(AHEAD);
        return parts.histories()
                .get()
                .compose(all ->
                        entries(all.stream().filter(one -> isRecent(one, since)).toList()))
                .map(all -> all.stream()
                        .filter(one -> one.done() == null || one.task().due().isAfter(since))
                        .toList());
    }

    /** What was left undone stays on the board for a week after the event. */
    private static boolean isRecent(LevelHistory history, Instant since) {
        Instant end = history.spans().get(history.spans().size() - 1).until();
        return end == null || end.isAfter(since.minus(Duration.ofDays(6)));
    }

    private Future<List<TaskEntry>> entries(List<LevelHistory> histories) {
        Instant until = parts.clock().instant().plus(AHEAD);
        List<DutyTask> tasks = new ArrayList<>();
        histories.forEach(one -> tasks.addAll(DutyTask.of(parts.plan().tasks(), one, parts.zone(), until)));
        List<Future<List<Ledger.Document>>> done = histories.stream()
                .map(one -> parts.ledger()
                        .list(new Ledger.Query(KIND, one.event().value(), null, Integer.MAX_VALUE, false)))
                .toList();
        return (done.isEmpty()
                        ? Future.succeededFuture(List.<List<Ledger.Document>>of())
                        : Future.join(done).map(all -> all.<List<Ledger.Document>>list()))
                .map(found -> {
                    Map<String, TaskEntry.Done> byId = new HashMap<>();
                    found.forEach(some ->
                            some.forEach(one -> byId.put(one.id(), Json.read(one.body(), TaskEntry.Done.class))));
                    return tasks.stream()
                            .map(task -> new TaskEntry(task, byId.get(task.id())))
                            .toList();
                });
    }

    @Override
    public Future<TaskEntry> done(String task, String note, Principal by) {
        String text = note.strip();
        if (text.isEmpty() || text.length() > LONGEST_NOTE) {
            return Future.failedFuture(new Refusal.Invalid(List.of(new Refusal.Fault(
                    "/note", "expected 1 to " + LONGEST_NOTE + " characters that say what was done"))));
        }
        return parts.histories().get().compose(this::entries).compose(all -> {
            TaskEntry found = all.stream()
                    .filter(one -> one.task().id().equals(task))
                    .findFirst()
                    .orElseThrow(() -> new Refusal.Unknown("task " + task));
            if (found.done() != null) {
                throw new Refusal.NotNow("task " + task + " is done already");
            }
            return write(found.task(), new TaskEntry.Done(parts.clock().instant(), by.account(), text));
        });
    }

    private Future<TaskEntry> write(DutyTask task, TaskEntry.Done done) {
        Ledger.Write write = new Ledger.Write(KIND, task.id(), 0, task.event().value(), Json.write(done));
        AuditEntry entry = new AuditEntry(done.at(), done.by(), "task.done", task.id(), Map.of("note", done.note()));
        return parts.audit()
                .commit(new Ledger.Commit(List.of(write), List.of()), List.of(entry))
                .map(written -> new TaskEntry(task, done))
                .recover(cause -> Future.failedFuture(
                        cause instanceof Conflict
                                ? new Refusal.NotNow("task " + task.id() + " is done already")
                                : cause));
    }
}
