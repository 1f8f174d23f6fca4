package org.airalert.web.console;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.airalert.access.Permission;
import org.airalert.office.Refusal;
import org.airalert.office.change.Change;
import org.airalert.office.change.ChangeState;
import org.airalert.web.Moments;
import org.airalert.web.api.OfficeParts;
import org.jspecify.annotations.Nullable;

/** Changes that wait for a second person, each with what it would change, and those decided last. */
final class ChangePages {
    private static final int WAITING = 200;
    private static final int DECIDED = 30;
    private static final String PATH = "/changes";

    private final OfficeParts parts;

    ChangePages(OfficeParts parts) {
        this.parts = parts;
    }

    void addTo(Door door) {
        door.get(PATH, Permission.SIGN_CHANGE, this::show)
                .post(PATH + "/:id/approve", Permission.SIGN_CHANGE, this::approve)
                .post(PATH + "/:id/reject", Permission.SIGN_CHANGE, this::reject);
    }

    private Future<Reply> show(Visit visit) {
        var changes = parts.access().changes();
        return changes.list(ChangeState.PROPOSED, null, WAITING)
                .compose(waiting -> changes.list(null, null, WAITING).map(all -> {
                    Map<String, Object> model = new HashMap<>();
                    model.put(
                            "waiting",
                            waiting.stream().map(one -> row(visit, one)).toList());
                    model.put(
                            "decided",
                            all.stream()
                                    .filter(one -> one.state() != ChangeState.PROPOSED)
                                    .limit(DECIDED)
                                    .map(one -> row(visit, one))
                                    .toList());
                    return Reply.page("changes", model);
                }));
    }

    private Row row(Visit visit, Change change) {
        Moments moments = new Moments(visit.language(), parts.place().plan().zone());
        return new Row(
                change.id(),
                known(visit, change.kind()),
                change.target(),
                change.state().word(),
                change.author(),
                moments.brief(change.proposedAt()),
                change.decider() == null ? "" : change.decider(),
                brief(moments, change.decidedAt()),
                change.reason(),
                parts.access().changes().difference(change).stream()
                        .map(line -> new Changes.Line(line.sign().word(), line.text()))
                        .toList(),
                parts.access().changes().maySign(change, visit.by()),
                change.author().equals(visit.by().account()));
    }

    private static String brief(Moments moments, @Nullable Instant time) {
        return time == null ? "" : moments.brief(time);
    }

    /** A kind in the words of the page; a kind that they do not know by its own word. */
    private static String known(Visit visit, String kind) {
        String key = "c.change.kind." + kind;
        return visit.words().keys().contains(key) ? visit.words().text(key) : kind;
    }

    private Future<Reply> approve(Visit visit) {
        return parts.access().changes().approve(visit.path("id"), visit.by()).map(done -> done());
    }

    private Future<Reply> reject(Visit visit) {
        String reason = visit.field("reason");
        if (reason.isEmpty()) {
            throw new Refusal.Invalid(
                    List.of(new Refusal.Fault("/reason", visit.words().text("c.reject.needsReason"))));
        }
        return parts.access()
                .changes()
                .reject(visit.path("id"), reason, visit.by())
                .map(done -> done());
    }

    private static Reply done() {
        return new Reply.Redirect(Console.BASE + PATH);
    }

    /** One change as the page tells it; empty where there is nothing to tell. */
    public record Row(
            String id,
            String kind,
            String target,
            String state,
            String author,
            String proposed,
            String decider,
            String decided,
            String reason,
            List<Changes.Line> lines,
            boolean signable,
            boolean own) {}
}
