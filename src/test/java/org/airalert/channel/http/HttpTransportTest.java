package org.airalert.channel.http;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.standardwebhooks.Webhook;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetSocket;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.airalert.channel.ChannelContract;
import org.airalert.channel.Dispatch;
import org.airalert.channel.Samples;
import org.airalert.channel.Secret;
import org.airalert.channel.Transport;
import org.airalert.delivery.Outcome;
import org.airalert.delivery.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpTransportTest extends ChannelContract {
    private static final String OLD = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String NEW = "whsec_QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo0MTIz";
    private static final Instant NOW = Samples.NOW;

    private record Got(HttpHeaders headers, String path, Buffer body) {}

    private final BlockingQueue<Got> got = new LinkedBlockingQueue<>();
    private String host = "127.0.0.1";
    private int port;
    private List<String> allowed = List.of("127.0.0.0/8", "::1");

    @Override
    protected Transport transportTo(Receiver receiver) throws Exception {
        port = switch (receiver) {
            case ACCEPTS ->
                http(request -> request.response().setStatusCode(202).end("{\"providerMessageId\":\"cm-1\"}"));
            case REFUSES ->
                http(request -> request.response().setStatusCode(422).end("no such number"));
            case BUSY ->
                http(request -> request.response()
                        .setStatusCode(503)
                        .putHeader("Retry-After", "7")
                        .end());
            case ABSENT -> freePort();
            case SILENT -> http(request -> {});
            case BREAKS_OFF -> raw(NetSocket::close);
            case GARBAGE -> raw(socket -> socket.write("\u0000\u0001 hello, this is not HTTP at all\r\n\r\n"));
            case ENDLESS -> http(this::drip);
        };
        return transport(NOW);
    }

    private void drip(HttpServerRequest request) {
        request.response().setStatusCode(400).setChunked(true);
        vertx.setPeriodic(1, timer -> {
            if (request.response().closed()) {
                vertx.cancelTimer(timer);
            } else {
                request.response().write("x".repeat(8192));
            }
        });
    }

    private Transport transport(Instant now) {
        HttpSettings settings = new HttpSettings(
                Optional.of(url()), List.of(Secret.of(NEW), Secret.of(OLD)), allowed, 256 * 1024, 64 * 1024);
        return transport(settings, now);
    }

    private Transport transport(HttpSettings settings, Instant now) {
        HttpTransport.Letterhead letterhead =
                new HttpTransport.Letterhead("https://gateway.example/receipts/sample", ZoneId.of("Asia/Shanghai"));
        return new HttpTransport(vertx, Samples.pace(), settings, letterhead, InstantSource.fixed(now));
    }

    private String url() {
        return "http://" + host + ":" + port + "/push?key=url-token";
    }

    @Override
    protected Dispatch dispatch(String recipient) {
        return Samples.dispatch(recipient, url(), Samples.SMS);
    }

    @Override
    protected List<String> secrets() {
        return List.of(OLD, NEW, OLD.substring(6), NEW.substring(6), "url-token");
    }

    private int http(Handler<HttpServerRequest> answer) throws Exception {
        return vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    got.add(new Got(headers(request), request.uri(), body));
                    answer.handle(request);
                }))
                .listen(0, host)
                .await(5, SECONDS)
                .actualPort();
    }

    private static HttpHeaders headers(HttpServerRequest request) {
        java.util.Map<String, List<String>> map = new java.util.HashMap<>();
        request.headers().forEach(header -> map.put(header.getKey(), List.of(header.getValue())));
        return HttpHeaders.of(map, (name, value) -> true);
    }

    /** A server that waits for a whole request and then does something that is not HTTP. */
    private int raw(Handler<NetSocket> then) throws Exception {
        return vertx.createNetServer()
                .connectHandler(socket -> socket.handler(bytes -> then.handle(socket)))
                .listen(0, host)
                .await(5, SECONDS)
                .actualPort();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private Outcome answered(int status, String header, String value, String body) throws Exception {
        port = http(request -> {
            if (!header.isEmpty()) {
                request.response().putHeader(header, value);
            }
            request.response().setStatusCode(status).end(body);
        });
        return send(transport(NOW), "r1");
    }

    @Test
    void the_body_is_that_of_the_contract() throws Exception {
        send(Receiver.ACCEPTS);

        assertThat(new JsonObject(got.take().body())).isEqualTo(new JsonObject("""
                {"type":"alert.push","timestamp":"2026-12-01T16:00:00+08:00","data":{
                  "deliveryId":"dl-r1","alertId":"pds-20261201-2","kind":"upgrade","references":["pds-20261130-1"],
                  "status":"actual","level":"orange","responseLevel":"II",
                  "areas":[{"code":"410400","name":"平顶山市","nameEn":"Pingdingshan"}],
                  "recipient":{"id":"r1","name":"第一小学"},
                  "sms":{"text":"【平顶山市环委会办公室】重污染天气橙色预警","segments":1,"encoding":"UCS-2"},
                  "cap":"<alert/>","notAfter":"2026-12-02T04:00:00+08:00",
                  "receiptUrl":"https://gateway.example/receipts/sample"}}
                """));
    }

    @Test
    void a_letter_goes_as_message_and_not_as_sms() throws Exception {
        Transport transport = open(Receiver.ACCEPTS);

        onContext(() -> transport.send(Samples.dispatch("r1", url(), Samples.LETTER)));

        JsonObject data = new JsonObject(got.take().body()).getJsonObject("data");
        assertThat(data.getJsonObject("message").getString("subject")).isEqualTo("关于启动Ⅱ级响应的通知");
        assertThat(data.containsKey("sms")).isFalse();
        assertThat(data.getValue("cap")).isNull();
    }

    @Test
    void the_reference_library_verifies_the_push_with_either_secret() throws Exception {
        Instant now = Instant.now();
        port = http(request -> request.response().setStatusCode(204).end());
        Transport transport = transport(now);
        Dispatch dispatch = new Dispatch(Samples.delivery("r1", url()), Samples.alert(), Samples.SMS, now);

        onContext(() -> transport.send(dispatch));

        Got push = got.take();
        assertThat(push.headers().firstValue("webhook-id")).contains("dl-r1");
        for (String secret : List.of(OLD, NEW)) {
            assertThatCode(() -> new Webhook(secret).verify(push.body().toString(), push.headers()))
                    .doesNotThrowAnyException();
        }
    }

    /** By the text of the specification alone, with nothing but Python's own hmac and base64: no line of ours, no library's. */
    private static final String PYTHON = """
            import base64, hashlib, hmac, sys
            secret, id, timestamp, signatures = sys.argv[1:5]
            body = sys.stdin.buffer.read()
            key = base64.b64decode(secret.removeprefix("whsec_"))
            signed = id.encode() + b"." + timestamp.encode() + b"." + body
            expected = "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
            sys.exit(0 if expected in signatures.split(" ") else 1)
            """;

    @Test
    void another_language_verifies_the_push_with_either_secret() throws Exception {
        send(Receiver.ACCEPTS);

        Got push = got.take();
        assertThat(python(OLD, push, push.body().getBytes())).isZero();
        assertThat(python(NEW, push, push.body().getBytes())).isZero();
        assertThat(python(NEW, push, push.body().appendString(" ").getBytes())).isEqualTo(1);
    }

    private static int python(String secret, Got push, byte[] body) throws Exception {
        Process process = new ProcessBuilder(
                        "python3",
                        "-c",
                        PYTHON,
                        secret,
                        push.headers().firstValue("webhook-id").orElseThrow(),
                        push.headers().firstValue("webhook-timestamp").orElseThrow(),
                        push.headers().firstValue("webhook-signature").orElseThrow())
                .redirectErrorStream(true)
                .start();
        try (java.io.OutputStream input = process.getOutputStream()) {
            input.write(body);
        }
        assertThat(process.waitFor(20, SECONDS)).isTrue();
        return process.exitValue();
    }

    @Test
    void a_receiver_with_a_secret_of_its_own_gets_no_signature_by_another() throws Exception {
        port = http(request -> request.response().setStatusCode(204).end());
        HttpSettings settings = new HttpSettings(
                Optional.of(url()),
                List.of(Secret.of(OLD)),
                java.util.Map.of("r1", List.of(Secret.of(NEW))),
                BodyForm.PUSH,
                100_000,
                HttpLine.plain(allowed, 1_000));
        Transport transport = transport(settings, NOW);

        onContext(() -> transport.send(dispatch("r1")));
        onContext(() -> transport.send(dispatch("r2")));

        Got own = got.take();
        Got common = got.take();
        assertThat(python(NEW, own, own.body().getBytes())).isZero();
        assertThat(python(OLD, own, own.body().getBytes())).isEqualTo(1);
        assertThat(python(OLD, common, common.body().getBytes())).isZero();
    }

    private Got pushed(BodyForm body, Dispatch.Content content) throws Exception {
        port = http(request -> request.response().setStatusCode(204).end());
        HttpSettings settings = new HttpSettings(
                Optional.of(url()), List.of(), java.util.Map.of(), body, 100_000, HttpLine.plain(allowed, 1_000));
        Transport transport = transport(settings, NOW);
        assertThat(onContext(() -> transport.send(Samples.dispatch("r1", url(), content))))
                .isInstanceOf(Outcome.Accepted.class);
        return got.take();
    }

    @Test
    void another_authority_gets_the_cap_document_and_nothing_else() throws Exception {
        Got push = pushed(new BodyForm(BodyForm.Kind.CAP, java.util.Map.of()), Samples.SMS);

        assertThat(push.body().toString()).isEqualTo("<alert/>");
        assertThat(push.headers().firstValue("content-type")).contains("application/cap+xml");
        assertThat(push.headers().firstValue("webhook-signature")).isEmpty();
    }

    @Test
    void a_form_has_the_names_that_the_receiver_wants() throws Exception {
        Got push = pushed(
                new BodyForm(
                        BodyForm.Kind.FORM,
                        java.util.Map.of(
                                "content", "{text}", "id", "{deliveryId}", "until", "{notAfter}", "app key", "a&b")),
                new Dispatch.Content("", "橙色&红色=预警", "", "", 1, "UCS-2"));

        assertThat(push.headers().firstValue("content-type")).contains("application/x-www-form-urlencoded");
        assertThat(push.body().toString())
                .isEqualTo("app+key=a%26b&content=%E6%A9%99%E8%89%B2%26%E7%BA%A2%E8%89%B2%3D%E9%A2%84%E8%AD%A6"
                        + "&id=dl-r1&until=2026-12-02T04%3A00%3A00%2B08%3A00");
    }

    @Test
    void json_has_the_names_that_the_receiver_wants() throws Exception {
        Got push = pushed(
                new BodyForm(
                        BodyForm.Kind.JSON,
                        java.util.Map.of("msg.text", "{text}", "msg.level", "{level}", "ref", "{alertId}/{kind}")),
                new Dispatch.Content("", "说“{level}”", "", "", 1, "UCS-2"));

        assertThat(new JsonObject(push.body()))
                .isEqualTo(new JsonObject(
                        "{\"msg\":{\"text\":\"说“{level}”\",\"level\":\"orange\"},\"ref\":\"pds-20261201-2/upgrade\"}"));
    }

    @Test
    void the_exchange_form_has_the_identifier_and_the_times_of_the_standard_and_is_well_formed() throws Exception {
        Got push = pushed(
                new BodyForm(
                        BodyForm.Kind.EXCHANGE,
                        java.util.Map.of("unit", "41040000000000", "sender", "市环委会办公室", "eventType", "11B00")),
                new Dispatch.Content("橙色<预警>", "AQI > 200 & 持续", "", "", 0, ""));

        org.w3c.dom.Document xml = javax.xml.parsers.DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new java.io.ByteArrayInputStream(push.body().getBytes()));
        assertThat(text(xml, "identifier"))
                .matches("41040000000000_20261201160000_\\d")
                .hasSize(31);
        assertThat(text(xml, "references")).matches("41040000000000_20261130160000_\\d");
        assertThat(text(xml, "sendTime")).isEqualTo("2026-12-01 16:00:00+08:00");
        assertThat(text(xml, "severity")).isEqualTo("Orange");
        assertThat(text(xml, "msgType")).isEqualTo("Update");
        assertThat(text(xml, "headline")).isEqualTo("橙色<预警>");
        assertThat(text(xml, "description")).isEqualTo("AQI > 200 & 持续");
        assertThat(text(xml, "geocode")).isEqualTo("410400");
    }

    private static String text(org.w3c.dom.Document xml, String name) {
        return xml.getElementsByTagName(name).item(0).getTextContent();
    }

    @Test
    void an_alert_without_a_cap_document_cannot_go_where_only_that_is_taken() throws Exception {
        port = freePort();
        HttpSettings settings = new HttpSettings(
                Optional.of(url()),
                List.of(),
                java.util.Map.of(),
                new BodyForm(BodyForm.Kind.CAP, java.util.Map.of()),
                100_000,
                HttpLine.plain(allowed, 1_000));
        Transport transport = transport(settings, NOW);

        assertThat(onContext(() -> transport.send(Samples.dispatch("r1", url(), Samples.LETTER)))
                        .reason())
                .isEqualTo(Reason.NO_TEXT);
    }

    @Test
    void a_body_of_a_gigabyte_costs_a_few_kilobytes() throws Exception {
        java.util.concurrent.atomic.AtomicLong written = new java.util.concurrent.atomic.AtomicLong();
        port = http(request -> {
            request.response().setStatusCode(422).putHeader("content-length", "1073741824");
            vertx.setPeriodic(1, timer -> {
                if (request.response().closed()) {
                    vertx.cancelTimer(timer);
                } else if (!request.response().writeQueueFull()) {
                    written.addAndGet(65_536);
                    request.response().write("x".repeat(65_536));
                }
            });
        });

        Outcome outcome = send(transport(NOW), "r1");

        assertThat(outcome.answer()).isEqualTo("422");
        assertThat(outcome.detail()).hasSizeLessThan(400);
        assertThat(written.get()).isLessThan(16L << 20);
    }

    @Test
    void the_path_and_query_of_the_address_are_kept() throws Exception {
        send(Receiver.ACCEPTS);

        assertThat(got.take().path()).isEqualTo("/push?key=url-token");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 299})
    void every_2xx_is_accepted(int status) throws Exception {
        assertThat(answered(status, "", "", "")).isEqualTo(new Outcome.Accepted(Integer.toString(status), null));
    }

    @ParameterizedTest
    @CsvSource({
        "300,BAD_ANSWER", "302,BAD_ANSWER", "307,BAD_ANSWER", "408,SERVER_ERROR", "425,SERVER_ERROR", "429,THROTTLED",
        "500,SERVER_ERROR", "501,SERVER_ERROR", "502,SERVER_ERROR", "503,UNAVAILABLE", "504,SERVER_ERROR",
                "599,SERVER_ERROR"
    })
    void what_may_pass_is_deferred(int status, Reason reason) throws Exception {
        assertThat(reason(answered(status, "Location", "http://127.0.0.1:" + port + "/elsewhere", "")))
                .isEqualTo(reason);
        assertThat(got).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 405, 409, 413, 418, 422, 451, 499})
    void any_other_4xx_is_rejected_with_the_answer_kept(int status) throws Exception {
        assertThat(answered(status, "", "", "not\n\twanted"))
                .isEqualTo(new Outcome.Rejected(Reason.REFUSED, Integer.toString(status), "not wanted"));
    }

    @Test
    void a_410_stops_the_channel() throws Exception {
        assertThat(answered(410, "", "", "gone")).isEqualTo(new Outcome.ChannelStopped(Reason.GONE, "410", "gone"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7|PT7S",
                "0|PT0S",
                "Tue, 01 Dec 2026 08:02:00 GMT|PT2M",
                "Tue, 01 Dec 2026 07:00:00 GMT|PT0S",
                "soon|",
                "-5|",
                "99999999999999|"
            })
    void retry_after_is_read_as_seconds_or_date(String header, Duration expected) throws Exception {
        for (int status : new int[] {429, 503}) {
            Outcome.Deferred outcome = (Outcome.Deferred) answered(status, "Retry-After", header, "");
            assertThat(outcome.retryAfter()).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"providerMessageId\":\"x-1\",\"more\":[]}|x-1",
                "{\"providerMessageId\":17}|",
                "{\"providerMessageId\":\"  \"}|",
                "{broken|",
                "<html>ok</html>|",
                "[1]|",
                "ok|"
            })
    void an_accepted_push_may_carry_an_id_or_anything_else(String body, String id) throws Exception {
        assertThat(answered(200, "", "", body)).isEqualTo(new Outcome.Accepted("200", id));
    }

    @Test
    void a_2xx_counts_even_when_its_body_never_ends() throws Exception {
        port = http(request ->
                request.response().setStatusCode(200).setChunked(true).write("{\"providerM"));

        assertThat(send(transport(NOW), "r1")).isEqualTo(new Outcome.Accepted("200", null));
    }

    @Test
    void an_address_that_is_not_public_gets_no_byte() throws Exception {
        allowed = List.of();

        Outcome outcome = send(Receiver.ACCEPTS);

        assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
        assertThat(((Outcome.Rejected) outcome).reason()).isEqualTo(Reason.FORBIDDEN_ADDRESS);
        assertThat(got).isEmpty();
    }

    @Test
    void a_name_that_leads_to_a_private_address_gets_no_byte() throws Exception {
        allowed = List.of("::1");
        port = http(request -> request.response().end());
        host = "localhost";

        Outcome outcome = send(transport(NOW), "r1");

        assertThat(((Outcome.Rejected) outcome).reason()).isEqualTo(Reason.FORBIDDEN_ADDRESS);
        assertThat(got).isEmpty();
    }

    @Test
    void an_ipv6_literal_is_a_good_address() throws Exception {
        host = "::1";
        port = http(request -> request.response().setStatusCode(200).end());
        host = "[::1]";

        assertThat(send(transport(NOW), "r1")).isInstanceOf(Outcome.Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "ftp://example.org/", "not a url", "http:///x", "mailto:a@example.org", "http://exa mple/"})
    void an_address_that_is_no_url_is_rejected(String address) throws Exception {
        port = freePort();
        Transport transport = transport(NOW);

        Outcome outcome = onContext(() -> transport.send(Samples.dispatch("r1", address, Samples.SMS)));

        assertThat(((Outcome.Rejected) outcome).reason()).isEqualTo(Reason.NO_ADDRESS);
    }

    @Test
    void an_unknown_name_is_unreachable() throws Exception {
        port = 80;
        host = "no-such-host.invalid";

        assertThat(reason(send(transport(NOW), "r1"))).isEqualTo(Reason.UNREACHABLE);
    }

    @Test
    void a_message_larger_than_the_channel_takes_is_refused_before_it_is_sent() throws Exception {
        port = http(request -> request.response().end());
        Transport transport = transport(NOW);
        Dispatch.Content huge = new Dispatch.Content("", "字".repeat(200_000), "", "", 1, "UCS-2");

        Outcome outcome = onContext(() -> transport.send(Samples.dispatch("r1", url(), huge)));

        assertThat(((Outcome.Rejected) outcome).reason()).isEqualTo(Reason.REFUSED);
        assertThat(got).isEmpty();
    }

    @Test
    void tls_to_a_server_without_it_is_not_authorised() throws Exception {
        port = http(request -> request.response().end());
        Transport transport = transport(NOW);

        Outcome outcome =
                onContext(() -> transport.send(Samples.dispatch("r1", "https://127.0.0.1:" + port + "/", Samples.SMS)));

        assertThat(reason(outcome)).isEqualTo(Reason.NOT_AUTHORISED);
    }
}
