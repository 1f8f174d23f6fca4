package org.airalert.web.console;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.airalert.access.AuditEntry;
import org.airalert.access.Permission;
import org.airalert.alert.AlertId;
import org.airalert.delivery.Delivery;
import org.airalert.delivery.DeliveryState;
import org.airalert.delivery.Reason;
import org.airalert.directory.Recipient;
import org.airalert.office.Refusal;
import org.airalert.store.DeliveryStore;
import org.airalert.store.Ledger;
import org.airalert.web.Moments;
import org.airalert.web.api.AlertJson;
import org.airalert.web.api.OfficeParts;
import org.airalert.worker.Workers;
import org.jspecify.annotations.Nullable;

/** An alert's deliveries, and who has not confirmed, as a file for a spreadsheet; addresses are masked for whoever may not see them. That it was taken is put down. */
final class DeliveriesFile {
    private static final int STEP = 500;
    private static final int MOST = 100_000;
    private static final List<String> HEADER = List.of(
            "delivery",
            "channel",
            "recipient",
            "name",
            "address",
            "state",
            "reason",
            "attempts",
            "planned",
            "accepted",
            "delivered",
            "confirmed");

    private static final List<String> OPEN =
            List.of("recipient", "name", "state", "phones", "step", "until", "supervisor");

    private final OfficeParts parts;
    private final Workers workers;

    DeliveriesFile(OfficeParts parts, Workers workers) {
        this.parts = parts;
        this.workers = workers;
    }

    void addTo(Door door) {
        door.get("/alerts/:id/deliveries.csv", Permission.READ, visit -> export(visit, ListFile.csv(HEADER)))
                .get(
                        "/alerts/:id/deliveries.xlsx",
                        Permission.READ,
                        visit -> export(visit, ListFile.xlsx(HEADER, workers)))
                .get("/alerts/:id/unconfirmed.csv", Permission.READ, visit -> unconfirmed(visit, ListFile.csv(OPEN)))
                .get(
                        "/alerts/:id/unconfirmed.xlsx",
                        Permission.READ,
                        visit -> unconfirmed(visit, ListFile.xlsx(OPEN, workers)));
    }

    private Future<Reply> export(Visit visit, ListFile file) {
        AlertId alert = visit.alertId();
        String state = visit.query("state");
        DeliveryState only = Stream.of(DeliveryState.values())
                .filter(one -> one.word().equals(state))
                .findFirst()
                .orElse(null);
        Sheet sheet = new Sheet(file, names(), visit.may(Permission.READ_PERSONAL));
        return noted(visit, "deliveries.export")
                .compose(done ->
                        fill(sheet, new DeliveryStore.Filter(alert, visit.query("channel"), only, null, null, STEP), 0))
                .compose(done -> file.done(alert.value()));
    }

    /** Who has not confirmed or was not reached, with the telephone numbers by which they can be rung up. */
    private Future<Reply> unconfirmed(Visit visit, ListFile file) {
        AlertId id = visit.alertId();
        Moments moments = new Moments(visit.language(), parts.place().plan().zone());
        return parts.desk()
                .alert(id)
                .map(found -> found.orElseThrow(() -> new Refusal.Unknown("alert " + id)))
                .compose(alert -> noted(visit, "unconfirmed.export")
                        .compose(done -> parts.followUp().outstanding(alert)))
                .compose(open -> file.add(OpenList.all(open, visit, moments).rows().stream()
                        .map(row -> List.of(
                                row.id(), row.name(), row.how(), row.phones(), row.step(), row.until(), row.told()))
                        .toList()))
                .compose(done -> file.done(id.value() + "-unconfirmed"));
    }

    private Future<?> noted(Visit visit, String action) {
        AuditEntry entry = new AuditEntry(
                parts.clock().instant(),
                visit.by().account(),
                action,
                visit.alertId().value(),
                Map.of());
        return parts.access().audit().commit(new Ledger.Commit(List.of(), List.of()), List.of(entry));
    }

    private Map<String, String> names() {
        return parts.directory().recipients().stream()
                .collect(Collectors.toMap(Recipient::id, Recipient::name, (one, other) -> one));
    }

    /** @param personal whether addresses stand in it in full */
    private record Sheet(ListFile file, Map<String, String> names, boolean personal) {}

    /** Page by page, to the end of the list or to {@value #MOST}. */
    private Future<Void> fill(Sheet sheet, DeliveryStore.Filter filter, int before) {
        return parts.deliveries()
                .list(filter)
                .compose(found -> sheet.file()
                        .add(found.stream()
                                .map(one -> cells(one.delivery(), sheet))
                                .toList())
                        .compose(added -> {
                            int now = before + found.size();
                            if (found.size() < STEP || now >= MOST) {
                                return Future.succeededFuture();
                            }
                            String last =
                                    found.get(found.size() - 1).delivery().id().value();
                            return fill(
                                    sheet,
                                    new DeliveryStore.Filter(
                                            filter.alert(), filter.channel(), filter.state(), null, last, STEP),
                                    now);
                        }));
    }

    private List<String> cells(Delivery one, Sheet sheet) {
        Delivery.Progress progress = one.progress();
        Reason reason = progress.reason();
        return List.of(
                one.id().value(),
                one.channel(),
                one.recipient(),
                Objects.requireNonNullElse(sheet.names().get(one.recipient()), ""),
                sheet.personal() ? one.address() : AlertJson.mask(one.address()),
                progress.state().word(),
                reason == null ? "" : reason.word(),
                Integer.toString(progress.attempts()),
                time(one.plannedAt()),
                time(progress.acceptedAt()),
                time(progress.deliveredAt()),
                time(progress.confirmedAt()));
    }

    private String time(@Nullable Instant time) {
        return time == null ? "" : Moments.iso(time, parts.place().plan().zone());
    }
}
