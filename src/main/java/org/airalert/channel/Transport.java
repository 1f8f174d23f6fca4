package org.airalert.channel;

import io.vertx.core.Future;
import org.airalert.delivery.Outcome;

/**
 * Hands one message to one receiver, once, and says what came of it. Never retries, never records.
 *
 * <p>Called on the lane's event loop; the future completes there. It always succeeds, with an {@link Outcome}: whatever goes wrong is
 * an outcome, too. Several sends run at the same time, as many as the channel's {@code concurrency}.
 */
public interface Transport {
    Future<Outcome> send(Dispatch dispatch);

    /** Tries the way to the receiver without sending a message to anybody; the future never fails. */
    Future<Outcome> linkTest();

    /** Lets what is under way finish, then lets go of connections. */
    Future<Void> close();
}
