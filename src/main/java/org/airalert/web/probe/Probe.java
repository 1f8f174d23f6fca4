package org.airalert.web.probe;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** Compares the public documents of one address. Thread-safe; {@link #close} it. */
public final class Probe {
    static final String PAGE = "/?lang=zh";
    static final String HISTORY = "/history.json";
    static final String FEED = "/alerts.atom";
    private static final String STATUS = "/status.json";
    /** A change between two requests is no difference: then everything is read anew. */
    private static final int TRIES = 4;

    private static final long TIMEOUT_MILLIS = 10_000;

    private final Vertx vertx;
    private final HttpClient client;
    private final String url;
    private final InstantSource clock;
    private final Duration oldest;

    /**
     * @param url of the public side, with or without a slash at its end
     * @param oldest age from which on the status counts as a difference, whatever it says of itself
     */
    public Probe(Vertx vertx, String url, InstantSource clock, Duration oldest) {
        this.vertx = vertx;
        this.client = vertx.createHttpClient(new HttpClientOptions().setDecompressionSupported(true));
        this.url = url.replaceAll("/+$", "");
        this.clock = clock;
        this.oldest = oldest;
    }

    /** Never fails: what cannot be read is a difference. */
    public Future<Finding> look() {
        // On one event loop, whoever asks: a caller's own thread may come to an answer when its body has already gone
        // by.
        Future<Void> there = Future.future(promise -> vertx.runOnContext(promise::complete));
        return there.compose(now -> look(1))
                .recover(cause -> Future.succeededFuture(
                        new Finding("", Duration.ZERO, 0, List.of("cannot be read: " + cause.getMessage()))));
    }

    private Future<Finding> look(int attempt) {
        return json().compose(status -> {
            Seen seen = new Seen(status);
            List<Future<?>> reads = new ArrayList<>();
            List.of(PAGE, HISTORY, FEED).forEach(path -> reads.add(text(path).onSuccess(text -> seen.put(path, text))));
            for (JsonObject alert : seen.inForce()) {
                String id = alert.getString("alertId");
                reads.add(text(cap(id)).onSuccess(text -> seen.put(cap(id), text)));
                // Without a channel for the public there is no SMS to compare.
                reads.add(
                        text(sms(id)).onSuccess(text -> seen.put(sms(id), text)).otherwiseEmpty());
            }
            return Future.join(reads)
                    .compose(read -> json())
                    .compose(after ->
                            after.getString("updatedAt").equals(status.getString("updatedAt")) || attempt == TRIES
                                    ? Future.succeededFuture(finding(seen))
                                    : look(attempt + 1));
        });
    }

    private Finding finding(Seen seen) {
        JsonObject status = seen.status();
        List<String> differences = new ArrayList<>(Comparison.of(seen));
        Duration age = Duration.ZERO;
        // A replay's clock is not ours.
        if (!status.getBoolean("demo", false)) {
            try {
                age = Duration.between(
                        OffsetDateTime.parse(status.getString("updatedAt")).toInstant(), clock.instant());
                OffsetDateTime stale = OffsetDateTime.parse(status.getString("staleAfter"));
                if (clock.instant().isAfter(stale.toInstant())) {
                    differences.add("status.json: stale since " + stale);
                }
            } catch (DateTimeException e) {
                differences.add("status.json: " + e.getMessage());
            }
            if (age.compareTo(oldest) > 0) {
                differences.add("status.json: made " + age.toSeconds() + " s ago");
            }
        }
        if (status.getBoolean("stale", false)) {
            differences.add("status.json: says of itself that it is stale");
        }
        return new Finding(
                status.getString("updatedAt", ""), age, seen.inForce().size(), differences);
    }

    static String cap(String alert) {
        return "/alerts/" + alert + ".cap";
    }

    static String sms(String alert) {
        return "/alerts/" + alert + ".txt";
    }

    private Future<JsonObject> json() {
        return text(STATUS).map(text -> {
            try {
                return new JsonObject(text);
            } catch (DecodeException e) {
                throw new IllegalStateException(STATUS + " is no JSON", e);
            }
        });
    }

    private Future<String> text(String path) {
        return client.request(new RequestOptions()
                        .setMethod(HttpMethod.GET)
                        .setAbsoluteURI(url + path)
                        .setTimeout(TIMEOUT_MILLIS)
                        .putHeader("Accept-Encoding", "gzip"))
                .compose(request -> request.send())
                .compose(answer -> body(path, answer));
    }

    private static Future<String> body(String path, HttpClientResponse answer) {
        return answer.statusCode() == 200
                ? answer.body().map(body -> body.toString("UTF-8"))
                : Future.failedFuture(new IllegalStateException(path + " is answered " + answer.statusCode()));
    }

    public Future<Void> close() {
        return client.close();
    }
}
