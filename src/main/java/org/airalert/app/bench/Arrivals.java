package org.airalert.app.bench;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A receiver with event loops of its own in this process, so that one clock times both ends. Notes when the heads of awaited pushes arrive; each push is
 * awaited by its {@code webhook-id}. Thread-safe.
 */
final class Arrivals implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    private volatile Wanted wanted = new Wanted(Set.of());
    private volatile boolean answers = true;

    /** When the first and the last of some pushes came, by {@link System#nanoTime()}. Promises, because the receiver's loop keeps them. */
    static final class Wanted {
        private final Set<String> missing = ConcurrentHashMap.newKeySet();
        private final boolean any;
        final Promise<Long> first = Promise.promise();
        final Promise<Long> last = Promise.promise();

        private Wanted(Set<String> ids) {
            missing.addAll(ids);
            any = ids.isEmpty();
        }

        private void came(String id, long now) {
            if (any || missing.remove(id)) {
                first.tryComplete(now);
                if (missing.isEmpty()) {
                    last.tryComplete(now);
                }
            }
        }
    }

    Arrivals() {
        server = Measured.wait(
                vertx.createHttpServer().requestHandler(this::arrived).listen(0, "127.0.0.1"));
    }

    String url() {
        return "http://127.0.0.1:" + server.actualPort() + "/push";
    }

    /** From now on these are awaited; with no ids, whatever comes next. */
    Wanted await(Set<String> ids) {
        Wanted next = new Wanted(ids);
        wanted = next;
        return next;
    }

    /** Whether pushes are answered or left waiting. */
    void answer(boolean now) {
        answers = now;
    }

    private void arrived(HttpServerRequest request) {
        long now = System.nanoTime();
        String id = request.getHeader("webhook-id");
        if (id == null) {
            request.response().end();
            return;
        }
        wanted.came(id, now);
        if (answers) {
            request.end().onSuccess(end -> request.response().setStatusCode(202).end());
        }
    }

    @Override
    public void close() {
        Measured.wait(vertx.close());
    }
}
