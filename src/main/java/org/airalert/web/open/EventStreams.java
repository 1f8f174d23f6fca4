package org.airalert.web.open;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * The server-sent event streams of one listener. Lives on one event loop; no other thread touches it. A reader that is too slow misses
 * events in between, never the newest one that it has room for.
 */
final class EventStreams {
    private static final Buffer KEEP_ALIVE = Buffer.buffer(": \n\n");
    private static final Buffer FIRST = Buffer.buffer("retry: 5000\n\n");
    private static final long KEEP_ALIVE_MILLIS = 15_000;
    /** Written in one go; then requests have their turn. */
    private static final int SLICE = 200;

    private final Set<HttpServerResponse> open = new HashSet<>();
    private final PublicDocuments documents;
    private final long timer;
    private final Vertx vertx;
    private final int most;

    /** @param most streams at the same time */
    EventStreams(Vertx vertx, PublicDocuments documents, int most) {
        this.vertx = vertx;
        this.most = most;
        this.documents = documents;
        this.timer = vertx.setPeriodic(KEEP_ALIVE_MILLIS, tick -> send(KEEP_ALIVE));
    }

    /** The present state at once, then each change. */
    void add(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        if (open.size() >= most) {
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
        send(event, List.copyOf(open).iterator());
    }

    private void send(Buffer event, Iterator<HttpServerResponse> rest) {
        for (int i = 0; i < SLICE && rest.hasNext(); i++) {
            HttpServerResponse response = rest.next();
            if (!response.closed() && !response.writeQueueFull()) {
                response.write(event);
            }
        }
        if (rest.hasNext()) {
            vertx.runOnContext(next -> send(event, rest));
        }
    }

    void close() {
        vertx.cancelTimer(timer);
        Set.copyOf(open).forEach(HttpServerResponse::end);
        open.clear();
    }
}
