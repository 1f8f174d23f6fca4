package org.airalert.web.console;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.airalert.access.Permission;
import org.airalert.duty.TaskState;
import org.airalert.office.duty.People;
import org.airalert.office.task.TaskEntry;
import org.airalert.web.Moments;
import org.airalert.web.api.OfficeParts;

/** What the plan asks units to do while a level is in force: what is late first, then what comes, then what is done. */
final class TasksPage {
    private static final String PATH = Console.BASE + "/tasks";

    private final OfficeParts parts;

    TasksPage(OfficeParts parts) {
        this.parts = parts;
    }

    void addTo(Door door) {
        door.get("/tasks", Permission.READ, this::show)
                .get("/tasks/count", Permission.READ, this::count)
                .post("/tasks/done", Permission.DRAFT, this::done);
    }

    /** How many tasks are late: a line that the page of what holds now takes in when it is opened. */
    private Future<Reply> count(Visit visit) {
        Instant now = parts.clock().instant();
        return parts.duties().tasks().current().map(all -> {
            long overdue = all.stream()
                    .filter(one -> one.state(now) == TaskState.OVERDUE)
                    .count();
            return Reply.page("taskcount", Map.of("overdue", overdue));
        });
    }

    private Future<Reply> show(Visit visit) {
        Instant now = parts.clock().instant();
        return parts.duties().tasks().current().map(all -> {
            People people = new People(parts.directory().recipients());
            Map<String, Object> model = new HashMap<>();
            List<Part> groups = new ArrayList<>();
            for (String group : List.of("overdue", "open", "done")) {
                List<Row> rows = all.stream()
                        .filter(one -> group(one.state(now)).equals(group))
                        .map(one -> row(visit, people, one, now))
                        .toList();
                groups.add(new Part(group, rows));
            }
            model.put("groups", groups);
            model.put("mayDo", visit.may(Permission.DRAFT));
            model.put("done", Objects.requireNonNullElse(visit.query("done"), ""));
            return Reply.page("tasks", model);
        });
    }

    private static String group(TaskState state) {
        return switch (state) {
            case OVERDUE -> "overdue";
            case OPEN, DUE -> "open";
            case DONE, DONE_LATE -> "done";
        };
    }

    private Row row(Visit visit, People people, TaskEntry one, Instant now) {
        Moments moments = new Moments(visit.language(), parts.place().plan().zone());
        TaskEntry.Done done = one.done();
        return new Row(
                one.task().id(),
                visit.language().of(one.task().rule().title()),
                one.task().rule().clause(),
                people.name(one.task().owner()),
                moments.brief(one.task().due()),
                one.state(now).word(),
                done == null ? "" : moments.brief(done.at()) + " " + done.by(),
                done == null ? "" : done.note());
    }

    private Future<Reply> done(Visit visit) {
        return parts.duties()
                .tasks()
                .done(visit.field("task"), visit.field("note"), visit.by())
                .map(one -> new Reply.Redirect(PATH + "?done=1"));
    }

    public record Part(String word, List<Row> rows) {}

    /** @param done when and by whom; empty while it is not done */
    public record Row(
            String id, String title, String clause, String owner, String due, String state, String done, String note) {}
}
