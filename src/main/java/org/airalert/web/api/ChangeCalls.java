package org.airalert.web.api;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.airalert.access.Permission;
import org.airalert.office.Refusal;
import org.airalert.office.change.AccessRequests;
import org.airalert.office.change.Change;
import org.airalert.office.change.ChangeState;
import org.airalert.office.change.Changes;

/** Changes that wait for a second person: list, read with what they would change, sign, refuse or take back. */
final class ChangeCalls {
    private final Changes changes;
    private final AlertJson json;

    ChangeCalls(OfficeParts parts, AlertJson json) {
        this.changes = parts.access().changes();
        this.json = json;
    }

    void addTo(Routes routes) {
        routes.get("/changes", Permission.SIGN_CHANGE, this::list)
                .get("/changes/:id", Permission.SIGN_CHANGE, this::one)
                .post("/changes/:id/approve", Permission.SIGN_CHANGE, this::approve)
                .post("/changes/:id/reject", Permission.SIGN_CHANGE, this::reject);
    }

    private Future<Answer> list(Call call) {
        ChangeState state = AlertCalls.word(ChangeState.class, call.query("state"), "/state");
        int limit = call.limit();
        return changes.list(state, call.query("cursor"), limit)
                .map(found -> Answer.page(
                        found.stream().map(this::change).toList(),
                        found.size() < limit ? null : found.get(limit - 1).id()));
    }

    private Future<Answer> one(Call call) {
        return changes.find(call.path("id"))
                .map(found ->
                        Answer.ok(change(found.orElseThrow(() -> new Refusal.Unknown("没有此变更 (no such change)")))));
    }

    private Future<Answer> approve(Call call) {
        return changes.approve(call.path("id"), call.by()).map(change -> Answer.ok(change(change)));
    }

    private Future<Answer> reject(Call call) {
        return changes.reject(call.path("id"), Call.required(call.objectOrNothing(), "reason"), call.by())
                .map(change -> Answer.ok(change(change)));
    }

    /** What came of a request: 202 while it waits for a second person, the status given where it is done. */
    Answer asked(AccessRequests.Asked asked, int done, JsonObject body) {
        Change change = asked.change();
        return Answer.of(asked.waits() ? 202 : done, change == null ? body : body.put("change", change(change)));
    }

    private JsonObject change(Change change) {
        List<JsonObject> difference = changes.difference(change).stream()
                .map(line -> new JsonObject(Map.of("sign", line.sign().word(), "text", line.text())))
                .toList();
        return new JsonObject()
                .put("id", change.id())
                .put("kind", change.kind())
                .put("target", change.target())
                .put("state", change.state().word())
                .put("author", change.author())
                .put("proposedAt", json.time(change.proposedAt()))
                .put("decider", change.decider())
                .put("decidedAt", json.time(change.decidedAt()))
                .put("reason", change.reason())
                .put("difference", new JsonArray(difference));
    }
}
