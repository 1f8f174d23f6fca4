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

    private Future<ChannelState> became(String channel, Optional<ChannelState> state, String action, Principal by) {
        ChannelState is = state.orElseThrow(() -> new Refusal.Unknown("channel " + channel));
        AuditEntry entry =
                new AuditEntry(parts.clock().instant(), by.account(), action, channel, Map.of("reason", is.why()));
        return parts.access()
                .audit()
                .commit(new Ledger.Commit(List.of(), List.of()), List.of(entry))
                .map(written -> is);
    }
}
