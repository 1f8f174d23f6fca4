package org.airalert.channel.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One request from when its connection is there until its answer is. Bounded in time and in size: a receiver that drips its answer or
 * never ends it costs one deadline and {@code maxBytes}. Once the status has come it counts, whatever becomes of the rest.
 */
final class Exchange {
    private final Promise<HttpAnswer> done = Promise.promise();
    private final HttpClientRequest request;
    private final int maxBytes;
    private final Buffer body = Buffer.buffer();
    private @Nullable HttpClientResponse response;
    private long timer;

    private Exchange(HttpClientRequest request, int maxBytes) {
        this.request = request;
        this.maxBytes = maxBytes;
    }

    /** @return fails when no status comes: with a {@link TimeoutException} after the deadline, else with what broke */
    static Future<HttpAnswer> run(Vertx vertx, HttpClientRequest request, Buffer body, Limits limits) {
        Exchange exchange = new Exchange(request, limits.maxBytes());
        exchange.setTimers(vertx, limits);
        Future<HttpClientResponse> response = body.length() == 0 ? request.send() : request.send(body);
        response.onSuccess(exchange::read).onFailure(exchange.done::tryFail);
        return exchange.done.future().onComplete(any -> vertx.cancelTimer(exchange.timer));
    }

    /** One timer at a time: most exchanges are over before the first rings. */
    private void setTimers(Vertx vertx, Limits limits) {
        long first = Math.min(limits.firstByteMillis(), limits.answerMillis());
        long rest = limits.answerMillis() - first;
        timer = vertx.setTimer(first, rung -> {
            if (response == null || rest == 0) {
                giveUp();
            } else {
                timer = vertx.setTimer(rest, over -> giveUp());
            }
        });
    }

    /** How much of an answer, and how long to wait for its beginning and for all of it. */
    record Limits(long firstByteMillis, long answerMillis, int maxBytes) {}

    private void giveUp() {
        // First the verdict, then the reset, whose own failure would otherwise be the verdict.
        if (response == null) {
            done.tryFail(new TimeoutException());
        } else {
            finish(response);
        }
        request.reset();
    }

    private void read(HttpClientResponse started) {
        response = started;
        started.handler(chunk -> append(started, chunk))
                .exceptionHandler(broken -> finish(started))
                .endHandler(end -> finish(started));
    }

    private void append(HttpClientResponse response, Buffer chunk) {
        int room = maxBytes - body.length();
        body.appendBuffer(chunk, 0, Math.min(room, chunk.length()));
        if (chunk.length() > room) {
            finish(response);
            request.reset();
        }
    }

    private void finish(HttpClientResponse response) {
        done.tryComplete(new HttpAnswer(
                response.statusCode(), response.getHeader("retry-after"), body.toString(StandardCharsets.UTF_8)));
    }
}
