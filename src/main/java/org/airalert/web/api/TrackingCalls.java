package org.airalert.web.api;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.airalert.access.Permission;
import org.airalert.alert.AlertId;
import org.airalert.channel.RouteStatus;
import org.airalert.delivery.DeliveryId;
import org.airalert.delivery.DeliveryState;
import org.airalert.dispatch.ChannelState;
import org.airalert.dispatch.ChannelStatus;
import org.airalert.office.Refusal;
import org.airalert.store.DeliveryStore;

/** Deliveries with their attempts, and the channels that carry them. */
final class TrackingCalls {
    private final OfficeParts parts;
    private final AlertJson json;
    private final ChannelSwitch lever;

    TrackingCalls(OfficeParts parts, AlertJson json) {
        this.parts = parts;
        this.json = json;
        this.lever = new ChannelSwitch(parts);
    }

    void addTo(Routes routes) {
        routes.get("/alerts/:id/deliveries", Permission.READ, this::list)
                .get("/deliveries/:id", Permission.READ, this::one)
                .post("/deliveries/:id/resend", Permission.OPERATE, this::resend)
                .get("/channels", Permission.READ, this::channels)
                .post("/channels/:id/pause", Permission.OPERATE, this::pause)
                .post("/channels/:id/resume", Permission.OPERATE, this::resume)
                .post("/channels/:id/pin", Permission.OPERATE, this::pin)
                .post("/channels/:id/unpin", Permission.OPERATE, this::unpin);
    }

    private Future<Answer> list(Call call) {
        int limit = call.limit();
        AlertId id = AlertCalls.id(call);
        DeliveryStore.Filter filter = new DeliveryStore.Filter(
                id,
                call.query("channel"),
                AlertCalls.word(DeliveryState.class, call.query("state"), "/state"),
                call.query("recipient"),
                call.query("cursor"),
                limit);
        boolean personal = Permission.READ_PERSONAL.isHeldBy(call.by());
        return known(id)
                .compose(alert -> parts.deliveries().list(filter))
                .map(found -> Answer.page(
                        found.stream().map(one -> json.delivery(one, personal)).toList(),
                        found.size() < limit
                                ? null
                                : found.get(limit - 1).delivery().id().value()));
    }

    private Future<AlertId> known(AlertId alert) {
        return parts.desk()
                .alert(alert)
                .map(found -> found.orElseThrow(() -> new Refusal.Unknown("alert " + alert))
                        .id());
    }

    private Future<Answer> one(Call call) {
        return parts.deliveries().find(new DeliveryId(call.path("id"))).map(found -> {
            DeliveryStore.Tracked tracked = found.orElseThrow(() -> new Refusal.Unknown("delivery " + call.path("id")));
            return Answer.ok(json.delivery(tracked, Permission.READ_PERSONAL.isHeldBy(call.by())));
        });
    }

    private Future<Answer> resend(Call call) {
        return parts.desk()
                .resend(call.path("id"), call.by())
                .map(id -> Answer.of(202, new JsonObject().put("id", id)));
    }

    private Future<Answer> channels(Call call) {
        return parts.dispatcher()
                .status()
                .map(all -> Answer.page(all.stream().map(this::channel).toList(), null));
    }

    private Future<Answer> pause(Call call) {
        String channel = call.path("id");
        String why = call.objectOrNothing().path("reason").asText("").strip();
        return lever.pause(channel, why, call.by())
                .map(state -> Answer.ok(state(state).put("id", channel)));
    }

    private Future<Answer> resume(Call call) {
        String channel = call.path("id");
        return lever.resume(channel, call.by())
                .map(state -> Answer.ok(state(state).put("id", channel)));
    }

    private Future<Answer> pin(Call call) {
        String channel = call.path("id");
        String route = call.objectOrNothing().path("route").asText("").strip();
        return lever.pin(channel, Optional.of(route), call.by())
                .map(done -> Answer.ok(new JsonObject().put("id", channel).put("pinned", route)));
    }

    private Future<Answer> unpin(Call call) {
        String channel = call.path("id");
        return lever.pin(channel, Optional.empty(), call.by())
                .map(done -> Answer.ok(new JsonObject().put("id", channel).putNull("pinned")));
    }

    private static JsonArray routes(ChannelStatus status) {
        JsonArray routes = new JsonArray();
        for (RouteStatus route : status.routes()) {
            routes.add(new JsonObject()
                    .put("id", route.id())
                    .put("transport", route.transport())
                    .put("weight", route.weight())
                    .put("percent", route.percent())
                    .put("cause", route.cause())
                    .put("pinned", route.pinned())
                    .put("link", route.link())
                    .put("accepted", route.accepted())
                    .put("failed", route.failed())
                    .put("doubled", route.doubled()));
        }
        return routes;
    }

    private JsonObject state(ChannelState state) {
        return new JsonObject()
                .put("state", state.kind().word())
                .put("why", state.why())
                .put("by", state.by())
                .put("since", json.time(state.since()));
    }

    private JsonObject channel(ChannelStatus status) {
        ChannelStatus.Link link = status.link();
        return state(status.state())
                .put("id", status.id())
                .put(
                        "name",
                        new JsonObject()
                                .put("zh", status.name().zh())
                                .put("en", status.name().en()))
                .put("audience", status.audience().word())
                .put("transport", status.transport())
                .put("circuit", status.circuit())
                .put("unreachable", status.unreachable())
                .put("queued", status.queued())
                .put("inFlight", status.inFlight())
                .put("perSecond", status.perSecond())
                .put(
                        "counts",
                        new JsonObject()
                                .put("accepted", status.counts().accepted())
                                .put("deferred", status.counts().deferred())
                                .put("rejected", status.counts().rejected()))
                .put("routes", routes(status))
                .put(
                        "link",
                        link == null
                                ? null
                                : new JsonObject()
                                        .put("open", link.open())
                                        .put("detail", link.detail())
                                        .put("at", json.time(link.at())));
    }
}
