package org.airalert.dispatch;

import java.time.Instant;
import java.util.List;
import org.airalert.alert.Bilingual;
import org.airalert.channel.RouteStatus;
import org.airalert.directory.Audience;
import org.jspecify.annotations.Nullable;

/**
 * One channel at one moment, for the board, the API and the readiness check.
 *
 * @param transport kind of transport: {@code http}, {@code mail}, …
 * @param circuit {@code closed} while the receiver is served, {@code open} while it is left alone, {@code half_open} while it is tried
 * @param unreachable how many receivers are left alone, where each recipient has its own
 * @param queued deliveries that wait or are being sent
 * @param inFlight of these, being sent by this node
 * @param perSecond accepted a second, over the last ten
 * @param counts since this node started
 * @param link the newest link test; {@code null} before the first
 * @param routes among which the channel chooses; empty where it has one way only
 */
public record ChannelStatus(
        String id,
        Bilingual name,
        Audience audience,
        String transport,
        ChannelState state,
        String circuit,
        int unreachable,
        long queued,
        int inFlight,
        double perSecond,
        Counts counts,
        @Nullable Link link,
        List<RouteStatus> routes) {
    /** Attempts by what came of them. */
    public record Counts(long accepted, long deferred, long rejected) {}

    /** @param detail why it is not open; the answer when it is */
    public record Link(boolean open, String detail, Instant at) {}

    /** The lane knows everything but the store's backlog. */
    public ChannelStatus withQueued(long number) {
        return new ChannelStatus(
                id,
                name,
                audience,
                transport,
                state,
                circuit,
                unreachable,
                number,
                inFlight,
                perSecond,
                counts,
                link,
                routes);
    }
}
