package org.airalert.store.redis;

import io.vertx.core.Future;
import org.airalert.store.Unusable;

/**
 * The version of what is kept in Redis. An empty Redis gets the newest; a newer one is refused. A change of what is kept is a new version, to which
 * the script {@code schema} brings an older one forward.
 */
final class Schema {
    /** The version that this program writes. */
    static final int NEWEST = 1;

    private static final Script SCRIPT = Script.intake("schema");

    private Schema() {}

    /** Fails with {@link Unusable} when a newer program made it. */
    static Future<Void> bringForward(Caller caller) {
        Caller.Args args = new Caller.Args(new Pack().array(1).number(NEWEST), 1);
        return caller.run(Link.Kind.UNDER_WAY, SCRIPT, Keys.LEDGER, args, Unpack::number)
                .compose(version -> version > NEWEST
                        ? Future.failedFuture(new Unusable("redis holds data of a newer program: schema " + version
                                + " (expected: at most " + NEWEST + ")"))
                        : Future.succeededFuture());
    }
}
