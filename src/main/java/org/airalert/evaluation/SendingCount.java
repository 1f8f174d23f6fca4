package org.airalert.evaluation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.airalert.alert.AlertId;
import org.airalert.alert.Bilingual;
import org.airalert.delivery.Delivery;
import org.airalert.delivery.DeliveryState;
import org.airalert.delivery.Reason;
import org.airalert.directory.Audience;
import org.airalert.directory.Recipient;
import org.jspecify.annotations.Nullable;

/** Counts deliveries one by one, so that a hundred thousand of them need not lie in memory. Not for several threads. */
public final class SendingCount {
    /** More than a report shows; the console's lists have all of them. */
    private static final int TROUBLES = 200;

    private final Function<String, @Nullable Recipient> directory;
    private final Map<String, ChannelFacts> channels;
    private final Map<String, ChannelTally> byChannel = new TreeMap<>();
    private final Map<String, Map<AlertId, Fate>> byRecipient = new TreeMap<>();
    private final Map<String, Set<String>> reasons = new TreeMap<>();
    private final Set<String> followed = new HashSet<>();
    private final Map<Audience, List<Long>> confirmSeconds = new EnumMap<>(Audience.class);
    private long tried;
    private long told;

    /**
     * What the count must know of a channel.
     *
     * @param supervises whether it only tells of others
     */
    public record ChannelFacts(Bilingual name, boolean supervises) {}

    /** How one alert fared with one recipient, by all ways together. */
    private static final class Fate {
        private boolean arrived;
        private boolean overtaken;
        private boolean asked;
        private boolean confirmed;
    }

    private static final class ChannelTally {
        private long total;
        private long arrived;
        private long confirmed;
        private long failed;
        private long open;
        private long overtaken;
        private long resent;
        private final List<Long> millis = new ArrayList<>();
    }

    /** @param directory the recipient of an id; {@code null} for one that is no longer in it */
    public SendingCount(Function<String, @Nullable Recipient> directory, Map<String, ChannelFacts> channels) {
        this.directory = directory;
        this.channels = Map.copyOf(channels);
    }

    /** Takes one delivery, as it stands. */
    public void add(Delivery delivery) {
        ChannelFacts channel = channels.get(delivery.channel());
        tally(delivery);
        if (channel != null && channel.supervises()) {
            told++;
            return;
        }
        if (delivery.step() > 0) {
            tried++;
            followed.add(delivery.recipient());
        }
        Fate fate = byRecipient
                .computeIfAbsent(delivery.recipient(), none -> new TreeMap<>())
                .computeIfAbsent(delivery.alert(), none -> new Fate());
        DeliveryState state = delivery.progress().state();
        fate.arrived |= arrived(delivery);
        fate.overtaken |= state == DeliveryState.SUPERSEDED || state == DeliveryState.CANCELLED;
        fate.asked |= delivery.confirmBy() != null;
        Instant confirmedAt = delivery.progress().confirmedAt();
        fate.confirmed |= confirmedAt != null;
        Recipient recipient = directory.apply(delivery.recipient());
        if (confirmedAt != null && recipient != null) {
            confirmSeconds
                    .computeIfAbsent(recipient.audience(), none -> new ArrayList<>())
                    .add(Duration.between(delivery.plannedAt(), confirmedAt).toSeconds());
        }
        Reason reason = delivery.progress().reason();
        if (reason != null && !arrived(delivery)) {
            reasons.computeIfAbsent(delivery.recipient(), none -> new TreeSet<>())
                    .add(reason.word());
        }
    }

    private void tally(Delivery delivery) {
        ChannelTally tally = byChannel.computeIfAbsent(delivery.channel(), none -> new ChannelTally());
        DeliveryState state = delivery.progress().state();
        tally.total++;
        tally.arrived += arrived(delivery) ? 1 : 0;
        tally.confirmed += delivery.progress().confirmedAt() == null ? 0 : 1;
        tally.failed += state == DeliveryState.FAILED || state == DeliveryState.EXPIRED ? 1 : 0;
        tally.open += state == DeliveryState.UNCONFIRMED ? 1 : 0;
        tally.overtaken += state == DeliveryState.SUPERSEDED || state == DeliveryState.CANCELLED ? 1 : 0;
        tally.resent += delivery.resends() > 0 ? 1 : 0;
        Instant accepted = delivery.progress().acceptedAt();
        if (accepted != null) {
            tally.millis.add(Duration.between(delivery.plannedAt(), accepted).toMillis());
        }
    }

