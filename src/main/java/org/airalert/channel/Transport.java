package org.airalert.channel;

import io.vertx.core.Future;
import java.util.List;
import org.airalert.delivery.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Hands one message to one receiver, once, and says what came of it. Never retries, never records.
 *
 * <p>Called on the lane's event loop; the future completes there. It always succeeds, with an {@link Outcome}: whatever goes wrong is
 * an outcome, too. Several sends run at the same time, as many as the channel's {@code concurrency}.
 */
public interface Transport {
    Future<Outcome> send(Dispatch dispatch);

    /**
     * Who gets what is sent to an address. Addresses with the same receiver share a circuit breaker, so that one dead receiver is left
     * alone while the others are served.
     *
     * @return the same for all addresses when one receiver takes everything, as here; never a secret
     */
    default String receiverOf(String address) {
        return "";
    }

    /** The routes among which it chooses; empty where there is one only. */
    default List<RouteStatus> routes() {
        return List.of();
    }

    /**
     * Sends everything by one route until told otherwise, whatever becomes of it there.
     *
     * @param route {@code null}: chooses by itself again
     * @return false when it has no such route
     */
    default boolean pin(@Nullable String route) {
        return false;
    }

    /** Tries the way to the receiver without sending a message to anybody; the future never fails. */
    Future<Outcome> linkTest();

    /** Lets what is under way finish, then lets go of connections. */
    Future<Void> close();
}
