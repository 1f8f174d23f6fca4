package org.airalert.evaluation;

import java.util.List;
import org.airalert.alert.Bilingual;
import org.airalert.directory.Audience;
import org.jspecify.annotations.Nullable;

/**
 * What became of all deliveries of an event.
 *
 * @param channels in the order of their ids
 * @param groups in the order of the audiences
 * @param troubles the first of those who missed an alert, or owed a confirmation to the end, in the order of their ids
 * @param troubled how many there are
 * @param tried deliveries to further contacts or channels, because nobody confirmed or was reached
 * @param told notices to supervising units
 */
public record Sending(
        List<Channel> channels, List<Group> groups, List<Trouble> troubles, int troubled, long tried, long told) {
    public Sending {
        channels = List.copyOf(channels);
        groups = List.copyOf(groups);
        troubles = List.copyOf(troubles);
    }

    /**
     * @param arrived handed over and not reported as failed
     * @param failed failed for good, or out of date before it could be handed over
     * @param open no receipt came
     * @param overtaken replaced by a newer alert, or called off
     * @param p50Millis from the plan to the hand-over; {@code null} when nothing was handed over
     */
    public record Channel(
            String id,
            Bilingual name,
            long total,
            long arrived,
            long confirmed,
            long failed,
            long open,
            long overtaken,
            long resent,
            @Nullable Long p50Millis,
            @Nullable Long p99Millis) {}

    /**
     * @param units who were written to
     * @param reached those whom every alert reached that was not overtaken
     * @param asked those of whom a confirmation was asked
     * @param confirmed those who confirmed all that they were asked
     * @param medianConfirmSeconds from the plan to the confirmation; {@code null} when nobody confirmed
     */
    public record Group(
            Audience audience,
            int units,
            int reached,
            int asked,
            int confirmed,
            @Nullable Long medianConfirmSeconds) {}

    /**
     * @param missed alerts that did not arrive by any way
     * @param unconfirmed alerts that arrived and were never confirmed
     * @param reasons words of {@code delivery.Reason}, without repetition
     * @param followed whether further contacts, channels or the supervising unit were tried
     */
    public record Trouble(
            String recipient,
            String name,
            Audience audience,
            int missed,
            int unconfirmed,
            List<String> reasons,
            boolean followed) {}

    long total() {
        return channels.stream().mapToLong(Channel::total).sum();
    }
}
