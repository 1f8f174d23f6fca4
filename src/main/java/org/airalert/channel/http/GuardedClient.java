package org.airalert.channel.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.airalert.channel.AddressGuard;
import org.airalert.channel.ChannelFile.Pace;
import org.airalert.channel.Secret;
import org.airalert.delivery.Outcome;

/**
 * Asks other systems over HTTP and trusts them with nothing: every phase has its limit of time, answers are read up to a limit of size, redirects
 * are not followed, and nothing is written to an address that is not public. For one event loop; one client per channel, so that a slow
 * receiver's connections are nobody else's.
 */
public final class GuardedClient {
    private static final int KEEP_ALIVE_SECONDS = 30;
    private static final int MAX_HEADER_BYTES = 16 * 1024;

    private final Vertx vertx;
    private final Pace pace;
    private final Exchange.Limits limits;
    private final AddressGuard guard;
    private final HttpClient secure;
    private final HttpClient plain;
    private String lastPermitted = "";

    public GuardedClient(Vertx vertx, Pace pace, HttpLine line) {
        this.vertx = vertx;
        this.pace = pace;
        this.limits = new Exchange.Limits(
                line.phases().firstByteMillis(pace), pace.answerTimeout().toMillis(), line.maxAnswerBytes());
        this.guard = AddressGuard.allowing(line.allowPrivate());
        this.secure = client(secured(options(line), line.tls()));
        HttpVersion spoken = line.version() == HttpLine.Version.H2C ? HttpVersion.HTTP_2 : HttpVersion.HTTP_1_1;
        this.plain = client(options(line).setUseAlpn(false).setProtocolVersion(spoken));
    }

    private HttpClient client(HttpClientOptions options) {
        return vertx.httpClientBuilder()
                .with(options)
                .with(new PoolOptions().setHttp1MaxSize(pace.concurrency()).setMaxWaitQueueSize(pace.concurrency()))
                .build();
    }

    private HttpClientOptions options(HttpLine line) {
        boolean two = line.version() != HttpLine.Version.HTTP_1_1;
        return new HttpClientOptions()
                .setConnectTimeout((int) pace.connectTimeout().toMillis())
                .setSslHandshakeTimeout(line.phases().tlsMillis(pace))
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                .setProtocolVersion(two ? HttpVersion.HTTP_2 : HttpVersion.HTTP_1_1)
                .setUseAlpn(two)
                .setAlpnVersions(List.of(HttpVersion.HTTP_2, HttpVersion.HTTP_1_1))
                .setHttp2ClearTextUpgrade(false)
                .setInitialSettings(new Http2Settings().setPushEnabled(false).setMaxHeaderListSize(MAX_HEADER_BYTES))
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setHttp2KeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setMaxHeaderSize(MAX_HEADER_BYTES)
                .setVerifyHost(true);
    }

    private static HttpClientOptions secured(HttpClientOptions options, HttpLine.Tls tls) {
        if (!tls.authorities().isEmpty()) {
            options.setTrustOptions(new PemTrustOptions().addCertValue(Buffer.buffer(tls.authorities())));
        }
        Secret key = tls.key();
        if (key != null) {
            options.setKeyCertOptions(new PemKeyCertOptions()
                    .addCertValue(Buffer.buffer(tls.certificate()))
                    .addKeyValue(Buffer.buffer(key.reveal())));
        }
        return options;
    }

    /**
     * One request and what its answer means.
     *
     * @param place of the target, for messages
     * @param meaning of an answer that came
     * @return never fails; without an answer the outcome says why none came
     */
    public Future<Outcome> call(
            String place, RequestOptions request, Buffer body, Function<HttpAnswer, Outcome> meaning) {
        return connected(request)
                .compose(this::guarded)
                .compose(
                        ready -> Exchange.run(vertx, ready, body, limits)
                                .map(meaning)
                                .otherwise(failure -> HttpFailure.answering(failure, place)),
                        failure -> Future.succeededFuture(HttpFailure.connecting(failure, place)));
    }

    /** Looking up the name, connecting and the handshake together; a connection that comes too late is not used. */
    private Future<HttpClientRequest> connected(RequestOptions request) {
        HttpClient client = Boolean.TRUE.equals(request.isSsl()) ? secure : plain;
        Future<HttpClientRequest> connected = client.request(request.setFollowRedirects(false));
        // A connection that stood ready needs no timer.
        if (connected.isComplete()) {
            return connected;
        }
        return connected
                .timeout(pace.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .onFailure(tooLate -> connected.onSuccess(HttpClientRequest::reset));
    }

    /** Judges the address that the connection really has, before a byte of the message is written. */
    private Future<HttpClientRequest> guarded(HttpClientRequest request) {
        String address = request.connection().remoteAddress().hostAddress();
        if (address.equals(lastPermitted) || guard.permits(literal(address))) {
            lastPermitted = address;
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

    /** Lets what is under way finish, then lets go of connections. */
    public Future<Void> close() {
        long patience = pace.answerTimeout().toMillis();
        return Future.join(
                        secure.shutdown(patience, TimeUnit.MILLISECONDS),
                        plain.shutdown(patience, TimeUnit.MILLISECONDS))
                .mapEmpty();
    }
}
