package org.airalert.web.api;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertState;
import org.airalert.channel.ChannelFile;
import org.airalert.channel.Rate;
import org.airalert.delivery.DeliveryState;
import org.airalert.delivery.Estimate;
import org.airalert.delivery.Priority;
import org.airalert.dispatch.ChannelStatus;
import org.airalert.office.Desk;
import org.jspecify.annotations.Nullable;

/** When everything of an alert will be handed over: before its approval by whom it would reach, then by what waits still. */
public final class Estimates {
    /** Newest published alerts; older ones have nothing that waits. */
    private static final int LOOKED_AT = 100;

    private final OfficeParts parts;

    public Estimates(OfficeParts parts) {
        this.parts = parts;
    }

    /** @param by {@code null} when it cannot be told for one of the channels */
    public record Whole(@Nullable Instant by, List<Estimate.Answer> channels) {
        public Whole {
            channels = List.copyOf(channels);
        }
    }

    public Future<Whole> of(Alert alert) {
        return alert.state().isOpen()
                ? parts.desk()
                        .preview(alert.id())
                        .compose(previews -> ahead(alert).map(channels -> planned(previews, channels)))
                : parts.deliveries().counts(alert.id()).compose(counts -> running(alert, counts));
    }

    /** The channels, and of what waits on each only what goes before the alert or beside it: a drill does not hold up a warning. */
    public Future<List<ChannelStatus>> ahead(Alert alert) {
        return parts.desk()
                .alerts(AlertState.PUBLISHED, null, LOOKED_AT)
                .compose(published -> {
                    List<Future<Map<String, Map<DeliveryState, Long>>>> later = published.stream()
                            .filter(other -> Priority.of(other).compareTo(Priority.of(alert)) > 0)
                            .filter(other ->
                                    other.notAfter().isAfter(parts.clock().instant()))
                            .map(other -> parts.deliveries().counts(other.id()))
                            .toList();
                    return Future.join(later).map(all -> all.<Map<String, Map<DeliveryState, Long>>>list());
                })
                .compose(later -> parts.dispatcher()
                        .status()
                        .map(channels -> channels.stream()
                                .map(one -> one.withQueued(Math.max(
                                        0,
                                        one.queued()
                                                - later.stream()
                                                        .mapToLong(counts ->
                                                                pending(counts.getOrDefault(one.id(), Map.of())))
                                                        .sum())))
                                .toList()));
    }

    private static long pending(Map<DeliveryState, Long> states) {
        return states.entrySet().stream()
                .filter(one -> one.getKey().isPending())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /**
     * Of an alert that is not approved yet.
     *
     * @param channels as {@link #ahead} tells them: what waits there goes before it
     */
    public Whole planned(Map<String, Desk.Preview> previews, List<ChannelStatus> channels) {
        Map<String, Long> numbers = new TreeMap<>();
        previews.forEach((channel, preview) ->
                numbers.put(channel, preview.recipients() > 0 ? (long) preview.recipients() : -1L));
        return whole(numbers, channels);
    }

    private Future<Whole> running(Alert alert, Map<String, Map<DeliveryState, Long>> counts) {
        Map<String, Long> numbers = new TreeMap<>();
        counts.forEach((channel, states) -> {
            // What waits of this alert is among what waits on the channel.
            numbers.put(channel, pending(states) > 0 ? 0L : -1L);
        });
        return ahead(alert).map(all -> whole(numbers, all));
    }

    /** @param more messages besides those that wait on a channel; below 0 for a channel that has done its part */
    private Whole whole(Map<String, Long> more, List<ChannelStatus> channels) {
        Instant now = parts.clock().instant();
        List<Estimate.Answer> answers = new ArrayList<>();
        for (ChannelStatus channel : channels) {
            Long own = more.get(channel.id());
            ChannelFile file = parts.dispatcher().file(channel.id()).orElse(null);
            if (own != null && file != null) {
                long waiting = own < 0 ? 0 : channel.queued() + own;
                answers.add(Estimate.of(lane(channel, file, waiting), now));
            }
        }
        return new Whole(Estimate.all(answers, now), answers);
    }

    private static Estimate.Lane lane(ChannelStatus channel, ChannelFile file, long waiting) {
        return new Estimate.Lane(
                channel.id(),
                waiting,
                channel.state().sends(),
                channel.circuit().equals("open"),
                channel.perSecond(),
                file.pace().rate().map(Rate::perSecond).orElse(Double.POSITIVE_INFINITY),
                file.pace().concurrency(),
                file.pace().longestSend());
    }
}
