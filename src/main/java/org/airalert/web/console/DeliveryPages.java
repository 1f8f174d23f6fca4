package org.airalert.web.console;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.airalert.access.Permission;
import org.airalert.channel.ChannelFile;
import org.airalert.channel.TransportSettings;
import org.airalert.delivery.Attempt;
import org.airalert.delivery.Delivery;
import org.airalert.delivery.DeliveryId;
import org.airalert.office.Refusal;
import org.airalert.store.DeliveryStore;
import org.airalert.web.api.OfficeParts;

/** One delivery with its attempts, what else the recipient was sent of the alert, and sending it again. */
final class DeliveryPages {
    private static final int MOST_OTHERS = 50;

    private final OfficeParts parts;
    private final DeliveryRows rows;

    DeliveryPages(OfficeParts parts) {
        this.parts = parts;
        this.rows = new DeliveryRows(parts);
    }

    void addTo(Door door) {
        door.get("/deliveries/:id", Permission.READ, this::show)
                .post("/deliveries/:id/resend", Permission.OPERATE, this::resend)
                .post("/deliveries/:id/correct", Permission.OPERATE, this::correct);
    }

    private Future<Reply> show(Visit visit) {
        return tracked(visit.path("id"))
                .compose(found -> others(found.delivery()).map(others -> {
                    Map<String, Object> model = new HashMap<>();
                    Delivery delivery = found.delivery();
                    Map<String, String> names = rows.names(List.of(found));
                    model.put("delivery", rows.row(visit, found, names));
                    model.put(
                            "others",
                            others.stream()
                                    .filter(one -> !one.delivery().id().equals(delivery.id()))
                                    .map(one -> rows.row(visit, one, names))
                                    .toList());
                    model.put("alertId", delivery.alert().value());
                    model.put("recipientId", delivery.recipient());
                    // A viewer follows the message without learning where people can be reached.
                    model.put("address", visit.may(Permission.READ_PERSONAL) ? delivery.address() : "****");
                    model.put(
                            "attempts",
                            found.attempts().stream()
                                    .map(one -> attempt(visit, one))
                                    .toList());
                    model.put("addressKind", addressKind(delivery));
                    model.put("resendable", !delivery.progress().state().isPending());
                    return Reply.page("delivery", model);
                }));
    }

    /** Everything of the alert that went to the same recipient. */
    private Future<List<DeliveryStore.Tracked>> others(Delivery delivery) {
        return parts.deliveries()
                .list(new DeliveryStore.Filter(delivery.alert(), null, null, delivery.recipient(), null, MOST_OTHERS));
    }

    private Future<Reply> resend(Visit visit) {
        return parts.desk()
                .resend(visit.path("id"), visit.by())
                .map(id -> new Reply.Redirect(Console.BASE + "/deliveries/" + id));
    }

    /** Of which kind the addresses of the delivery's channel are; empty where its file sets one for all. */
    private String addressKind(Delivery delivery) {
        return parts.dispatcher()
                .file(delivery.channel())
                .map(ChannelFile::transport)
                .filter(transport -> transport.endpoint().isEmpty())
                .map(TransportSettings::addressKey)
                .orElse("");
    }

    /** The address is put right in the directory, then the frozen text goes there. */
    private Future<Reply> correct(Visit visit) {
        String after = visit.field("address");
        return tracked(visit.path("id"))
                .compose(found -> {
                    Delivery delivery = found.delivery();
                    String kind = addressKind(delivery);
                    if (kind.isEmpty()) {
                        throw new Refusal.NotNow(visit.words().text("c.correct.none"));
                    }
                    if (delivery.progress().state().isPending()) {
                        throw new Refusal.NotNow(visit.words().text("c.resend.pending"));
                    }
                    OfficeParts.Directory.Correction correction =
                            new OfficeParts.Directory.Correction(kind, delivery.address(), after);
                    return parts.directory()
                            .correct(delivery.recipient(), correction, visit.by())
                            .compose(done -> parts.desk().resendTo(delivery.id().value(), after, visit.by()));
                })
                .map(id -> new Reply.Redirect(Console.BASE + "/deliveries/" + id));
    }

    private Future<DeliveryStore.Tracked> tracked(String id) {
        return parts.deliveries()
                .find(new DeliveryId(id))
                .map(found -> found.orElseThrow(() -> new Refusal.Unknown("delivery " + id)));
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

    public record Try(int number, String started, String ended, String answer, String reason, String detail) {}
}
