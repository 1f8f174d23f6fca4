package org.airalert.channel.http;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.pkitesting.X509Bundle;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.PemTrustOptions;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.airalert.channel.ChannelFile;
import org.airalert.channel.Samples;
import org.airalert.channel.Secret;
import org.airalert.delivery.Outcome;
import org.airalert.delivery.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pushes over real TLS, and what is wrong with it told in words. */
class TlsTest {
    private static final HttpLine.Tls TRUSTING = new HttpLine.Tls(CertificatePem.authority(), "", null);
    private static final HttpLine.Tls SHOWING =
            new HttpLine.Tls(CertificatePem.authority(), CertificatePem.own(), Secret.of(CertificatePem.ownKey()));
    private static final HttpLine.Phases PHASES = HttpLine.Phases.UNLIMITED;

    /** The first handshake of a process takes its time on a busy machine. */
    private static final ChannelFile.Pace PATIENT = new ChannelFile.Pace(
            2,
            Optional.empty(),
            Duration.ofSeconds(8),
            Duration.ofSeconds(8),
            Samples.pace().retry(),
            Samples.pace().breaker(),
            Duration.ZERO);

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<HttpVersion> versions = new LinkedBlockingQueue<>();

    @AfterEach
    void close() throws Exception {
        vertx.close().await(10, SECONDS);
    }

    private String server(X509Bundle certificate) throws Exception {
        return server(options(certificate));
    }

    private static HttpServerOptions options(X509Bundle certificate) {
        return new HttpServerOptions()
                .setSsl(true)
                .setUseAlpn(true)
                .setAlpnVersions(List.of(HttpVersion.HTTP_2, HttpVersion.HTTP_1_1))
                .setKeyCertOptions(CertificatePem.shown(certificate));
    }

    private String server(HttpServerOptions options) throws Exception {
        int port = vertx.createHttpServer(options)
                .requestHandler(this::take)
                .listen(0, "127.0.0.1")
                .await(5, SECONDS)
                .actualPort();
        return (options.isSsl() ? "https" : "http") + "://localhost:" + port + "/push";
    }

    private void take(HttpServerRequest request) {
        versions.add(request.version());
        request.response().setStatusCode(204).end();
    }

    private Outcome push(String url, HttpLine.Version version, HttpLine.Tls tls) throws Exception {
        return push(url, new HttpLine(List.of("127.0.0.0/8", "::1"), 1024, version, PHASES, tls));
    }

    private Outcome push(String url, HttpLine line) throws Exception {
        HttpSettings settings = new HttpSettings(Optional.of(url), List.of(), Map.of(), BodyForm.PUSH, 100_000, line);
        Promise<Outcome> done = Promise.promise();
        vertx.getOrCreateContext().runOnContext(go -> {
            HttpTransport transport = new HttpTransport(
                    vertx,
                    PATIENT,
                    settings,
                    new HttpTransport.Letterhead("", ZoneId.of("Asia/Shanghai")),
                    InstantSource.system());
            transport
                    .send(Samples.dispatch("r1", url, Samples.SMS))
                    .onComplete(sent -> transport.close().onComplete(closed -> done.handle(sent)));
        });
        return done.future().await(20, SECONDS);
    }

    @ParameterizedTest
    @CsvSource({"HTTP_1_1,HTTP_1_1", "HTTP_2,HTTP_2", "H2C,HTTP_2"})
    void over_tls_the_version_is_agreed_upon(HttpLine.Version version, HttpVersion spoken) throws Exception {
        Outcome outcome = push(server(CertificatePem.of("localhost")), version, TRUSTING);

        assertThat(outcome).isEqualTo(new Outcome.Accepted("204", null));
        assertThat(versions.take()).isEqualTo(spoken);
    }

    @Test
    void a_server_that_does_not_know_http_2_gets_1_1() throws Exception {
        HttpServerOptions old = options(CertificatePem.of("localhost")).setUseAlpn(false);

        assertThat(push(server(old), HttpLine.Version.HTTP_2, TRUSTING)).isInstanceOf(Outcome.Accepted.class);
        assertThat(versions.take()).isEqualTo(HttpVersion.HTTP_1_1);
    }

