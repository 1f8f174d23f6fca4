package org.airalert.channel.robot;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetSocket;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.airalert.channel.ChannelContract;
import org.airalert.channel.Dispatch;
import org.airalert.channel.Samples;
import org.airalert.channel.Secret;
import org.airalert.channel.Transport;
import org.airalert.channel.http.HttpLine;
import org.airalert.delivery.Outcome;
import org.airalert.delivery.Reason;
import org.airalert.sandbox.RobotReceiver;
import org.airalert.sandbox.Sandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Against a robot with the limits of the real ones. */
class RobotTransportTest extends ChannelContract {
    private static final String SECRET = "SEC0123456789abcdef";
    private static final String TOKEN = "a-token-that-opens-the-group";
    private static final List<String> LOOPBACK = List.of("127.0.0.0/8");
    private static final Map<Brand, String> URLS = Map.of(
            Brand.DINGTALK, "/robot?access_token=" + TOKEN,
            Brand.WECOM, "/robot?key=" + TOKEN,
            Brand.FEISHU, "/robot");

    private final AtomicReference<Instant> now = new AtomicReference<>(Samples.NOW);
    private final BlockingQueue<JsonObject> shown = new LinkedBlockingQueue<>();
    private final List<Sandbox> sandboxes = new ArrayList<>();
    private Brand brand = Brand.DINGTALK;
    private boolean markdown;
    private String keyword = "预警";
    private String url = "";

    @AfterEach
    void closeSandboxes() throws Exception {
        for (Sandbox sandbox : sandboxes) {
            sandbox.close().await(5, SECONDS);
        }
    }

    @Override
    protected Transport transportTo(Receiver receiver) throws Exception {
        url = "http://127.0.0.1:" + port(receiver) + URLS.get(brand);
        return transport(SECRET, List.of());
    }

    private int port(Receiver receiver) throws Exception {
        return switch (receiver) {
            case ACCEPTS -> robot();
            case REFUSES -> http(request -> request.response().end("{\"errcode\":430102,\"errmsg\":\"words\"}"));
            case BUSY -> http(request -> request.response().end("{\"errcode\":-1,\"errmsg\":\"system busy\"}"));
            case ABSENT -> freePort();
            case SILENT -> http(request -> {});
            case BREAKS_OFF -> raw(NetSocket::close);
            case GARBAGE -> http(request -> request.response().end("<html>welcome to this network</html>"));
            case ENDLESS -> http(this::drip);
        };
    }

    private int robot() throws Exception {
        Sandbox sandbox = Sandbox.start(new Sandbox.Surroundings(vertx, now::get, now::get, new Random(1)), 0)
                .await(5, SECONDS);
        sandboxes.add(sandbox);
        String secret = brand == Brand.WECOM ? "" : SECRET;
        sandbox.addRobot("robot", new RobotReceiver.Rules(brand, secret, keyword))
                .onMessage(shown::add);
        return sandbox.port();
    }

    private Transport transport(String secret, List<String> keywords) {
        Secret signing = brand == Brand.WECOM ? null : Secret.of(secret);
        RobotSettings settings = new RobotSettings(
                brand, Secret.of(url), signing, keywords, markdown, HttpLine.plain(LOOPBACK, 64 * 1024));
        return new RobotTransport(vertx, Samples.pace(), settings, now::get);
    }

    private void drip(HttpServerRequest request) {
        request.response().setChunked(true);
        vertx.setPeriodic(1, timer -> {
            if (request.response().closed()) {
                vertx.cancelTimer(timer);
            } else {
                request.response().write("x".repeat(8192));
            }
        });
    }

