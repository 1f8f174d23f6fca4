package org.airalert.app;

import static org.airalert.store.Done.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.airalert.access.Role;
import org.airalert.alert.AlertKind;
import org.airalert.alert.Bilingual;
import org.airalert.channel.ChannelFile;
import org.airalert.channel.Samples;
import org.airalert.channel.Secret;
import org.airalert.channel.sms.CarrierDialect;
import org.airalert.channel.sms.CarrierDialect.Fate;
import org.airalert.channel.sms.CarrierDialect.Verdict;
import org.airalert.channel.sms.ScriptedCarrier;
import org.airalert.channel.sms.SmsLine;
import org.airalert.channel.sms.cmpp.CmppCarrier;
import org.airalert.channel.sms.cmpp.CmppSettings;
import org.airalert.channel.sms.cmpp.CmppVersion;
import org.airalert.channel.sms.wire.WireFrame;
import org.airalert.directory.Audience;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One gateway, one channel for each way in which a carrier can be bad, and the channels as shipped beside them. */
class TroubledCarriersTest {
    private static final Secret PASSWORD = Secret.of("p4ss-wrd");
    private static final String ACCOUNT = "901234";
    private static final Duration LONGEST = Duration.ofSeconds(40);
    private static final ChannelFile.Pace PACE = pace();

    @TempDir
    Path data;

    private final Vertx vertx = Vertx.vertx();
    private final CarrierDialect dialect = new CmppCarrier(CmppVersion.V30, ACCOUNT, PASSWORD);
    private GatewayFixture gateway;
    private OfficeClient officer;
    private OfficeClient leader;
    private RawClient page;

    @BeforeEach
    void open() throws Exception {
        gateway = new GatewayFixture(data, Map.of(), troubled());
        gateway.person("officer", Role.DUTY_OFFICER);
        gateway.person("leader", Role.APPROVER);
        String url = "http://127.0.0.1:" + done(gateway.gateway.start()).officePort();
        officer = new OfficeClient(url).as("officer", GatewayFixture.PASSWORD);
        leader = new OfficeClient(url).as("leader", GatewayFixture.PASSWORD);
        page = RawClient.loggedIn(url, "officer");
    }

    @AfterEach
    void close() {
        gateway.close();
        done(vertx.close());
    }

    private List<ChannelFile> troubled() throws Exception {
        SmsLine.Tls tls = new SmsLine.Tls(Files.readString(Path.of("src/test/resources/tls/authority.pem")), true);
        List<ChannelFile> channels = new ArrayList<>();
        channels.add(channel("sms-garbage", plain(speaking(Buffer.buffer("HTTP/1.1 400 Bad Request\r\n\r\n")))));
        channels.add(channel(
                "sms-length", plain(speaking(Buffer.buffer().appendInt(-1).appendInt(1)))));
        channels.add(channel("sms-silent", plain(speaking(Buffer.buffer()))));
        channels.add(channel("sms-login", plain(refusing())));
        channels.add(channel("sms-odd", plain(odd())));
        channels.add(channel("sms-expired", plain(expired()).tls(tls)));
        return channels;
    }

    /** With link tests, whose findings stand on the board. */
    private static ChannelFile.Pace pace() {
        ChannelFile.Pace pace = Samples.pace(Duration.ofSeconds(2));
        return new ChannelFile.Pace(
                pace.concurrency(),
                pace.rate(),
                Duration.ofSeconds(4),
                pace.answerTimeout(),
                pace.retry(),
                pace.breaker(),
                Duration.ofSeconds(3));
    }

    private static SmsLine plain(int port) {
        return SmsLine.plain("127.0.0.1", port, 1, 16);
    }

    private int speaking(Buffer bytes) {
        return done(vertx.createNetServer()
                        .connectHandler(socket -> socket.write(bytes))
                        .listen(0, "127.0.0.1"))
                .actualPort();
    }

    private int refusing() throws Exception {
        CarrierDialect other = new CmppCarrier(CmppVersion.V30, ACCOUNT, Secret.of("another"));
        return ScriptedCarrier.start(vertx, other, (line, frame, submit) -> {}).port();
    }

    /** Takes messages, answers one that was never sent, and reports with a word that nobody knows. */
    private int odd() throws Exception {
        return ScriptedCarrier.start(vertx, dialect, (line, frame, submit) -> {
                    line.write(new WireFrame(frame.stamp(), 424242, dialect.answer(submit, Verdict.TAKEN, 1)));
                    line.write(frame.reply(dialect.answer(submit, Verdict.TAKEN, 7)));
                    line.ask(
                            99,
                            dialect.report(frame, 7, new Fate(submit.numbers().get(0), "WHAT")));
                })
                .port();
    }

    private int expired() throws Exception {
        return ScriptedCarrier.startTls(vertx, dialect, (line, frame, submit) -> {}, "expired.pem")
                .port();
    }

