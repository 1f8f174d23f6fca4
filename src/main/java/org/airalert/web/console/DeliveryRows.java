package org.airalert.web.console;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.airalert.delivery.Delivery;
import org.airalert.delivery.DeliveryState;
import org.airalert.delivery.Reason;
import org.airalert.delivery.Receipt;
import org.airalert.directory.Recipient;
import org.airalert.store.DeliveryStore;
import org.airalert.web.Moments;
import org.airalert.web.api.OfficeParts;
import org.jspecify.annotations.Nullable;

/** Makes the lines of lists of deliveries, with names in place of ids. */
final class DeliveryRows {
    private final OfficeParts parts;

    DeliveryRows(OfficeParts parts) {
        this.parts = parts;
    }

    /** Names of those whom some deliveries are for: of a large directory no more than that is gathered. */
    Map<String, String> names(List<DeliveryStore.Tracked> some) {
        Set<String> ids = some.stream().map(one -> one.delivery().recipient()).collect(Collectors.toSet());
        return parts.directory().recipients().stream()
                .filter(one -> ids.contains(one.id()))
                .collect(Collectors.toMap(Recipient::id, Recipient::name, (one, other) -> one));
    }

    Row row(Visit visit, DeliveryStore.Tracked tracked, Map<String, String> names) {
        Delivery delivery = tracked.delivery();
        Delivery.Progress progress = delivery.progress();
        return new Row(
                delivery.id().value(),
                parts.dispatcher()
                        .file(delivery.channel())
                        .map(file -> visit.language().of(file.name()))
                        .orElse(delivery.channel()),
                names.getOrDefault(delivery.recipient(), delivery.recipient()),
                progress.state().word(),
                owes(delivery),
                word(visit, progress.reason()),
                progress.attempts(),
                delivery.resends(),
                counts(tracked.counts()),
                time(visit, delivery.plannedAt()),
                time(visit, progress.acceptedAt()),
                time(visit, progress.deliveredAt()),
                time(visit, progress.confirmedAt()));
    }

    /** Handed over, and a confirmation is asked for that has not come. */
    private static boolean owes(Delivery delivery) {
        Delivery.Progress progress = delivery.progress();
        boolean handedOver = progress.state() == DeliveryState.ACCEPTED || progress.state() == DeliveryState.DELIVERED;
        return delivery.confirmBy() != null && progress.confirmedAt() == null && handedOver;
    }

    static String word(Visit visit, @Nullable Reason reason) {
        return reason == null ? "" : visit.words().text("c.why." + reason.word());
    }

    String time(Visit visit, @Nullable Instant time) {
        return time == null ? "" : moments(visit).brief(time);
    }

    private Moments moments(Visit visit) {
        return new Moments(visit.language(), parts.place().plan().zone());
    }

    /** Of an area broadcast: how many phones it was for, has reached, could not reach; empty where no numbers came. */
    private static String counts(Receipt.@Nullable Counts counts) {
        return counts == null ? "" : counts.targeted() + " / " + counts.delivered() + " / " + counts.failed();
    }

    /**
     * One delivery as a list shows it. Times are empty until they are.
     *
     * @param owes whether it was handed over and waits for a confirmation
     */
    public record Row(
            String id,
            String channel,
            String recipient,
            String state,
            boolean owes,
            String reason,
            int attempts,
            int round,
            String counts,
            String planned,
            String accepted,
            String delivered,
            String confirmed) {}
}
