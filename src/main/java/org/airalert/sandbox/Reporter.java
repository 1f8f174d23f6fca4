package org.airalert.sandbox;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.airalert.channel.WebhookKey;

/**
 * Sends one receiver's reports to the gateway, signed; what comes together goes together. A gateway that does not answer is tried again, as a
 * carrier would. For one event loop.
 */
final class Reporter {
    private static final int MOST = 1_000;
    private static final int TRIES = 20;
    private static final long AGAIN_MILLIS = 250;
    private static final long ANSWER_MILLIS = 10_000;

    private final Vertx vertx;
    private final HttpClient client;
    private final InstantSource wall;
    private final WebhookKey key;
    private final Tally tally;
    private final String url;
    private List<Report> waiting = new ArrayList<>();
    private boolean sending;
    private long number;

    private record Report(JsonObject json, Promise<Void> told) {}

    /** @param url where the messages ask the reports to go */
    Reporter(Vertx vertx, HttpClient client, InstantSource wall, WebhookKey key, Tally tally, String url) {
        this.vertx = vertx;
        this.client = client;
        this.wall = wall;
        this.key = key;
        this.tally = tally;
        this.url = url;
    }

    static HttpClient client(Vertx vertx) {
        return vertx.httpClientBuilder()
                .with(new PoolOptions().setHttp1MaxSize(8))
                .build();
    }

    /** Completes when the gateway has taken it, or was tried in vain. */
    Future<Void> report(JsonObject json) {
        Promise<Void> told = Promise.promise();
        waiting.add(new Report(json, told));
        if (!sending) {
            sending = true;
            // What comes in the same turn of the loop goes in the same request.
            vertx.runOnContext(go -> sendNext());
        }
        return told.future();
    }

    private void sendNext() {
        if (waiting.isEmpty()) {
            sending = false;
            return;
        }
        List<Report> batch = waiting.size() <= MOST ? waiting : new ArrayList<>(waiting.subList(0, MOST));
        waiting = waiting.size() <= MOST ? new ArrayList<>() : new ArrayList<>(waiting.subList(MOST, waiting.size()));
        JsonArray body = new JsonArray();
        batch.forEach(report -> body.add(report.json()));
        number++;
        post(body.toBuffer(), TRIES).onComplete(done -> {
            batch.forEach(report -> report.told().complete());
            sendNext();
        });
    }

    private Future<Void> post(Buffer body, int tries) {
        long seconds = wall.instant().getEpochSecond();
        String id = "receipt-" + number;
        RequestOptions request = new RequestOptions()
                .setAbsoluteURI(url)
                .setMethod(HttpMethod.POST)
                .setIdleTimeout(ANSWER_MILLIS)
                .putHeader("content-type", "application/json")
                .putHeader(WebhookKey.ID, id)
                .putHeader(WebhookKey.TIMESTAMP, Long.toString(seconds))
                .putHeader(WebhookKey.SIGNATURE, key.sign(id, seconds, body.getBytes()));
        return client.request(request)
                .compose(sent -> sent.send(body))
                .compose(this::count)
                .recover(failure -> tries > 1 ? again(body, tries - 1) : Future.succeededFuture());
    }

    private Future<Void> again(Buffer body, int tries) {
        return vertx.timer(AGAIN_MILLIS, TimeUnit.MILLISECONDS).compose(now -> post(body, tries));
    }

    private Future<Void> count(HttpClientResponse response) {
        return response.body().map(body -> {
            if (response.statusCode() != 200) {
                throw new IllegalStateException("answer " + response.statusCode());
            }
            for (Object result : new JsonObject(body).getJsonArray("results")) {
                tally.reported(((JsonObject) result).getInteger("status") == 200);
            }
            return null;
        });
    }
}
