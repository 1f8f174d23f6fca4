package org.airalert.web.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import org.airalert.access.Permission;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertId;
import org.airalert.alert.AlertState;
import org.airalert.alert.Proposal;
import org.airalert.office.Desk;
import org.airalert.office.Refusal;
import org.jspecify.annotations.Nullable;

/** Proposals and alerts: list, draft, preview, decide, follow up. */
final class AlertCalls {
    private final OfficeParts parts;
    private final Desk desk;
    private final AlertJson json;
    private final DraftBody drafts;

    AlertCalls(OfficeParts parts, AlertJson json) {
        this.parts = parts;
        this.desk = parts.desk();
        this.json = json;
        this.drafts = new DraftBody(parts.place(), json);
    }

    void addTo(Routes routes) {
        routes.get("/proposals", Permission.READ, this::proposals)
                .post("/proposals/:id/approve", Permission.APPROVE, this::approveProposal)
                .post("/proposals/:id/reject", Permission.DECIDE, this::rejectProposal)
                .get("/proposals/:id/assessment", Permission.READ, this::cause)
                .get("/alerts", Permission.READ, this::list)
                .post("/alerts", Permission.DRAFT, this::draft)
                .get("/alerts/:id", Permission.READ, this::one)
                .get("/alerts/:id/preview", Permission.READ, this::preview)
                .get("/alerts/:id/diff", Permission.READ, this::difference)
                .post("/alerts/:id/edit", Permission.DRAFT, this::edit)
                .get("/alerts/:id/consultation", Permission.READ, this::consultation)
                .post("/alerts/:id/consultation", Permission.DECIDE, this::consult)
                .post("/alerts/:id/approve", Permission.APPROVE, this::approve)
                .post("/alerts/:id/reject", Permission.DECIDE, this::reject)
                .post("/alerts/:id/return", Permission.DECIDE, this::giveBack)
                .post("/alerts/:id/update", Permission.DRAFT, this::update)
                .post("/alerts/:id/lift", Permission.DRAFT, this::lift)
                .post("/alerts/:id/cancel", Permission.DRAFT, this::cancel);
    }

    private Future<Answer> proposals(Call call) {
        Proposal.State state = word(Proposal.State.class, call.query("state"), "/state");
        int limit = call.limit();
        return desk.proposals(state, call.query("cursor"), limit).map(found -> {
            List<JsonObject> items = found.stream().map(json::proposal).toList();
            return Answer.page(
                    items,
                    found.size() < limit
                            ? null
                            : found.get(limit - 1).proposal().id());
        });
    }

    private Future<Answer> approveProposal(Call call) {
        return desk.approveProposal(call.path("id"), call.by()).map(alert -> Answer.ok(json.alert(alert)));
    }

    private Future<Answer> rejectProposal(Call call) {
        return desk.rejectProposal(call.path("id"), Call.required(call.objectOrNothing(), "reason"), call.by())
                .map(proposal -> Answer.ok(new JsonObject()
                        .put("id", proposal.id())
                        .put("state", proposal.state().word())));
    }

    private Future<Answer> cause(Call call) {
        return desk.cause(call.path("id"))
                .map(found -> Answer.text(
                        found.orElseThrow(() -> new Refusal.Unknown("no assessment is kept for this proposal"))));
    }

    private Future<Answer> consultation(Call call) {
        return desk.consultation(id(call))
                .map(found -> Answer.ok(ConsultationBody.json(
                        found.orElseThrow(() -> new Refusal.Unknown("no consultation is recorded")), json)));
    }

    private Future<Answer> consult(Call call) {
        return desk.consult(id(call), ConsultationBody.read(call.object()), call.by())
                .map(recorded -> Answer.of(201, ConsultationBody.json(recorded, json)));
    }

    private Future<Answer> list(Call call) {
        AlertState state = word(AlertState.class, call.query("state"), "/state");
        int limit = call.limit();
        return desk.alerts(state, call.query("cursor"), limit)
                .map(found -> Answer.page(
                        found.stream().map(json::alert).toList(),
                        found.size() < limit ? null : found.get(limit - 1).id().value()));
    }

