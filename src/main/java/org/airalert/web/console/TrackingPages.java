package org.airalert.web.console;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.airalert.access.Permission;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertId;
import org.airalert.delivery.Attempt;
import org.airalert.delivery.Delivery;
import org.airalert.delivery.DeliveryId;
import org.airalert.delivery.DeliveryState;
import org.airalert.office.Refusal;
import org.airalert.store.DeliveryStore;
import org.airalert.web.Moments;
import org.airalert.web.api.Estimates;
import org.airalert.web.api.OfficeParts;
import org.jspecify.annotations.Nullable;

/** Where an alert's messages are: the board, the list, one delivery with its attempts, and sending it again. */
final class TrackingPages {
    private static final int PAGE = 50;

    private final OfficeParts parts;
    private final DeliveryRows rows;

    TrackingPages(OfficeParts parts) {
        this.parts = parts;
        this.rows = new DeliveryRows(parts);
    }

    void addTo(Door door) {
        door.get("/alerts/:id/tracking", Permission.READ, this::show)
                .live("/alerts/:id/tracking/board", Permission.READ, this::board)
                .live("/alerts/:id/tracking/list", Permission.READ, this::show)
                .get("/deliveries/:id", Permission.READ, this::one)
                .post("/deliveries/:id/resend", Permission.OPERATE, this::resend);
    }

    private Future<Reply> show(Visit visit) {
        AlertId id = visit.alertId();
        String channel = visit.query("channel");
        DeliveryState state = state(visit.query("state"));
        DeliveryStore.Filter filter = new DeliveryStore.Filter(id, channel, state, null, visit.query("after"), PAGE);
        return boardModel(visit, id)
                .compose(model -> parts.deliveries().list(filter).map(found -> {
                    Map<String, String> names = rows.names();
                    model.put(
                            "deliveries",
                            found.stream()
                                    .map(one -> rows.row(visit, one, names))
                                    .toList());
                    model.put("after", Objects.requireNonNullElse(visit.query("after"), ""));
                    model.put("channel", channel == null ? "" : channel);
                    model.put("state", state == null ? "" : state.word());
                    model.put(
                            "states",
                            Stream.of(DeliveryState.values())
                                    .map(DeliveryState::word)
                                    .toList());
                    model.put(
                            "next",
                            found.size() < PAGE
                                    ? ""
                                    : found.get(PAGE - 1).delivery().id().value());
                    return Reply.page("tracking", model);
                }));
    }

    private Future<Reply> board(Visit visit) {
        return boardModel(visit, visit.alertId()).map(model -> Reply.page("board", model));
    }

    private Future<Map<String, Object>> boardModel(Visit visit, AlertId id) {
        return alert(id)
                .compose(alert -> parts.deliveries()
                        .counts(id)
                        .compose(counts -> Future.join(
                                        parts.deliveries().latencies(id),
                                        parts.dispatcher().status(),
                                        parts.followUp().outstanding(alert),
                                        new Broadcasts(parts).of(id, counts),
                                        new Estimates(parts).of(alert))
                                .map(all -> {
                                    Map<String, Object> model = new HashMap<>();
                                    model.put("alert", new AlertCard.Maker(visit.words(), moments(visit)).of(alert));
                                    Outgoing names = new Outgoing(visit.words(), all.resultAt(1));
                                    model.put("board", Board.of(counts, all.resultAt(0), all.resultAt(3), names));
                                    model.put(
                                            "estimate",
                                            EstimateWords.of(all.resultAt(4), visit, names, moments(visit)));
                                    model.put("open", OpenList.of(all.resultAt(2), visit, moments(visit)));
                                    return model;
                                })));
    }

    private Future<Alert> alert(AlertId id) {
        return parts.desk().alert(id).map(found -> found.orElseThrow(() -> new Refusal.Unknown("alert " + id)));
    }

    private Future<Reply> one(Visit visit) {
        return tracked(visit.path("id")).map(found -> {
            Map<String, Object> model = new HashMap<>();
            Delivery delivery = found.delivery();
            model.put("delivery", rows.row(visit, found, rows.names()));
            model.put("alertId", delivery.alert().value());
            // A viewer follows the message without learning where people can be reached.
            model.put("address", visit.may(Permission.READ_PERSONAL) ? delivery.address() : "****");
            model.put(
                    "attempts",
                    found.attempts().stream().map(one -> attempt(visit, one)).toList());
            model.put("resendable", !delivery.progress().state().isPending());
            return Reply.page("delivery", model);
        });
    }

    private Future<Reply> resend(Visit visit) {
        return parts.desk()
                .resend(visit.path("id"), visit.by())
                .map(id -> new Reply.Redirect(Console.BASE + "/deliveries/" + id));
    }

    private Future<DeliveryStore.Tracked> tracked(String id) {
        return parts.deliveries()
                .find(new DeliveryId(id))
                .map(found -> found.orElseThrow(() -> new Refusal.Unknown("delivery " + id)));
    }

    private static @Nullable DeliveryState state(@Nullable String word) {
        return Stream.of(DeliveryState.values())
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElse(null);
    }

    private Try attempt(Visit visit, Attempt attempt) {
        return new Try(
                attempt.number(),
                rows.time(visit, attempt.startedAt()),
                rows.time(visit, attempt.endedAt()),
                attempt.answer(),
                DeliveryRows.word(visit, attempt.reason()),
                attempt.detail());
    }

    private Moments moments(Visit visit) {
        return new Moments(visit.language(), parts.place().plan().zone());
    }

    public record Try(int number, String started, String ended, String answer, String reason, String detail) {}
}
