package org.airalert.web.api;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import org.airalert.access.Permission;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertId;
import org.airalert.alert.AlertState;
import org.airalert.alert.SecondSignature;
import org.airalert.office.Refusal;
import org.airalert.office.Signatures;

/** Who signs an alert and by when, and the urgent path: publish on one signature, sign second. */
final class SignatureCalls {
    private final OfficeParts parts;
    private final Signatures signatures;
    private final AlertJson json;

    SignatureCalls(OfficeParts parts, AlertJson json) {
        this.parts = parts;
        this.signatures = parts.desk().signatures();
        this.json = json;
    }

    void addTo(Routes routes) {
        routes.get("/alerts/:id/approval", Permission.READ, this::approval)
                .get("/second-signatures", Permission.READ, this::owed)
                .post("/alerts/:id/approve-urgent", Permission.APPROVE, this::approveUrgently)
                .post("/alerts/:id/second-signature", Permission.APPROVE, this::sign);
    }

    private Future<Answer> approval(Call call) {
        AlertId id = id(call);
        return parts.desk()
                .alert(id)
                .map(found -> found.orElseThrow(() -> new Refusal.Unknown("alert " + id)))
                .compose(alert -> signatures.of(id).map(second -> Answer.ok(approval(call, alert, second))));
    }

    private JsonObject approval(Call call, Alert alert, Optional<SecondSignature> second) {
        Instant now = parts.clock().instant();
        boolean waits = alert.state() == AlertState.SUBMITTED;
        Instant decideBy = signatures.rules().decideBy(alert);
        return new JsonObject()
                .put(
                        "signer",
                        signatures
                                .rules()
                                .needed(alert)
                                .name()
                                .toLowerCase(java.util.Locale.ROOT)
                                .replace('_', '-'))
                .put("submittedAt", json.time(alert.submittedAt()))
                .put("decideBy", json.time(waits ? decideBy : null))
                .put("overdue", waits && now.isAfter(decideBy))
                .put("deputyFrom", json.time(waits ? signatures.rules().deputyFrom(alert) : null))
                .put("youMay", signatures.ordinary(alert, call.by()).isAllowed())
                .put("youMayUrgently", signatures.urgent(alert, call.by()).isAllowed())
                .put("secondSignature", second.map(owed -> second(owed, now)).orElse(null));
    }

    private Future<Answer> owed(Call call) {
        Instant now = parts.clock().instant();
        return signatures
                .owed()
                .map(owed -> Answer.ok(new JsonObject()
                        .put(
                                "items",
                                new JsonArray(owed.stream()
                                        .map(one -> second(one, now))
                                        .toList()))
                        .put("next", null)));
    }

    private Future<Answer> approveUrgently(Call call) {
        return signatures
                .approveUrgently(id(call), Call.required(call.objectOrNothing(), "reason"), call.by())
                .map(alert -> Answer.ok(json.alert(alert)));
    }

    private Future<Answer> sign(Call call) {
        return signatures
                .sign(id(call), call.by())
                .map(given -> Answer.ok(second(given, parts.clock().instant())));
    }

    private JsonObject second(SecondSignature owed, Instant now) {
        return new JsonObject()
                .put("alertId", owed.alert().value())
                .put("state", owed.at(now).word())
                .put("first", owed.first())
                .put("firstAt", json.time(owed.firstAt()))
                .put("reason", owed.reason())
                .put("due", json.time(owed.due()))
                .put("second", owed.second())
                .put("secondAt", json.time(owed.secondAt()));
    }

    private static AlertId id(Call call) {
        try {
            return new AlertId(call.path("id"));
        } catch (IllegalArgumentException e) {
            throw new Refusal.Unknown("alert " + call.path("id"));
        }
    }
}
