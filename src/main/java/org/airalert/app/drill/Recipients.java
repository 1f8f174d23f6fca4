package org.airalert.app.drill;

import static org.airalert.app.drill.DrillPlayer.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.airalert.alert.AlertId;
import org.airalert.app.config.Configuration;
import org.airalert.channel.ChannelFile;
import org.airalert.delivery.Delivery;
import org.airalert.delivery.DeliveryState;
import org.airalert.store.DeliveryStore;

/** Those who get a drill's messages: waits until they have them, and confirms for them. Used by one thread. */
final class Recipients {
    private static final int PAGE = 1_000;
    /** How many looks at what is under way are enough: whoever is down stays down, and is tried again when the clock goes on. */
    private static final int LOOKS = 400;

    private final DeliveryStore deliveries;
    private final Set<String> reporting = new HashSet<>();
    private final Set<String> silent = new HashSet<>();
    private final List<AlertId> followed = new ArrayList<>();

    Recipients(DeliveryStore deliveries, Configuration config, Script script) {
        this.deliveries = deliveries;
        config.channels().stream()
                .filter(channel -> channel.tracking().receipts())
                .map(ChannelFile::id)
                .forEach(reporting::add);
        silent.addAll(script.people().silent());
        script.faults().forEach(fault -> {
            if (fault instanceof Script.Fault.DeadContact dead) {
                silent.add(dead.recipient());
            }
        });
    }

    /** Waits until the alert's first tries are over. */
    void follow(AlertId alert, Runnable pause) {
        followed.add(alert);
        for (int look = 0; look < LOOKS && (isPlanning(alert) || isUnderWay(alert)); look++) {
            pause.run();
        }
    }

    private boolean isPlanning(AlertId alert) {
        return within(deliveries.counts(alert)).isEmpty();
    }

    /** Waits until nothing of the newest alerts is on its way; what waits for a later try may wait. */
    void rest(Runnable pause) {
        for (int look = 0; look < LOOKS && newest().stream().anyMatch(this::isUnderWay); look++) {
            pause.run();
        }
    }

    private List<AlertId> newest() {
        return followed.subList(Math.max(0, followed.size() - 2), followed.size());
    }

    private boolean isUnderWay(AlertId alert) {
        Map<String, Map<DeliveryState, Long>> counts = within(deliveries.counts(alert));
        return counts.entrySet().stream()
                .anyMatch(channel -> number(channel.getValue(), DeliveryState.QUEUED) > 0
                        || number(channel.getValue(), DeliveryState.SENDING) > 0
                        || (reporting.contains(channel.getKey())
                                && number(channel.getValue(), DeliveryState.ACCEPTED) > 0));
    }

    private static long number(Map<DeliveryState, Long> counts, DeliveryState state) {
        return counts.getOrDefault(state, 0L);
    }

    /** Confirms every delivery of an alert that arrived and asks for it, but those of the silent ones. */
    void confirm(AlertId alert, Instant now) {
        String cursor = null;
        List<DeliveryStore.Tracked> page;
        do {
            page = within(deliveries.list(new DeliveryStore.Filter(alert, null, null, null, cursor, PAGE)));
            for (DeliveryStore.Tracked tracked : page) {
                Delivery delivery = tracked.delivery();
                cursor = delivery.id().value();
                DeliveryState state = delivery.progress().state();
                boolean arrived = state == DeliveryState.ACCEPTED || state == DeliveryState.DELIVERED;
                if (arrived && delivery.confirmBy() != null && !silent.contains(delivery.recipient())) {
                    within(deliveries.confirm(delivery.id(), now));
                }
            }
        } while (page.size() == PAGE);
    }
}
