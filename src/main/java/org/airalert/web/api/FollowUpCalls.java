package org.airalert.web.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.airalert.access.Permission;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertId;
import org.airalert.delivery.DeliveryState;
import org.airalert.delivery.Reason;
import org.airalert.directory.Contact;
import org.airalert.office.Desk;
import org.airalert.office.Refusal;
import org.airalert.office.escalation.Outstanding;
import org.jspecify.annotations.Nullable;

/** What did not arrive or was not confirmed, and sending it again. */
final class FollowUpCalls {
    private final OfficeParts parts;
    private final AlertJson json;

    FollowUpCalls(OfficeParts parts, AlertJson json) {
        this.parts = parts;
        this.json = json;
    }

    void addTo(Routes routes) {
        routes.get("/alerts/:id/unconfirmed", Permission.READ, this::unconfirmed)
                .get("/alerts/:id/estimate", Permission.READ, this::estimate)
                .post("/alerts/:id/deliveries/resend", Permission.OPERATE, this::resendOfAlert)
                .get("/dead-letters", Permission.READ, this::deadLetters)
                .post("/dead-letters/resend", Permission.OPERATE, this::resend);
    }

    private Future<Answer> unconfirmed(Call call) {
        String cursor = call.query("cursor");
        int limit = call.limit();
        boolean personal = Permission.READ_PERSONAL.isHeldBy(call.by());
        return alert(AlertCalls.id(call)).compose(parts.followUp()::outstanding).map(all -> {
            List<Outstanding> page = all.stream()
                    .filter(one -> cursor == null || one.recipient().id().compareTo(cursor) > 0)
                    .limit(limit)
                    .toList();
            return Answer.page(
                    page.stream().map(one -> outstanding(one, personal)).toList(),
                    page.size() < limit ? null : page.get(limit - 1).recipient().id());
        });
    }

    private Future<Answer> estimate(Call call) {
        return alert(AlertCalls.id(call)).compose(new Estimates(parts)::of).map(whole -> {
            JsonArray channels = new JsonArray();
            whole.channels()
                    .forEach(one -> channels.add(new JsonObject()
                            .put("channel", one.channel())
                            .put("waiting", one.waiting())
                            .put("by", json.time(one.by()))
                            .put("basis", one.basis().word())));
            return Answer.ok(new JsonObject().put("by", json.time(whole.by())).put("channels", channels));
        });
    }

    private Future<Alert> alert(AlertId id) {
        return parts.desk().alert(id).map(found -> found.orElseThrow(() -> new Refusal.Unknown("alert " + id)));
    }

    private JsonObject outstanding(Outstanding one, boolean personal) {
        JsonArray contacts = new JsonArray();
        for (Contact contact : one.recipient().contacts()) {
            contacts.add(new JsonObject()
                    .put("name", contact.name())
                    .put("phone", personal ? contact.phone() : AlertJson.mask(contact.phone())));
        }
        String phone = one.recipient().addresses().getOrDefault("phone", "");
        return new JsonObject()
                .put("recipient", one.recipient().id())
                .put("name", one.recipient().name())
                .put("audience", one.recipient().audience().word())
                .put("reached", one.reached())
                .put("mustConfirm", one.mustConfirm())
                .put("step", one.step())
                .put("until", json.time(one.until()))
                .put("supervisorTold", one.supervisor())
                .put("phone", personal ? phone : AlertJson.mask(phone))
                .put("contacts", contacts);
    }

    private Future<Answer> deadLetters(Call call) {
        boolean personal = Permission.READ_PERSONAL.isHeldBy(call.by());
        Desk.Lost query = query(
                call.query("alert"),
                call.query("channel"),
                call.query("recipient"),
                call.query("state"),
                call.query("reason"));
        return parts.desk()
                .lost(query, call.query("cursor"), call.limit())
                .map(page -> Answer.page(
                        page.items().stream()
                                .map(one -> json.delivery(one, personal))
                                .toList(),
                        page.next()));
    }

    private Future<Answer> resendOfAlert(Call call) {
        AlertId id = AlertCalls.id(call);
        ObjectNode body = call.objectOrNothing();
        return alert(id).compose(alert -> resend(call, query(body, id.value())));
    }

    private Future<Answer> resend(Call call) {
        ObjectNode body = call.objectOrNothing();
        return resend(call, query(body, text(body, "alert")));
    }

    private Future<Answer> resend(Call call, Desk.Lost query) {
        return parts.desk()
                .resendAll(query, call.by())
                .map(done -> Answer.of(
                        202,
                        new JsonObject()
                                .put("resent", done.sent())
                                .put("skipped", done.skipped())
                                .put("more", done.more())));
    }

    private static Desk.Lost query(ObjectNode body, @Nullable String alert) {
        return query(alert, text(body, "channel"), text(body, "recipient"), text(body, "state"), text(body, "reason"));
    }

    private static @Nullable String text(ObjectNode body, String field) {
        String text = body.path(field).asText("").strip();
        return text.isEmpty() ? null : text;
    }

    private static Desk.Lost query(
            @Nullable String alert,
            @Nullable String channel,
            @Nullable String recipient,
            @Nullable String state,
            @Nullable String reason) {
        DeliveryState lost = AlertCalls.word(DeliveryState.class, state, "/state");
        if (lost != null
                && lost != DeliveryState.FAILED
                && lost != DeliveryState.EXPIRED
                && lost != DeliveryState.UNCONFIRMED) {
            throw Call.fault("/state", state + " (expected failed, expired or unconfirmed)");
        }
        return new Desk.Lost(
                alert == null ? null : id(alert),
                channel,
                recipient,
                lost,
                AlertCalls.word(Reason.class, reason, "/reason"));
    }

    private static AlertId id(String text) {
        try {
            return new AlertId(text);
        } catch (IllegalArgumentException e) {
            throw Call.fault("/alert", text + " is not an alert's id");
        }
    }
}
