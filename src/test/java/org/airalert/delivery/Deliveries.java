package org.airalert.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.airalert.alert.AlertId;
import org.airalert.alert.EventId;
import org.jspecify.annotations.Nullable;

/** Deliveries for tests: one event, an alert for each sequence. */
public final class Deliveries {
    public static final Instant NOW = Instant.parse("2018-12-26T08:00:00Z");
    public static final Duration USEFUL_FOR = Duration.ofHours(12);

    private Deliveries() {}

    /** A yellow delivery of alert {@code al-<sequence>}, planned at {@link #NOW}, useful for {@link #USEFUL_FOR}. */
    public static Delivery queued(int sequence, String channel, String recipient) {
        return queued("event-1", sequence, channel, recipient, Priority.YELLOW, null);
    }

    public static Delivery queued(
            String event,
            int sequence,
            String channel,
            String recipient,
            Priority priority,
            @Nullable Instant confirmBy) {
        EventId eventId = new EventId(event);
        AlertId alert = alert(event, sequence);
        return new Delivery(
                DeliveryId.of(eventId, alert, channel, recipient, 0),
                alert,
                eventId,
                sequence,
                channel,
                recipient,
                "https://" + recipient + ".example/push",
                Map.of("recipient.name", "学校 " + recipient),
                priority,
                0,
                NOW,
                NOW.plus(USEFUL_FOR),
                confirmBy,
                Delivery.Progress.queued(NOW));
    }

    public static AlertId alert(String event, int sequence) {
        return new AlertId(event + "-al-" + sequence);
    }
}