    private static boolean arrived(Delivery delivery) {
        return switch (delivery.progress().state()) {
            case ACCEPTED, DELIVERED, CONFIRMED, UNCONFIRMED -> true;
            case QUEUED, SENDING, RETRYING, FAILED, EXPIRED, SUPERSEDED, CANCELLED -> false;
        };
    }

    /** What all of them came to. */
    public Sending sending() {
        List<Sending.Trouble> troubles = new ArrayList<>();
        byRecipient.forEach((id, fates) -> trouble(id, fates, troubles));
        return new Sending(
                byChannel.entrySet().stream()
                        .map(one -> channel(one.getKey(), one.getValue()))
                        .toList(),
                groups(),
                troubles.stream().limit(TROUBLES).toList(),
                troubles.size(),
                tried,
                told);
    }

    private Sending.Channel channel(String id, ChannelTally tally) {
        ChannelFacts facts = channels.get(id);
        return new Sending.Channel(
                id,
                facts == null ? new Bilingual(id, id) : facts.name(),
                tally.total,
                tally.arrived,
                tally.confirmed,
                tally.failed,
                tally.open,
                tally.overtaken,
                tally.resent,
                share(tally.millis, 0.5),
                share(tally.millis, 0.99));
    }

    private static @Nullable Long share(List<Long> values, double share) {
        if (values.isEmpty()) {
            return null;
        }
        Collections.sort(values);
        return values.get((int) Math.min(values.size() - 1, Math.ceil(values.size() * share) - 1));
    }

    private void trouble(String id, Map<AlertId, Fate> fates, List<Sending.Trouble> troubles) {
        int missed = (int) fates.values().stream().filter(SendingCount::missed).count();
        int unconfirmed =
                (int) fates.values().stream().filter(SendingCount::unconfirmed).count();
        if (missed + unconfirmed > 0) {
            Recipient recipient = directory.apply(id);
            troubles.add(new Sending.Trouble(
                    id,
                    recipient == null ? id : recipient.name(),
                    audienceOf(recipient),
                    missed,
                    unconfirmed,
                    List.copyOf(reasons.getOrDefault(id, Set.of())),
                    followed.contains(id)));
        }
    }

    private static boolean missed(Fate fate) {
        return !fate.arrived && !fate.overtaken;
    }

    private static boolean unconfirmed(Fate fate) {
        return fate.arrived && fate.asked && !fate.confirmed;
    }

    /** One that has left the directory counts with the public, which asks for nothing. */
    private static Audience audienceOf(@Nullable Recipient recipient) {
        return recipient == null ? Audience.PUBLIC : recipient.audience();
    }

    private List<Sending.Group> groups() {
        Map<Audience, List<Map<AlertId, Fate>>> all = new EnumMap<>(Audience.class);
        byRecipient.forEach(
                (id, fates) -> all.computeIfAbsent(audienceOf(directory.apply(id)), none -> new ArrayList<>())
                        .add(fates));
        List<Sending.Group> groups = new ArrayList<>();
        all.forEach((audience, units) -> groups.add(new Sending.Group(
                audience,
                units.size(),
                count(units, fates -> fates.values().stream().noneMatch(SendingCount::missed)),
                count(units, fates -> fates.values().stream().anyMatch(fate -> fate.asked)),
                count(units, SendingCount::confirmedAll),
                share(confirmSeconds.getOrDefault(audience, new ArrayList<>()), 0.5))));
        return groups;
    }

    private static boolean confirmedAll(Map<AlertId, Fate> fates) {
        return fates.values().stream().anyMatch(fate -> fate.asked)
                && fates.values().stream().noneMatch(fate -> fate.asked && !fate.confirmed && !fate.overtaken);
    }

    private static int count(
            List<Map<AlertId, Fate>> units, java.util.function.Predicate<Map<AlertId, Fate>> condition) {
        return (int) units.stream().filter(condition).count();
    }
}
