package org.airalert.web.console;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.airalert.delivery.Delivery;
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

    Map<String, String> names() {
        return parts.directory().recipients().stream()
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
                word(visit, progress.reason()),
                progress.attempts(),
                delivery.resends(),
                counts(tracked.counts()),
                time(visit, delivery.plannedAt()),
                time(visit, progress.acceptedAt()),
                time(visit, progress.deliveredAt()),
                time(visit, progress.confirmedAt()));
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

    /** One delivery as a list shows it. Times are empty until they are. */
    public record Row(
            String id,
            String channel,
            String recipient,
            String state,
            String reason,
            int attempts,
            int round,
            String counts,
            String planned,
            String accepted,
            String delivered,
            String confirmed) {}
}
