package org.airalert.office.escalation;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.airalert.alert.AlertId;
import org.airalert.delivery.ChannelPlan;
import org.airalert.delivery.ChannelUse;
import org.airalert.delivery.Delivery;
import org.airalert.delivery.DeliveryState;
import org.airalert.delivery.Escalation.Tried;
import org.airalert.store.DeliveryStore;

/**
 * Looks up how an alert fared with everybody who must confirm or could not be reached. Where no confirmation is asked for, only what is lost is
 * read, because those may be a million; of the others there are no more than the directory has.
 */
final class Survey {
    private static final int PAGE = 500;
    private static final Set<DeliveryState> LOST =
            EnumSet.of(DeliveryState.FAILED, DeliveryState.EXPIRED, DeliveryState.UNCONFIRMED);

    private final DeliveryStore deliveries;
    private final List<ChannelPlan> channels;
    private final Predicate<String> watched;

    /** @param watched whether anything could follow for a recipient where no confirmation is asked for */
    Survey(DeliveryStore deliveries, List<ChannelPlan> channels, Predicate<String> watched) {
        this.deliveries = deliveries;
        this.channels = channels.stream()
                .filter(channel -> channel.use() != ChannelUse.SUPERVISION)
                .toList();
        this.watched = watched;
    }

    /**
     * What was tried, by recipient.
     *
     * @param counts of the alert's deliveries by channel and state
     */
    Future<Map<String, List<Tried>>> of(AlertId alert, Map<String, Map<DeliveryState, Long>> counts) {
        Map<String, List<Tried>> tried = new TreeMap<>();
        Set<String> lost = new HashSet<>();
        Future<Void> done = Future.succeededFuture();
        for (ChannelPlan channel : channels) {
            Map<DeliveryState, Long> numbers = counts.getOrDefault(channel.id(), Map.of());
            if (isReadWhole(channel) && !numbers.isEmpty()) {
                done = done.compose(before -> read(filter(alert, channel.id(), null), one -> add(tried, one)));
            } else {
                for (DeliveryState state : LOST) {
                    if (numbers.getOrDefault(state, 0L) > 0) {
                        done = done.compose(before -> read(filter(alert, channel.id(), state), one -> note(lost, one)));
                    }
                }
            }
        }
        return done.compose(before -> whole(alert, lost, tried)).map(before -> tried);
    }

    private static boolean isReadWhole(ChannelPlan channel) {
        return channel.asksConfirmation() || channel.use() == ChannelUse.STANDBY;
    }

    private static DeliveryStore.Filter filter(
            AlertId alert, String channel, @org.jspecify.annotations.Nullable DeliveryState state) {
        return new DeliveryStore.Filter(alert, channel, state, null, null, PAGE);
    }

    private static void add(Map<String, List<Tried>> tried, Delivery delivery) {
        tried.computeIfAbsent(delivery.recipient(), none -> new ArrayList<>()).add(Tried.of(delivery));
    }

    private void note(Set<String> lost, Delivery delivery) {
        if (watched.test(delivery.recipient())) {
            lost.add(delivery.recipient());
        }
    }

    /** One lost message says nothing while another of the same recipient arrived. */
    private Future<Void> whole(AlertId alert, Set<String> lost, Map<String, List<Tried>> tried) {
        Future<Void> done = Future.succeededFuture();
        Set<String> own = new HashSet<>(channels.stream().map(ChannelPlan::id).toList());
        for (String recipient : lost) {
            tried.remove(recipient);
            DeliveryStore.Filter all = new DeliveryStore.Filter(alert, null, null, recipient, null, PAGE);
            done = done.compose(before -> read(all, one -> {
                if (own.contains(one.channel())) {
                    add(tried, one);
                }
            }));
        }
        return done;
    }

    private Future<Void> read(DeliveryStore.Filter filter, java.util.function.Consumer<Delivery> each) {
        return deliveries.list(filter).compose(page -> {
            page.forEach(one -> each.accept(one.delivery()));
            if (page.size() < filter.limit()) {
                return Future.succeededFuture();
            }
            String last = page.get(page.size() - 1).delivery().id().value();
            return read(
                    new DeliveryStore.Filter(
                            filter.alert(), filter.channel(), filter.state(), filter.recipient(), last, filter.limit()),
                    each);
        });
    }
}
