package org.airalert.web.api;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.airalert.access.AuditEntry;
import org.airalert.access.Principal;
import org.airalert.dispatch.ChannelState;
import org.airalert.office.Refusal;
import org.airalert.store.Ledger;

/** Pauses and resumes a channel and writes down who did it; the same for the API and the console. */
public final class ChannelSwitch {
    private final OfficeParts parts;

    public ChannelSwitch(OfficeParts parts) {
        this.parts = parts;
    }

    /** Nothing more is sent on the channel until it is resumed. Fails with {@code Refusal.Unknown} when there is no such channel. */
    public Future<ChannelState> pause(String channel, String why, Principal by) {
        return parts.dispatcher()
                .pause(channel, why, by.account())
                .compose(state -> became(channel, state, "channel.pause", by));
    }

    /** The channel sends again. Fails with {@code Refusal.Unknown} when there is no such channel. */
    public Future<ChannelState> resume(String channel, Principal by) {
        return parts.dispatcher()
                .resume(channel, by.account())
                .compose(state -> became(channel, state, "channel.resume", by));
    }

    /**
     * Sends everything of a channel by one of its routes, until it is unpinned.
     *
     * @param route empty: unpins
     */
    public Future<Void> pin(String channel, Optional<String> route, Principal by) {
        return parts.dispatcher().pin(channel, route, by.account()).compose(known -> {
            if (!known) {
                throw new Refusal.Unknown("route " + route.orElse("") + " of channel " + channel);
            }
            return noted(
                    channel,
                    route.isPresent() ? "channel.pin" : "channel.unpin",
                    Map.of("route", route.orElse("")),
                    by);
        });
    }

    private Future<Void> noted(String channel, String action, Map<String, String> what, Principal by) {
        AuditEntry entry = new AuditEntry(parts.clock().instant(), by.account(), action, channel, what);
        return parts.access()
                .audit()
                .commit(new Ledger.Commit(List.of(), List.of()), List.of(entry))
                .mapEmpty();
    }

    private Future<ChannelState> became(String channel, Optional<ChannelState> state, String action, Principal by) {
        ChannelState is = state.orElseThrow(() -> new Refusal.Unknown("channel " + channel));
        return noted(channel, action, Map.of("reason", is.why()), by).map(written -> is);
    }
}
