package org.airalert.web.console;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.airalert.alert.AlertId;
import org.airalert.delivery.DeliveryState;
import org.airalert.delivery.Receipt;
import org.airalert.store.DeliveryStore;
import org.airalert.web.api.OfficeParts;
import org.jspecify.annotations.Nullable;

/** How many phones the carriers' area broadcasts were for and have reached, as their receipts report it. */
final class Broadcasts {
    /** One delivery is a whole area; a channel with more of them than this tells people one by one and reports no such numbers. */
    private static final int MOST = 20;

    private final OfficeParts parts;

    Broadcasts(OfficeParts parts) {
        this.parts = parts;
    }

    /** Sums by channel; without an entry where no numbers came. */
    Future<Map<String, Receipt.Counts>> of(AlertId alert, Map<String, Map<DeliveryState, Long>> counts) {
        Map<String, Receipt.Counts> sums = new TreeMap<>();
        Future<Void> done = Future.succeededFuture();
        for (Map.Entry<String, Map<DeliveryState, Long>> channel : counts.entrySet()) {
            long planned = channel.getValue().values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            if (planned > 0 && planned <= MOST && isReported(channel.getKey())) {
                DeliveryStore.Filter filter = new DeliveryStore.Filter(alert, channel.getKey(), null, null, null, MOST);
                done = done.compose(before -> parts.deliveries().list(filter)).map(found -> {
                    Receipt.Counts sum = sum(found);
                    if (sum != null) {
                        sums.put(channel.getKey(), sum);
                    }
                    return null;
                });
            }
        }
        return done.map(before -> sums);
    }

    private boolean isReported(String channel) {
        return parts.dispatcher()
                .file(channel)
                .filter(file -> file.tracking().receipts())
                .isPresent();
    }

    private static Receipt.@Nullable Counts sum(List<DeliveryStore.Tracked> found) {
        Receipt.Counts sum = null;
        for (DeliveryStore.Tracked one : found) {
            Receipt.Counts more = one.counts();
            if (more != null) {
                sum = sum == null
                        ? more
                        : new Receipt.Counts(
                                sum.targeted() + more.targeted(),
                                sum.delivered() + more.delivered(),
                                sum.failed() + more.failed());
            }
        }
        return sum;
    }
}
