package org.airalert.web.open;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.HashSet;
import java.util.Set;

/**
 * The server-sent event streams of one listener. Lives on one event loop; no other thread touches it. A reader that is too slow misses
 * events in between, never the newest one that it has room for.
 */
final class EventStreams {
    private static final Buffer KEEP_ALIVE = Buffer.buffer(": \n\n");
    private static final Buffer FIRST = Buffer.buffer("retry: 5000\n\n");
    private static final long KEEP_ALIVE_MILLIS = 15_000;
    private static final int MOST = 20_000;

    private final Set<HttpServerResponse> open = new HashSet<>();
    private final PublicDocuments documents;
    private final long timer;
    private final Vertx vertx;

    EventStreams(Vertx vertx, PublicDocuments documents) {
        this.vertx = vertx;
        this.documents = documents;
        this.timer = vertx.setPeriodic(KEEP_ALIVE_MILLIS, tick -> send(KEEP_ALIVE));
    }

    /** The present state at once, then each change. */
    void add(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        if (open.size() >= MOST) {
            response.setStatusCode(503).putHeader("Retry-After", "60").end();
            return;
        }
        response.setChunked(true)
                .putHeader("Content-Type", "text/event-stream; charset=utf-8")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Accel-Buffering", "no")
                .putHeader("Access-Control-Allow-Origin", "*");
        open.add(response);
        response.closeHandler(closed -> open.remove(response));
        response.exceptionHandler(broken -> open.remove(response));
        response.write(FIRST);
        response.write(documents.event());
    }

    void sendChange() {
        send(documents.event());
    }

    private void send(Buffer event) {
        for (HttpServerResponse response : open) {
            if (!response.writeQueueFull()) {
                response.write(event);
            }
        }
    }

    void close() {
        vertx.cancelTimer(timer);
        Set.copyOf(open).forEach(HttpServerResponse::end);
        open.clear();
    }
}
