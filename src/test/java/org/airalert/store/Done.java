package org.airalert.store;

import static org.assertj.core.api.Assertions.catchThrowable;

import io.vertx.core.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for futures on the test's thread. */
public final class Done {
    private static final int SECONDS = 30;

    private Done() {}

    /** The value; what the future failed with is thrown. */
    public static <T> T done(Future<T> future) {
        try {
            return future.await(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("not done in " + SECONDS + " s", e);
        }
    }

    /** What the future failed with; {@code null} when it did not fail. */
    public static Throwable failure(Future<?> future) {
        return catchThrowable(() -> done(future));
    }
}
