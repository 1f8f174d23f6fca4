package org.airalert.channel.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.airalert.channel.AddressGuard;
import org.airalert.channel.ChannelFile.Pace;
import org.airalert.channel.Dispatch;
import org.airalert.channel.Transport;
import org.airalert.channel.WebhookKey;
import org.airalert.delivery.Outcome;
import org.airalert.delivery.Reason;

/** Pushes messages as JSON, signed after the Standard Webhooks specification with every secret of the channel. */
public final class HttpTransport implements Transport {
    private static final String AGENT = "air-alert-gateway";
    private static final int KEEP_ALIVE_SECONDS = 30;
    private static final int MAX_HEADER_BYTES = 16 * 1024;
    private static final Buffer NO_BODY = Buffer.buffer();

    private final Vertx vertx;
    private final HttpSettings settings;
    private final Exchange.Limits limits;
    private final HttpClient client;
    private final AddressGuard guard;
    private final List<WebhookKey> keys;
    private final PushBody bodies;
    private final InstantSource clock;

    /**
     * What a push says besides its message.
     *
     * @param receiptUrl where the receiver may report; empty where no receipts come
     * @param zone whose offset times carry
     */
    public record Letterhead(String receiptUrl, ZoneId zone) {}

    /** @param clock the machine's, which receivers compare signatures with */
    public HttpTransport(Vertx vertx, Pace pace, HttpSettings settings, Letterhead letterhead, InstantSource clock) {
        this.vertx = vertx;
        this.settings = settings;
        this.limits = new Exchange.Limits(pace.answerTimeout().toMillis(), settings.maxAnswerBytes());
        this.guard = AddressGuard.allowing(settings.allowPrivate());
        this.keys = settings.secrets().stream().map(WebhookKey::of).toList();
        this.bodies = new PushBody(letterhead.receiptUrl(), letterhead.zone());
        this.clock = clock;
        this.client = client(vertx, pace);
    }

    private static HttpClient client(Vertx vertx, Pace pace) {
        return vertx.httpClientBuilder()
                .with(new HttpClientOptions()
                        .setConnectTimeout((int) pace.connectTimeout().toMillis())
                        .setSslHandshakeTimeout(pace.connectTimeout().toMillis())
                        .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                        .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                        .setMaxHeaderSize(MAX_HEADER_BYTES)
                        .setVerifyHost(true))
                .with(new PoolOptions().setHttp1MaxSize(pace.concurrency()).setMaxWaitQueueSize(pace.concurrency()))
                .build();
    }

    @Override
    public Future<Outcome> send(Dispatch dispatch) {
        Optional<PushTarget> target = PushTarget.of(dispatch.delivery().address());
        if (target.isEmpty()) {
            return rejected(Reason.NO_ADDRESS, "the address is not an http or https URL");
        }
        Buffer body = bodies.of(dispatch);
        if (body.length() > settings.maxBodyBytes()) {
            return rejected(Reason.REFUSED, body.length() + " bytes are more than the channel's maxBody");
        }
        return exchange(target.get().place(), signed(target.get(), dispatch, body), body);
    }

    private static Future<Outcome> rejected(Reason reason, String detail) {
        return Future.succeededFuture(new Outcome.Rejected(reason, "", detail));
    }

    private Future<Outcome> exchange(String place, RequestOptions options, Buffer body) {
        return client.request(options)
                .compose(this::guarded)
                .compose(
                        request -> answer(place, request, body),
                        failure -> Future.succeededFuture(HttpFailure.connecting(failure, place)));
    }

    private Future<Outcome> answer(String place, HttpClientRequest request, Buffer body) {
        return Exchange.run(vertx, request, body, limits)
                .map(answer -> gone(answer.outcome(clock.instant())))
                .otherwise(failure -> HttpFailure.answering(failure, place));
    }

    /** Where each recipient has its own system, one that is gone must not stop the others: it ends this delivery, not the channel. */
    private Outcome gone(Outcome outcome) {
        return outcome instanceof Outcome.ChannelStopped stopped
                        && settings.endpoint().isEmpty()
                ? new Outcome.Rejected(stopped.reason(), stopped.answer(), stopped.detail())
                : outcome;
    }

    /** Judges the address that the connection really has, before a byte of the message is written. */
    private Future<HttpClientRequest> guarded(HttpClientRequest request) {
        String address = request.connection().remoteAddress().hostAddress();
        if (guard.permits(literal(address))) {
            return Future.succeededFuture(request);
        }
        return request.connection()
                .close()
                .transform(closed -> Future.failedFuture(new HttpFailure.Forbidden(address)));
    }

    private static InetAddress literal(String address) {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an open connection has a numeric address: " + address, e);
        }
    }

    @Override
    public String receiverOf(String address) {
        return settings.endpoint().isPresent()
                ? ""
                : PushTarget.of(address).map(PushTarget::place).orElse("");
    }

    private RequestOptions signed(PushTarget target, Dispatch dispatch, Buffer body) {
        String id = dispatch.delivery().id().value();
        // The receiver compares with its own clock, so it is the machine's time, also where deliveries run by a faster
        // one.
        long seconds = clock.instant().getEpochSecond();
        byte[] bytes = body.getBytes();
        return target.request(HttpMethod.POST)
                .putHeader("content-type", "application/json")
                .putHeader("user-agent", AGENT)
                .putHeader(WebhookKey.ID, id)
                .putHeader(WebhookKey.TIMESTAMP, Long.toString(seconds))
                .putHeader(
                        WebhookKey.SIGNATURE,
                        keys.stream().map(key -> key.sign(id, seconds, bytes)).collect(Collectors.joining(" ")));
    }

    /** Any answer below 500 to a {@code HEAD} of the channel's endpoint shows that the way is open; most endpoints answer 405. */
    @Override
    public Future<Outcome> linkTest() {
        Optional<PushTarget> target = settings.endpoint().flatMap(PushTarget::of);
        if (target.isEmpty()) {
            return Future.succeededFuture(new Outcome.Accepted("", null));
        }
        RequestOptions options = target.get().request(HttpMethod.HEAD).putHeader("user-agent", AGENT);
        return exchange(target.get().place(), options, NO_BODY).map(HttpTransport::opened);
    }

    private static Outcome opened(Outcome outcome) {
        boolean answered = outcome instanceof Outcome.Rejected || outcome instanceof Outcome.ChannelStopped;
        return answered && !outcome.answer().isEmpty() ? new Outcome.Accepted(outcome.answer(), null) : outcome;
    }

    @Override
    public Future<Void> close() {
        return client.shutdown(limits.answerMillis(), TimeUnit.MILLISECONDS);
    }
}