    private static ChannelFile channel(String id, SmsLine line) {
        return new ChannelFile(
                id,
                new Bilingual(id, id),
                Audience.PUBLIC,
                Set.of("china-mobile"),
                EnumSet.allOf(AlertKind.class),
                new ChannelFile.Wording(List.of("sms"), 3, false),
                new CmppSettings(line, CmppVersion.V30, ACCOUNT, PASSWORD, "AIR", "10690001"),
                PACE,
                new ChannelFile.Tracking(true, Duration.ofHours(24), false),
                true,
                List.of());
    }

    private JsonObject channel(String id) throws Exception {
        return officer.get("/channels").items().stream()
                .map(JsonObject.class::cast)
                .filter(one -> one.getString("id").equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** Asks over HTTP until it is so, and there is an end to it. */
    private JsonObject eventually(String alert, Predicate<JsonObject> wanted) throws Exception {
        long end = System.nanoTime() + LONGEST.toNanos();
        JsonObject seen = officer.get("/alerts/" + alert).json().getJsonObject("deliveries");
        while (System.nanoTime() < end && !wanted.test(seen)) {
            seen = officer.get("/alerts/" + alert).json().getJsonObject("deliveries");
        }
        assertThat(wanted.test(seen)).as(seen.encodePrettily()).isTrue();
        return seen;
    }

    private JsonObject linkOf(String channel) throws Exception {
        long end = System.nanoTime() + LONGEST.toNanos();
        JsonObject link = channel(channel).getJsonObject("link");
        while (System.nanoTime() < end && (link == null || link.getBoolean("open"))) {
            link = channel(channel).getJsonObject("link");
        }
        return link;
    }

    private static boolean ended(JsonObject deliveries, String channel) {
        String states = deliveries.getJsonObject(channel, new JsonObject()).encode();
        return states.contains("accepted") && !states.contains("queued") && !states.contains("sending");
    }

    /** Asks over HTTP until there is one: what a silent line does wrong shows only when its answer is due. */
    private double faults(String channel, String fault) throws Exception {
        long end = System.nanoTime() + LONGEST.toNanos();
        double seen = counted(channel, fault);
        while (System.nanoTime() < end && seen == 0) {
            seen = counted(channel, fault);
        }
        return seen;
    }

    private double counted(String channel, String fault) throws Exception {
        String line = "airalert_link_faults_total{channel=\"" + channel + "\",fault=\"" + fault + "\"} ";
        return page.get("/metrics")
                .text()
                .lines()
                .filter(one -> one.startsWith(line))
                .mapToDouble(one -> Double.parseDouble(one.substring(line.length())))
                .findFirst()
                .orElse(0);
    }

    @Test
    void each_trouble_is_counted_and_told_on_the_board_and_the_other_channels_do_not_notice() throws Exception {
        String alert = officer.post("/alerts", """
                {"kind":"issue","level":"yellow","areas":["410400"],"responseStart":"2026-01-04T00:00:00+08:00",
                 "expectedEnd":"2026-01-09T00:00:00+08:00","outlook":{"lowest":160,"highest":230,
                  "dailyMeans":[{"date":"2026-01-06","aqi":160},{"date":"2026-01-07","aqi":230}]}}""").json().getString("id");
        assertThat(leader.post("/alerts/" + alert + "/approve", "").status()).isEqualTo(200);

        JsonObject good = eventually(
                alert, seen -> ended(seen, "china-mobile") && ended(seen, "schools-push") && ended(seen, "media-push"));
        assertThat(good.fieldNames()).contains("sms-garbage", "sms-length", "sms-silent", "sms-login", "sms-expired");
        eventually(alert, seen -> seen.getJsonObject("sms-odd").encode().contains("failed"));

        assertThat(faults("sms-garbage", "length")).isPositive();
        assertThat(faults("sms-length", "length")).isPositive();
        assertThat(faults("sms-silent", "no-link")).isPositive();
        assertThat(faults("sms-login", "login-refused")).isPositive();
        assertThat(faults("sms-expired", "tls")).isPositive();
        assertThat(faults("sms-odd", "stray-answer")).isPositive();
        assertThat(faults("sms-odd", "report-code")).isPositive();
        assertThat(channel("sms-login").getString("state")).isEqualTo("stopped");
        assertThat(channel("sms-login").encode()).contains("log in refused");
        assertThat(linkOf("sms-expired").getString("detail")).contains("the carrier's certificate has expired");
        assertThat(linkOf("sms-length").getString("detail")).contains("not CMPP, length: 4294967295");
        assertThat(linkOf("sms-silent").getString("detail")).contains("no answer in time");
        String board = page.get("/console/channels").text();
        assertThat(board)
                .contains("certificate has expired", "log in refused", "not CMPP, length", "no answer in time");
        assertThat(page.get("/health/ready").status()).isEqualTo(200);
    }
}
