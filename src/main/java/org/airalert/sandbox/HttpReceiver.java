package org.airalert.sandbox;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.airalert.alert.cap.CapReader;
import org.airalert.channel.Secret;
import org.airalert.channel.WebhookKey;
import org.airalert.channel.WebhookSignature;
import org.jspecify.annotations.Nullable;

/** One receiver of signed pushes: a carrier, a school, a newspaper. Its behaviour may be changed at any time, from any thread. */
public final class HttpReceiver {
    private final String name;
    private final Sandbox.Surroundings around;
    private final HttpClient client;
    private final WebhookKey key;
    private final Tally tally = new Tally();
    private final Map<String, String> providerIds = new HashMap<>();
    private final Map<String, Reporter> reporters = new HashMap<>();
    private volatile Behaviour behaviour;
    private volatile Consumer<JsonObject> listener = message -> {};

    HttpReceiver(String name, Sandbox.Surroundings around, HttpClient client, Secret secret, Behaviour behaviour) {
        this.name = name;
        this.around = around;
        this.client = client;
        this.key = WebhookKey.of(secret);
        this.behaviour = behaviour;
    }

    public String name() {
        return name;
    }

    public Tally tally() {
        return tally;
    }

    public Behaviour behaviour() {
        return behaviour;
    }

    public void behave(Behaviour other) {
        behaviour = other;
    }

    /** Called with each message taken, on an event loop. */
    public void onMessage(Consumer<JsonObject> taken) {
        listener = taken;
    }

    /** One push; on the sandbox's event loop. */
    void handle(HttpServerRequest request, Buffer body) {
        Behaviour now = behaviour;
        tally.attempt();
        switch (now.mode()) {
            case DOWN -> request.connection().close();
            case BUSY ->
                request.response()
                        .setStatusCode(503)
                        .putHeader(
                                "Retry-After",
                                Long.toString(Math.max(1, now.retryAfter().toSeconds())))
                        .end();
            case GONE -> request.response().setStatusCode(410).end("no longer served");
            case SILENT -> {
                // Half open: no answer ever.
            }
            case UP -> take(request, body, now);
        }
    }

    private void take(HttpServerRequest request, Buffer body, Behaviour now) {
        WebhookSignature signature = new WebhookSignature(
                request.getHeader(WebhookKey.ID),
                request.getHeader(WebhookKey.TIMESTAMP),
                request.getHeader(WebhookKey.SIGNATURE));
        Optional<String> fault =
                signature.faultOf(body.getBytes(), List.of(key), around.wall().instant());
        JsonObject data = isCap(request) ? cap(request, body) : data(body);
        if (fault.isPresent()) {
            tally.badSignature();
            request.response().setStatusCode(401).end(fault.get());
        } else if (data == null) {
            request.response().setStatusCode(400).end("not a push");
        } else if (happens(now.busyRate())) {
            request.response().setStatusCode(503).putHeader("Retry-After", "1").end();
        } else if (happens(now.failRate())) {
            request.response().setStatusCode(500).end("sandbox: a failure on purpose");
        } else {
            taken(request, data, now);
        }
    }

    private static boolean isCap(HttpServerRequest request) {
        return String.valueOf(request.getHeader("content-type")).startsWith("application/cap+xml");
    }

    /** Another authority's endpoint takes the CAP document alone; the delivery's id is in the header. */
    private static @Nullable JsonObject cap(HttpServerRequest request, Buffer body) {
        return CapReader.read(body.getBytes())
                .message()
                .map(message -> new JsonObject()
                        .put("deliveryId", request.getHeader(WebhookKey.ID))
                        .put("identifier", message.identifier()))
                .orElse(null);
    }

    private static @Nullable JsonObject data(Buffer body) {
        try {
            JsonObject data = new JsonObject(body).getJsonObject("data");
            return data == null || data.getString("deliveryId") == null ? null : data;
        } catch (DecodeException | ClassCastException e) {
            return null;
        }
    }

    private boolean happens(double share) {
        return share > 0 && around.random().nextDouble() < share;
    }

    private void taken(HttpServerRequest request, JsonObject data, Behaviour now) {
        String id = data.getString("deliveryId");
        boolean first = !providerIds.containsKey(id);
        tally.taken(id);
        String providerId = providerIds.computeIfAbsent(id, key -> name + "-" + (providerIds.size() + 1));
        listener.accept(data);
        String url = data.getString("receiptUrl", "");
        boolean reports = first && !url.isEmpty() && !happens(now.receipts().lost());
        boolean early = reports && happens(now.receipts().early());
        JsonObject report = report(id, providerId, now);
        Future<Void> before = early ? reporter(url).report(report) : Future.succeededFuture();
        before.compose(done -> after(now.latency())).onComplete(done -> {
            answer(request, providerId, now);
            if (reports && !early) {
                reportLater(url, report, now.receipts());
            }
        });
    }

    private void answer(HttpServerRequest request, String providerId, Behaviour now) {
        if (happens(now.lostAnswers())) {
            request.connection().close();
        } else {
            request.response()
                    .setStatusCode(202)
                    .putHeader("content-type", "application/json")
                    .end(new JsonObject().put("providerMessageId", providerId).toBuffer());
        }
    }

    private JsonObject report(String id, String providerId, Behaviour now) {
        boolean failed = happens(now.receipts().failed());
        boolean byOwnId = providerIds.size() % 2 == 0 && now.receipts().early() == 0;
        JsonObject report = new JsonObject()
                .put(byOwnId ? "providerMessageId" : "deliveryId", byOwnId ? providerId : id)
                .put("state", failed ? "failed" : "delivered")
                .put(
                        "at",
                        OffsetDateTime.ofInstant(around.clock().instant(), ZoneOffset.UTC)
                                .toString());
        return failed ? report.put("reason", "sandbox: a failure on purpose") : report;
    }

    private void reportLater(String url, JsonObject report, Behaviour.Reports how) {
        after(how.delay())
                .compose(now -> reporter(url).report(report))
                .compose(told -> happens(how.twice()) ? reporter(url).report(report) : Future.succeededFuture());
    }

    private Reporter reporter(String url) {
        return reporters.computeIfAbsent(
                url, to -> new Reporter(around.vertx(), client, around.wall(), key, tally, to));
    }

    private Future<Void> after(Duration delay) {
        Vertx vertx = around.vertx();
        return delay.toMillis() < 1
                ? Future.succeededFuture()
                : vertx.timer(delay.toMillis(), TimeUnit.MILLISECONDS).mapEmpty();
    }
}
