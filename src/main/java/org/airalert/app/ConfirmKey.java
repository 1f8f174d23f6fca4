package org.airalert.app;

import io.vertx.core.Future;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import org.airalert.store.Conflict;
import org.airalert.store.Ledger;

/** The key of all confirmation links: made at the first start, then the same on every node of the store. */
final class ConfirmKey {
    private static final String KIND = "secret";
    private static final String ID = "confirm-links";
    private static final int BYTES = 32;

    private ConfirmKey() {}

    static Future<byte[]> of(Ledger ledger, RandomGenerator random) {
        return ledger.get(KIND, ID)
                .compose(found -> found.isPresent()
                        ? Future.succeededFuture(
                                HexFormat.of().parseHex(found.get().body()))
                        : make(ledger, random));
    }

    private static Future<byte[]> make(Ledger ledger, RandomGenerator random) {
        byte[] key = new byte[BYTES];
        random.nextBytes(key);
        Ledger.Write write = new Ledger.Write(KIND, ID, 0, "", HexFormat.of().formatHex(key));
        return ledger.commit(new Ledger.Commit(List.of(write), List.of()))
                .map(done -> key)
                // Another node was first: its key is everybody's.
                .recover(cause -> cause instanceof Conflict ? of(ledger, random) : Future.failedFuture(cause));
    }
}
