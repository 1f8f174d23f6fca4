package org.airalert.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertStatus;
import org.airalert.alert.AreaRef;
import org.airalert.clause.Clause;
import org.airalert.directory.AreaTree;
import org.airalert.directory.Audience;
import org.airalert.directory.Recipient;
import org.jspecify.annotations.Nullable;

/**
 * Turns an approved alert into deliveries: one for each recipient concerned and each channel that serves it. The same input names the same deliveries,
 * so that a plan cut short by a crash can be made again whole.
 *
 * <p>A place (school, hospital, enterprise) is concerned when it lies in an area of the alert; everybody else also when an area of the alert lies
 * in theirs, because a city's carrier must carry a county's warning. The provincial office is concerned always (plan, 3.2.3: every
 * publication is filed).
 */
@Clause({"P3.2.3d", "P4.3"})
public final class Planner {
    private static final Set<Audience> PLACES = EnumSet.of(Audience.SCHOOLS, Audience.HOSPITALS, Audience.ENTERPRISES);

    private final AreaTree areas;
    private final ConfirmTimes confirm;
    private final BiFunction<Recipient, Alert, Map<String, String>> fields;

    /** @param fields the recipient's values for the placeholders of the frozen text */
    public Planner(AreaTree areas, ConfirmTimes confirm, BiFunction<Recipient, Alert, Map<String, String>> fields) {
        this.areas = areas;
        this.confirm = confirm;
        this.fields = fields;
    }

    /**
     * All deliveries of an alert for these recipients, channel by channel, each channel's in the order of their ids: stores are fastest in that
     * order. A recipient without an address for a channel that serves it gets a delivery that has failed already, so that
     * the gap is seen.
     *
     * @param alert approved
     */
    public List<Delivery> plan(
            Alert alert, Collection<Recipient> recipients, Collection<? extends ChannelPlan> channels, Instant now) {
        List<Recipient> concerned =
                recipients.stream().filter(one -> concerns(alert, one)).toList();
        List<Delivery> deliveries = new ArrayList<>();
        for (ChannelPlan channel : channels) {
            if (channel.use() == ChannelUse.AT_ONCE && channel.carries(alert)) {
                concerned.stream()
                        .filter(channel::serves)
                        .map(recipient -> delivery(alert, recipient, channel, now))
                        .sorted(Comparator.comparing(one -> one.id().value()))
                        .forEach(deliveries::add);
            }
        }
        return deliveries;
    }

    /** Whether the recipient is to be told of the alert at all. */
    public boolean concerns(Alert alert, Recipient recipient) {
        if (alert.status() == AlertStatus.EXERCISE && !recipient.drills()) {
            return false;
        }
        return recipient.audience() == Audience.PROVINCE
                || alert.facts().areas().stream().anyMatch(area -> touches(area, recipient));
    }

    private boolean touches(AreaRef area, Recipient recipient) {
        return areas.liesIn(recipient.area(), area.code())
                || (!PLACES.contains(recipient.audience()) && areas.liesIn(area.code(), recipient.area()));
    }

    private Delivery delivery(Alert alert, Recipient recipient, ChannelPlan channel, Instant now) {
        Optional<String> address = channel.addressOf(recipient);
        return new Delivery(
                DeliveryId.of(alert.event(), alert.id(), channel.id(), recipient.id(), 0),
                alert.id(),
                alert.event(),
                alert.sequence(),
                channel.id(),
                recipient.id(),
                address.orElse(""),
                fields.apply(recipient, alert),
                Priority.of(alert),
                0,
                now,
                alert.notAfter(),
                confirmBy(alert, channel, now),
                address.isPresent()
                        ? Delivery.Progress.queued(now)
                        : Delivery.Progress.unsendable(Reason.NO_ADDRESS, now));
    }

    /**
     * The deliveries of a later step: the same words, to other addresses.
     *
     * @param alert approved
     */
    public List<Delivery> step(Alert alert, Recipient recipient, Ladder.Rung rung, Instant now) {
        return rung.ways().stream()
                .map(way -> new Delivery(
                        DeliveryId.of(
                                alert.event(),
                                alert.id(),
                                way.channel().id(),
                                recipient.id(),
                                Delivery.roundOf(rung.step())),
                        alert.id(),
                        alert.event(),
                        alert.sequence(),
                        way.channel().id(),
                        recipient.id(),
                        way.address(),
                        fields.apply(recipient, alert),
                        Priority.of(alert),
                        Delivery.roundOf(rung.step()),
                        now,
                        alert.notAfter(),
                        confirmBy(alert, way.channel(), now),
                        Delivery.Progress.queued(now)))
                .toList();
    }

    /**
     * What a supervising unit is told about others, once more or less often for one alert.
     *
     * @param notice what it is about
     */
    public List<Delivery> notice(
            Alert alert, Recipient supervisor, Collection<? extends ChannelPlan> channels, Notice notice) {
        List<Delivery> deliveries = new ArrayList<>();
        for (ChannelPlan channel : channels) {
            if (channel.use() == ChannelUse.SUPERVISION && channel.carries(alert) && channel.serves(supervisor)) {
                Map<String, String> own = new HashMap<>(fields.apply(supervisor, alert));
                own.putAll(notice.fields());
                channel.addressOf(supervisor)
                        .ifPresent(address -> deliveries.add(new Delivery(
                                DeliveryId.of(
                                        alert.event(),
                                        alert.id(),
                                        channel.id(),
                                        supervisor.id(),
                                        Delivery.roundOf(notice.number())),
                                alert.id(),
                                alert.event(),
                                alert.sequence(),
                                channel.id(),
                                supervisor.id(),
                                address,
                                own,
                                Priority.of(alert),
                                Delivery.roundOf(notice.number()),
                                notice.at(),
                                notice.notAfter(),
                                null,
                                Delivery.Progress.queued(notice.at()))));
            }
        }
        return deliveries;
    }

    /**
     * One notice to a supervising unit.
     *
     * @param number 1 for its first about the alert
     * @param fields values for the placeholders of the notice
     */
    public record Notice(int number, Instant at, Instant notAfter, Map<String, String> fields) {}

    /** How long a person has to confirm the alert. */
    public Duration timeToConfirm(Alert alert) {
        return confirm.within(alert);
    }

    private @Nullable Instant confirmBy(Alert alert, ChannelPlan channel, Instant now) {
        return channel.asksConfirmation() ? now.plus(confirm.within(alert)) : null;
    }
}