    private int http(Handler<HttpServerRequest> answer) throws Exception {
        return vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> answer.handle(request)))
                .listen(0, "127.0.0.1")
                .await(5, SECONDS)
                .actualPort();
    }

    private int raw(Handler<NetSocket> then) throws Exception {
        return vertx.createNetServer()
                .connectHandler(socket -> socket.handler(bytes -> then.handle(socket)))
                .listen(0, "127.0.0.1")
                .await(5, SECONDS)
                .actualPort();
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    protected Dispatch dispatch(String recipient) {
        return Samples.dispatch(recipient, brand.word(), Samples.LETTER);
    }

    @Override
    protected List<String> secrets() {
        return List.of(SECRET, TOKEN);
    }

    private Outcome say(Transport transport, String text) throws Exception {
        Dispatch.Content content = new Dispatch.Content("橙色预警", text, "", "", 0, "");
        return onContext(() -> transport.send(Samples.dispatch("r1", brand.word(), content)));
    }

    @ParameterizedTest
    @EnumSource(Brand.class)
    void the_message_shows_in_the_group_as_text_and_as_markdown(Brand each) throws Exception {
        brand = each;
        assertThat(send(Receiver.ACCEPTS)).isInstanceOf(Outcome.Accepted.class);
        assertThat(shown.take().toString()).contains("现发布橙色预警。");

        markdown = true;
        assertThat(send(Receiver.ACCEPTS)).isInstanceOf(Outcome.Accepted.class);
        assertThat(shown.take().toString()).contains("现发布橙色预警。");
    }

    @ParameterizedTest
    @CsvSource({"DINGTALK,310000", "FEISHU,19021"})
    void a_wrong_secret_stops_the_channel(Brand each, String code) throws Exception {
        brand = each;
        open(Receiver.ACCEPTS);

        Outcome outcome = say(transport("another-secret", List.of()), "橙色预警");

        assertThat(outcome).isInstanceOf(Outcome.ChannelStopped.class);
        assertThat(outcome.answer()).isEqualTo("200 " + code);
        assertThat(outcome.reason()).isEqualTo(Reason.NOT_AUTHORISED);
    }

    @ParameterizedTest
    @CsvSource({"DINGTALK,20,PT10M", "WECOM,20,PT1M", "FEISHU,5,PT1M"})
    void one_message_too_many_waits(Brand each, int most, Duration wait) throws Exception {
        brand = each;
        Transport transport = open(Receiver.ACCEPTS);
        for (int i = 0; i < most; i++) {
            assertThat(say(transport, "橙色预警 " + i)).isInstanceOf(Outcome.Accepted.class);
        }

        Outcome.Deferred outcome = (Outcome.Deferred) say(transport, "橙色预警");

        assertThat(outcome.reason()).isEqualTo(Reason.THROTTLED);
        assertThat(outcome.retryAfter()).isEqualTo(wait);
        now.updateAndGet(then -> then.plus(wait));
        assertThat(say(transport, "橙色预警")).isInstanceOf(Outcome.Accepted.class);
    }

    @ParameterizedTest
    @EnumSource(Brand.class)
    void the_rate_of_a_channel_keeps_within_what_the_robot_takes(Brand each) throws Exception {
        brand = each;
        Transport transport = open(Receiver.ACCEPTS);
        Duration between = each.rate().period().dividedBy(each.rate().permits());

        for (int i = 0; i < 45; i++) {
            assertThat(say(transport, "橙色预警 " + i)).isInstanceOf(Outcome.Accepted.class);
            now.updateAndGet(then -> then.plus(between));
        }
    }

    @ParameterizedTest
    @CsvSource({"DINGTALK,false,20000", "WECOM,false,2048", "WECOM,true,4096", "FEISHU,false,19000"})
    void what_is_too_long_is_refused_before_it_is_sent(Brand each, boolean marked, int bytes) throws Exception {
        brand = each;
        markdown = marked;
        keyword = "";
        Transport transport = open(Receiver.ACCEPTS);

        assertThat(say(transport, "x".repeat(bytes))).isInstanceOf(Outcome.Accepted.class);
        shown.clear();
        assertThat(say(transport, "x".repeat(bytes + 1)).reason()).isEqualTo(Reason.REFUSED);
        assertThat(shown).isEmpty();
    }

    @Test
    void a_text_without_a_keyword_is_refused_before_it_is_sent() throws Exception {
        open(Receiver.ACCEPTS);
        Transport transport = transport(SECRET, List.of("演练", "通知"));

        Outcome outcome = say(transport, "橙色预警");

        assertThat(outcome.reason()).isEqualTo(Reason.REFUSED);
        assertThat(outcome.detail()).contains("演练");
        assertThat(shown).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "DINGTALK,400013,ChannelStopped,GONE",
        "DINGTALK,400102,ChannelStopped,GONE",
        "DINGTALK,400101,ChannelStopped,NOT_AUTHORISED",
        "DINGTALK,410100,Deferred,THROTTLED",
        "DINGTALK,430104,Rejected,REFUSED",
        "DINGTALK,123456,Deferred,BAD_ANSWER",
        "WECOM,93000,ChannelStopped,NOT_AUTHORISED",
        "WECOM,45009,Deferred,THROTTLED",
        "WECOM,40058,Rejected,REFUSED",
        "WECOM,-1,Deferred,UNAVAILABLE",
        "FEISHU,19001,ChannelStopped,NOT_AUTHORISED",
        "FEISHU,19022,ChannelStopped,NOT_AUTHORISED",
        "FEISHU,19024,Rejected,REFUSED",
        "FEISHU,9499,Rejected,REFUSED",
        "FEISHU,11232,Deferred,THROTTLED"
    })
    void the_code_inside_a_200_is_the_outcome(Brand each, int code, String kind, Reason reason) throws Exception {
        brand = each;
        String key = each == Brand.FEISHU ? "code" : "errcode";
        url = "http://127.0.0.1:"
                + http(request -> request.response().end("{\"" + key + "\":" + code + ",\"msg\":\"said\"}")) + "/robot";

        Outcome outcome = say(transport(SECRET, List.of()), "橙色预警");

        assertThat(outcome.getClass().getSimpleName()).isEqualTo(kind);
        assertThat(outcome.reason()).isEqualTo(reason);
    }

    @Test
    void the_address_that_is_stored_and_shown_holds_no_token() throws Exception {
        open(Receiver.ABSENT);
        RobotSettings settings =
                new RobotSettings(brand, Secret.of(url), null, List.of(), false, HttpLine.plain(LOOPBACK, 1));

        assertThat(settings.endpoint().orElseThrow())
                .startsWith("dingtalk 127.0.0.1:")
                .doesNotContain(TOKEN);
        assertThat(settings.toString()).doesNotContain(TOKEN);
    }
}