    @ParameterizedTest
    @CsvSource({"HTTP_2,HTTP_1_1", "H2C,HTTP_2"})
    void without_tls_http_2_is_spoken_only_where_it_was_asked_for(HttpLine.Version version, HttpVersion spoken)
            throws Exception {
        String url = server(new HttpServerOptions().setHttp2ClearTextEnabled(true));

        assertThat(push(url, version, HttpLine.Tls.DEFAULT)).isInstanceOf(Outcome.Accepted.class);
        assertThat(versions.take()).isEqualTo(spoken);
    }

    @Test
    void a_certificate_out_of_date_is_told_as_such() throws Exception {
        assertRefused(
                push(server(CertificatePem.expired("localhost")), HttpLine.Version.HTTP_1_1, TRUSTING),
                "the certificate has expired");
    }

    @Test
    void a_certificate_for_another_host_is_told_as_such() throws Exception {
        assertRefused(
                push(server(CertificatePem.of("elsewhere.example")), HttpLine.Version.HTTP_1_1, TRUSTING),
                "the certificate is not for this host");
    }

    @Test
    void a_certificate_of_a_stranger_is_told_as_such() throws Exception {
        assertRefused(
                push(server(CertificatePem.stranger()), HttpLine.Version.HTTP_1_1, TRUSTING),
                "the certificate comes from no authority that is trusted");
        assertRefused(
                push(server(CertificatePem.of("localhost")), HttpLine.Version.HTTP_2, HttpLine.Tls.DEFAULT),
                "the certificate comes from no authority that is trusted");
    }

    private void assertRefused(Outcome outcome, String why) {
        assertThat(outcome.reason()).isEqualTo(Reason.NOT_AUTHORISED);
        assertThat(outcome.detail()).endsWith("TLS failed, " + why);
        assertThat(versions).isEmpty();
    }

    @Test
    void a_receiver_that_asks_for_our_certificate_gets_it() throws Exception {
        HttpServerOptions strict = options(CertificatePem.of("localhost"))
                .setClientAuth(ClientAuth.REQUIRED)
                .setTrustOptions(new PemTrustOptions().addCertValue(Buffer.buffer(CertificatePem.authority())));
        String url = server(strict);

        assertThat(push(url, HttpLine.Version.HTTP_1_1, SHOWING)).isInstanceOf(Outcome.Accepted.class);
        versions.clear();
        Outcome without = push(url, HttpLine.Version.HTTP_1_1, TRUSTING);
        assertThat(without.reason()).isEqualTo(Reason.NOT_AUTHORISED);
        assertThat(versions).isEmpty();
    }

    @Test
    void a_handshake_that_never_ends_is_given_up_before_the_connection_is() throws Exception {
        int port = vertx.createNetServer()
                .connectHandler(silent -> {})
                .listen(0, "127.0.0.1")
                .await(5, SECONDS)
                .actualPort();
        HttpLine.Phases phases = new HttpLine.Phases(Duration.ofMillis(150), Duration.ZERO);

        Outcome outcome = push(
                "https://localhost:" + port + "/",
                new HttpLine(List.of("127.0.0.0/8"), 1024, HttpLine.Version.HTTP_1_1, phases, TRUSTING));

        assertThat(outcome.reason()).isEqualTo(Reason.UNREACHABLE);
        assertThat(outcome.detail()).endsWith("the TLS handshake took too long");
    }

    @ParameterizedTest
    @CsvSource({"0,TIMED_OUT", "1,Accepted"})
    void the_first_byte_has_a_limit_of_its_own(int statusFirst, String expected) throws Exception {
        int port = vertx.createNetServer()
                .connectHandler(socket -> socket.handler(bytes -> {
                    if (statusFirst == 1) {
                        socket.write("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n");
                        vertx.setTimer(600, later -> socket.write("ok"));
                    }
                }))
                .listen(0, "127.0.0.1")
                .await(5, SECONDS)
                .actualPort();
        HttpLine.Phases phases = new HttpLine.Phases(Duration.ZERO, Duration.ofMillis(300));

        Outcome outcome = push(
                "http://localhost:" + port + "/",
                new HttpLine(List.of("127.0.0.0/8"), 1024, HttpLine.Version.HTTP_1_1, phases, HttpLine.Tls.DEFAULT));

        assertThat(outcome.reason() == null ? "Accepted" : outcome.reason().name())
                .isEqualTo(expected);
    }
}
