package org.airalert.dispatch;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.airalert.store.Ledger;

/** Keeps in the ledger which route a person pinned, where a restart and other nodes find it. */
final class RoutePins {
    private static final String KIND = "route-pin";

    private final Ledger ledger;

    RoutePins(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Empty when none is pinned. */
    Future<Optional<String>> read(String channel) {
        return ledger.get(KIND, channel)
                .map(found -> found.map(document -> new JsonObject(document.body()).getString("route", ""))
                        .filter(route -> !route.isEmpty()));
    }

    /** Durable when the future completes. */
    Future<Void> write(String channel, Optional<String> route, String by, Instant now) {
        JsonObject body =
                new JsonObject().put("route", route.orElse("")).put("by", by).put("since", now.toString());
        Ledger.Write write = new Ledger.Write(KIND, channel, Ledger.Write.ANY, "", body.encode());
        return ledger.commit(new Ledger.Commit(List.of(write), List.of())).mapEmpty();
    }
}
