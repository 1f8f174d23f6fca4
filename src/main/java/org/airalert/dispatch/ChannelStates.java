package org.airalert.dispatch;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.airalert.store.Ledger;

/** Keeps the states of channels in the ledger, where a restart and other nodes find them. */
final class ChannelStates {
    private static final String KIND = "channel";

    private final Ledger ledger;

    ChannelStates(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Empty when nobody ever paused it and it never stopped. */
    Future<Optional<ChannelState>> read(String channel) {
        return ledger.get(KIND, channel).map(found -> found.map(document -> parse(document.body())));
    }

    /** Durable when the future completes. */
    Future<Void> write(String channel, ChannelState state) {
        JsonObject body = new JsonObject()
                .put("kind", state.kind().name())
                .put("why", state.why())
                .put("by", state.by())
                .put("since", state.since().toString());
        Ledger.Write write =
                new Ledger.Write(KIND, channel, Ledger.Write.ANY, state.kind().word(), body.encode());
        return ledger.commit(new Ledger.Commit(List.of(write), List.of())).mapEmpty();
    }

    private static ChannelState parse(String json) {
        JsonObject body = new JsonObject(json);
        return new ChannelState(
                ChannelState.Kind.valueOf(body.getString("kind")),
                body.getString("why"),
                body.getString("by"),
                Instant.parse(body.getString("since")));
    }
}