    private Future<Answer> draft(Call call) {
        return desk.draft(drafts.whole(call.object()), call.by()).map(alert -> Answer.of(201, json.alert(alert)));
    }

    private Future<Answer> one(Call call) {
        AlertId id = id(call);
        return required(id)
                .compose(alert -> Future.join(
                                parts.deliveries().counts(id),
                                parts.deliveries().latencies(id))
                        .map(both -> json.alert(alert)
                                .put("deliveries", AlertJson.counts(both.resultAt(0)))
                                .put("latencies", AlertJson.latencies(both.resultAt(1)))))
                .map(Answer::ok);
    }

    private Future<Answer> preview(Call call) {
        String channel = call.query("channel");
        return desk.preview(id(call)).map(previews -> {
            if (channel != null && !previews.containsKey(channel)) {
                throw new Refusal.Unknown("the alert does not go out on channel " + channel);
            }
            JsonObject all = new JsonObject();
            previews.forEach((name, preview) -> {
                if (channel == null || channel.equals(name)) {
                    all.put(name, AlertJson.preview(preview));
                }
            });
            return Answer.ok(new JsonObject().put("channels", all));
        });
    }

    private Future<Answer> difference(Call call) {
        return desk.difference(id(call)).map(difference -> Answer.ok(DifferenceJson.of(difference)));
    }

    private Future<Answer> edit(Call call) {
        ObjectNode body = call.object();
        return required(id(call))
                .compose(alert -> desk.edit(alert.id(), drafts.edited(alert, body), call.by()))
                .map(alert -> Answer.ok(json.alert(alert)));
    }

    private Future<Answer> approve(Call call) {
        return desk.approve(id(call), call.by()).map(alert -> Answer.ok(json.alert(alert)));
    }

    private Future<Answer> reject(Call call) {
        return desk.reject(id(call), Call.required(call.objectOrNothing(), "reason"), call.by())
                .map(alert -> Answer.ok(json.alert(alert)));
    }

    private Future<Answer> giveBack(Call call) {
        return desk.giveBack(id(call), Call.required(call.objectOrNothing(), "reason"), call.by())
                .map(alert -> Answer.ok(json.alert(alert)));
    }

    private Future<Answer> update(Call call) {
        ObjectNode body = call.object();
        return required(id(call)).compose(alert -> follow(alert, drafts.update(alert, body), call));
    }

    private Future<Answer> lift(Call call) {
        ObjectNode body = call.objectOrNothing();
        return required(id(call))
                .compose(alert ->
                        follow(alert, drafts.lift(alert, body, parts.clock().instant()), call));
    }

    private Future<Answer> cancel(Call call) {
        ObjectNode body = call.objectOrNothing();
        return required(id(call)).compose(alert -> follow(alert, drafts.cancel(alert, body), call));
    }

    private Future<Answer> follow(Alert published, Desk.Draft draft, Call call) {
        return desk.follow(published.id(), draft.kind(), draft.facts(), call.by())
                .map(alert -> Answer.of(201, json.alert(alert)));
    }

    private Future<Alert> required(AlertId id) {
        return desk.alert(id).map(found -> found.orElseThrow(() -> new Refusal.Unknown("alert " + id)));
    }

    static AlertId id(Call call) {
        try {
            return new AlertId(call.path("id"));
        } catch (IllegalArgumentException e) {
            throw new Refusal.Unknown("alert " + call.path("id"));
        }
    }

    /** A word of a closed list, as {@code word()} writes it; {@code null} when none was given. */
    static <E extends Enum<E>> @Nullable E word(Class<E> words, @Nullable String given, String pointer) {
        if (given == null) {
            return null;
        }
        String name = given.toUpperCase(Locale.ROOT).replace('-', '_');
        for (E word : words.getEnumConstants()) {
            if (word.name().equals(name)) {
                return word;
            }
        }
        throw Call.fault(
                pointer,
                "'" + given + "' (expected one of "
                        + java.util.Arrays.toString(words.getEnumConstants()).toLowerCase(Locale.ROOT) + ")");
    }
}
