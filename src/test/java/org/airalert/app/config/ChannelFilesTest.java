package org.airalert.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.airalert.alert.AlertKind;
import org.airalert.channel.ChannelFile;
import org.airalert.channel.Rate;
import org.airalert.channel.Secret;
import org.airalert.channel.file.FileSettings;
import org.airalert.channel.http.BodyForm;
import org.airalert.channel.http.CertificatePem;
import org.airalert.channel.http.HttpLine;
import org.airalert.channel.http.HttpSettings;
import org.airalert.channel.mail.MailSettings;
import org.airalert.channel.robot.Brand;
import org.airalert.channel.robot.RobotSettings;
import org.airalert.channel.routes.RoutesSettings;
import org.airalert.channel.sms.SmsLine;
import org.airalert.channel.sms.SmsWire.Alphabet;
import org.airalert.channel.sms.cmpp.CmppSettings;
import org.airalert.channel.sms.cmpp.CmppVersion;
import org.airalert.channel.sms.sgip.SgipSettings;
import org.airalert.channel.sms.smgp.SmgpSettings;
import org.airalert.channel.sms.smpp.SmppSettings;
import org.airalert.delivery.RetryPolicy;
import org.airalert.delivery.route.RoutePolicy;
import org.airalert.directory.Audience;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChannelFilesTest {
    private static final String KEY = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String OTHER_KEY = "whsec_QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo0MTIz";

    @TempDir
    Path folder;

    private final Faults faults = new Faults();
    private Map<String, String> environment = Map.of("CARRIER", KEY);

    @Test
    void every_key_lands_where_it_belongs() throws IOException {
        ChannelFile file = one("""
                name: {zh: 中国移动, en: China Mobile}
                audience: public
                recipients: [china-mobile]
                kinds: [issue, lift]
                formats: [sms, sms.en]
                smsSegments: 4
                cap: true
                transport: http
                http:
                  endpoint: https://push.example/a
                  secrets: ["env:CARRIER"]
                  allowPrivateAddresses: [10.1.0.0/16]
                  maxBody: 1MB
                  maxAnswer: 2KB
                receipts: none
                receiptTimeout: 2h
                confirm: true
                concurrency: 3
                rate: 20/m
                connectTimeout: 1s
                answerTimeout: 2s
                retry: {delays: [1s, 1m], jitterPercent: 5, longestRetryAfter: 10m}
                breaker: {window: 9, failurePercent: 40, open: 3s, trials: 1}
                linkTest: 0s
                drills: false
                """);

        assertThat(file.id()).isEqualTo("carrier");
        assertThat(file.name().zh()).isEqualTo("中国移动");
        assertThat(file.audience()).isEqualTo(Audience.PUBLIC);
        assertThat(file.recipients()).containsExactly("china-mobile");
        assertThat(file.kinds()).containsExactlyInAnyOrder(AlertKind.ISSUE, AlertKind.LIFT);
        assertThat(file.wording()).isEqualTo(new ChannelFile.Wording(List.of("sms", "sms.en"), 4, true));
        assertThat(file.transport())
                .isEqualTo(new HttpSettings(
                        Optional.of("https://push.example/a"),
                        List.of(Secret.of(KEY)),
                        List.of("10.1.0.0/16"),
                        1 << 20,
                        2 << 10));
        assertThat(file.tracking()).isEqualTo(new ChannelFile.Tracking(false, Duration.ofHours(2), true));
        assertThat(file.pace())
                .isEqualTo(new ChannelFile.Pace(
                        3,
                        Optional.of(new Rate(20, Duration.ofMinutes(1))),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        new RetryPolicy(
                                List.of(Duration.ofSeconds(1), Duration.ofMinutes(1)), 5, Duration.ofMinutes(10)),
                        new ChannelFile.BreakerSettings(9, 40, Duration.ofSeconds(3), 1),
                        Duration.ZERO));
        assertThat(file.drills()).isFalse();
        assertThat(file.missing()).isEmpty();
    }

    @Test
    void a_channel_carries_the_kinds_that_its_audience_is_told_of_and_no_others() throws IOException {
        assertThat(one(push("env:CARRIER")).kinds())
                .contains(AlertKind.ISSUE, AlertKind.ADVISORY)
                .doesNotContain(AlertKind.START, AlertKind.STOP, AlertKind.REMINDER, AlertKind.DRILL);

        write("carrier.yaml", push("env:CARRIER") + "kinds: [issue, start]\n");
        assertThat(read()).isEmpty();
        assertThat(faults.all())
                .extracting(fault -> fault.toString().replace(folder + "/", ""))
                .containsExactly("carrier.yaml:7: kinds: start (expected: kinds of which public are told)");
    }

    @Test
    void all_faults_of_all_files_are_told_at_once() throws IOException {
        write("one.yaml", "name: {zh: 一}\naudience: dogs\nformats: [sms]\ntransport: pigeon\n");
        write("two.yaml", """
                name: {zh: 二}
                audience: media
                formats: [fax]
                transport: http
                http:
                  endpoint: ftp://x/
                  secrets: [whsec_plain]
                retry: {delays: [soon]}
                colour: red
                """);

        assertThat(read()).isEmpty();

        assertThat(faults.all())
                .extracting(fault -> fault.toString().replace(folder + "/", ""))
                .containsExactly(
                        "one.yaml:2: audience: dogs (expected: public, media, schools, hospitals, units, counties, province,"
                                + " enterprises or supervisors)",
                        "one.yaml:4: transport: pigeon (expected: cmpp or file or http or mail or robot or routes or sgip or smgp or smpp)",
                        "two.yaml:3: formats: fax (expected: one of sms, sms.en, text, text.en, html, html.en, markdown, crawl, screen,"
                                + " audio, json, json.en)",
                        "two.yaml:6: http.endpoint: ftp://x/ (expected: an http or https URL without user and fragment)",
                        "two.yaml:7: http.secrets: not a reference (expected: env:NAME or file:PATH; the secret itself must not"
                                + " stand here)",
                        "two.yaml:8: retry.delays: soon (expected: a time with its unit, such as 500ms, 5s, 15m, 48h or 2d)",
                        "two.yaml:9: colour: unknown key (known: answerTimeout, audience, breaker, cap, concurrency, confirm,"
                                + " connectTimeout, drills, formats, http, kinds, linkTest, name, rate, receiptTimeout, receipts,"
                                + " recipients, retry, smsSegments, standby, transport)");
    }

    @Test
    void every_key_of_http_lands_where_it_belongs() throws IOException {
        environment = Map.of("CARRIER", KEY, "SCHOOL", OTHER_KEY);
        write("ca.pem", CertificatePem.authority());
        write("own.pem", CertificatePem.own());
        write("own.key", CertificatePem.ownKey());

        ChannelFile file = one(push("env:CARRIER") + """
                  recipientSecrets: {school-1: ["env:SCHOOL"]}
                  version: "2"
                  tlsTimeout: 2s
                  firstByteTimeout: 3s
                  tls: {ca: "file:ca.pem", certificate: "file:own.pem", key: "file:own.key"}
                  body: form
                  fields: {content: "{text}", id: "{deliveryId}"}
                """);

        HttpSettings http = (HttpSettings) file.transport();
        assertThat(http.ownSecrets()).isEqualTo(Map.of("school-1", List.of(Secret.of(OTHER_KEY))));
        assertThat(http.receiptKeys()).containsExactly(Secret.of(KEY), Secret.of(OTHER_KEY));
        assertThat(http.body())
                .isEqualTo(new BodyForm(BodyForm.Kind.FORM, Map.of("content", "{text}", "id", "{deliveryId}")));
        assertThat(http.line())
                .isEqualTo(new HttpLine(
                        List.of(),
                        64 << 10,
                        HttpLine.Version.HTTP_2,
                        new HttpLine.Phases(Duration.ofSeconds(2), Duration.ofSeconds(3)),
                        new HttpLine.Tls(
                                CertificatePem.authority(), CertificatePem.own(), Secret.of(CertificatePem.ownKey()))));
        assertThat(file.toString()).doesNotContain("PRIVATE");
    }

    @Test
    void what_does_not_fit_together_under_http_is_told() throws IOException {
        write("own.pem", "not a certificate");

        write("carrier.yaml", push("env:CARRIER") + """
                  version: "3"
                  tls: {certificate: "file:own.pem"}
                  body: form
                  fields: {content: "{txt}"}
                """);

        assertThat(read()).isEmpty();
        assertThat(faults.all())
                .extracting(Faults.Fault::what)
                .containsExactlyInAnyOrder(
                        "http.version: 3 (expected: 1.1, 2 or h2c)",
                        "http.tls.certificate: no certificates in it (expected: PEM)",
                        "http.tls.certificate: certificate and key go together",
                        "http.fields.content: txt (expected: one of alertId, areas, cap, deliveryId, kind, level, notAfter,"
                                + " receiptUrl, recipient, recipientName, sent, status, subject, text)");
    }

    @Test
    void every_key_of_a_robot_lands_where_it_belongs() throws IOException {
        environment = Map.of("URL", "https://oapi.dingtalk.example/robot/send?access_token=t0ken", "SIGN", "SEC1");

        ChannelFile file = one(robot("""
                  brand: dingtalk
                  url: env:URL
                  secret: env:SIGN
                  keywords: [预警]
                  markdown: true
                """));

        RobotSettings robot = (RobotSettings) file.transport();
        assertThat(robot)
                .isEqualTo(new RobotSettings(
                        Brand.DINGTALK,
                        Secret.of("https://oapi.dingtalk.example/robot/send?access_token=t0ken"),
                        Secret.of("SEC1"),
                        List.of("预警"),
                        true,
                        HttpLine.plain(List.of(), 64 << 10)));
        assertThat(file.pace().rate()).contains(new Rate(20, Duration.ofMinutes(1)));
    }

    @Test
    void what_a_robot_cannot_take_is_told_before_anything_is_sent() throws IOException {
        environment = Map.of("URL", "oapi.dingtalk.example?access_token=t0ken", "SIGN", "SEC1");

        write("carrier.yaml", robot("""
                  brand: wecom
                  url: env:URL
                  secret: env:SIGN
                """) + "rate: 30/m\n");

        assertThat(read()).isEmpty();
        assertThat(faults.all())
                .extracting(Faults.Fault::what)
                .containsExactlyInAnyOrder(
                        "robot.url: env:URL: not an http or https URL without user and fragment",
                        "robot.secret: wecom signs nothing; its URL is the secret",
                        "rate: more than the receiver takes: 20 in PT1M");
    }

    @Test
    void every_key_of_a_drop_folder_lands_where_it_belongs() throws IOException {
        ChannelFile file = one(drop("""
                  folder: /srv/screens
                  ending: .scr
                  encoding: GBK
                  lineEnd: crlf
                  maxChars: 200
                  maxFiles: 50
                  minFree: 1MB
                """));

        assertThat(file.transport())
                .isEqualTo(new FileSettings(
                        Path.of("/srv/screens"),
                        ".scr",
                        new FileSettings.Form(Charset.forName("GBK"), "\r\n"),
                        new FileSettings.Limits(200, 50, 1 << 20)));
    }

    @Test
    void what_is_no_drop_folder_is_told() throws IOException {
        write("carrier.yaml", drop("""
                  ending: .tmp
                  encoding: EBCDIC
                  lineEnd: cr
                """));

        assertThat(read()).isEmpty();
        assertThat(faults.all())
                .extracting(Faults.Fault::what)
                .containsExactlyInAnyOrder(
                        "file.folder: missing",
                        "file.ending: .tmp (expected: an ending such as .txt, but not .tmp)",
                        "file.encoding: EBCDIC (expected: UTF-8, GBK or GB18030)",
                        "file.lineEnd: cr (expected: lf or crlf)");
    }

    private static String drop(String keys) {
        return "name: {zh: 屏}\naudience: media\nformats: [screen]\ntransport: file\nreceipts: none\nfile:\n" + keys;
    }

    @Test
    void the_examples_can_be_taken_as_they_are() throws IOException {
        try (Stream<Path> examples = Files.list(Path.of("channels", "examples"))) {
            for (Path example : examples.toList()) {
                Files.copy(example, folder.resolve(example.getFileName()));
            }
        }

        List<ChannelFile> channels = ChannelFiles.read(
                new ConfFolders("channels", Optional.of(folder)),
                new SecretSource(name -> name.endsWith("_URL") ? "https://robot.example/send?key=k" : KEY, folder),
                faults);

        assertThat(faults.all()).isEmpty();
        assertThat(channels)
                .hasSizeGreaterThan(3)
                .allSatisfy(channel -> assertThat(channel.missing()).isEmpty());
    }

    @Test
    void every_key_of_routes_lands_where_it_belongs() throws IOException {
        environment = Map.of("CARRIER", KEY);

        ChannelFile file = one(routes("""
                  lateAfter: 3m
                  unknownAfter: 1m
                  failurePercent: 40
                  latePercent: 30
                  linkTest: 20s
                  ways:
                    - {id: mobile, weight: 3, transport: http, http: {endpoint: "https://a.example/", secrets: ["env:CARRIER"]}}
                    - {id: unicom, transport: http, http: {endpoint: "https://b.example/", secrets: ["env:MISSING"]}}
                """));

        RoutesSettings routes = (RoutesSettings) file.transport();
        assertThat(routes.policy())
                .isEqualTo(new RoutePolicy(
                        40,
                        30,
                        Duration.ofMinutes(3),
                        Duration.ofMinutes(1),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10)));
        assertThat(routes.linkTest()).isEqualTo(Duration.ofSeconds(20));
        assertThat(routes.ways()).extracting(RoutesSettings.Way::weight).containsExactly(3, 1);
        assertThat(routes.ways().get(1).missing()).containsExactly("env:MISSING");
        assertThat(routes.endpoint()).contains("mobile | unicom");
        assertThat(routes.receiptKeys()).containsExactly(Secret.of(KEY));
        assertThat(file.missing()).as("one route that is ready is enough").isEmpty();
    }

    @Test
    void routes_that_cannot_stand_in_for_each_other_are_told() throws IOException {
        write("carrier.yaml", routes("""
                  ways:
                    - {id: mobile, transport: http, http: {endpoint: "https://a.example/", secrets: ["env:CARRIER"]}}
                    - {id: mobile, transport: http, http: {secrets: ["env:CARRIER"]}}
                    - {id: pigeon, transport: routes}
                """));

        assertThat(read()).isEmpty();
        assertThat(faults.all())
                .extracting(Faults.Fault::what)
                .contains(
                        "routes.ways[1].id: mobile stands twice",
                        "routes.ways[2].transport: routes (expected: cmpp or file or http or mail or robot or sgip or smgp or smpp)",
                        "routes.ways: mobile needs another kind of address than mobile");
    }

    @Test
    void every_key_of_mail_lands_where_it_belongs() throws IOException {
        environment = Map.of("PASSWORD", "p4ss");
        write("ca.pem", CertificatePem.authority());
        write("dkim.pem", CertificatePem.rsaKey());

        ChannelFile file = one(mail("""
                  host: mail.example
                  port: 465
                  tls: tls
                  from: alert@example.org
                  user: alert
                  password: env:PASSWORD
                  ca: file:ca.pem
                  dkim: {domain: example.org, selector: s1, key: "file:dkim.pem"}
                  attach: [letter, cap]
                  domainRate: 30/m
                  unsubscribe: off@example.org
                """));

        assertThat(file.transport())
                .isEqualTo(new MailSettings(
                        "mail.example",
                        465,
                        MailSettings.Tls.TLS,
                        "alert@example.org",
                        "alert",
                        Secret.of("p4ss"),
                        new MailSettings.Extras(
                                CertificatePem.authority(),
                                new MailSettings.Dkim("example.org", "s1", Secret.of(CertificatePem.rsaKey())),
                                Set.of(MailSettings.Attachment.LETTER, MailSettings.Attachment.CAP),
                                Optional.of(new Rate(30, Duration.ofMinutes(1))),
                                "off@example.org")));
        assertThat(file.toString()).doesNotContain("PRIVATE");
    }

    @Test
    void what_no_letter_can_have_is_told() throws IOException {
        write("dkim.pem", "not a key");

        write("carrier.yaml", mail("""
                  host: mail.example
                  from: alert@example.org
                  dkim: {domain: example.org, selector: s1, key: "file:dkim.pem"}
                  attach: [cat]
                  domainRate: fast
                  unsubscribe: nobody
                """));

        assertThat(read()).isEmpty();
        assertThat(faults.all())
                .extracting(Faults.Fault::what)
                .containsExactlyInAnyOrder(
                        "mail.dkim.key: no RSA key in it (expected: PKCS #8 in PEM)",
                        "mail.attach: cat (expected: letter or cap)",
                        "mail.domainRate: fast (expected: a number per s, m or h, such as 200/s or 20/m)",
                        "mail.unsubscribe: nobody (expected: a mail address)");
    }

    private static String mail(String keys) {
        return "name: {zh: 邮}\naudience: units\nformats: [text]\ntransport: mail\nreceipts: none\nmail:\n" + keys;
    }

    private static String routes(String keys) {
        return "name: {zh: 短信}\naudience: public\nformats: [sms]\ntransport: routes\nroutes:\n" + keys;
    }

    private static String robot(String keys) {
        return "name: {zh: 群}\naudience: units\nformats: [markdown]\ntransport: robot\nreceipts: none\nrobot:\n" + keys;
    }

    @Test
    void every_key_of_cmpp_lands_where_it_belongs() throws IOException {
        environment = Map.of("GATEWAY", "p4ss");

        ChannelFile file = one(cmpp("""
                  host: ismg.example
                  port: 7900
                  version: "2.0"
                  account: "901234"
                  password: env:GATEWAY
                  service: AIR
                  sourceNumber: "10690001"
                  links: 4
                  window: 8
                  numbers: 50
                  idle: 1m
                """));

        assertThat(file.transport())
                .isEqualTo(new CmppSettings(
                        new SmsLine("ismg.example", 7900, 4, 8, 50, Duration.ofMinutes(1), null),
                        CmppVersion.V20,
                        "901234",
                        Secret.of("p4ss"),
                        "AIR",
                        "10690001"));
        assertThat(file.transport().addressKey()).isEqualTo("phone");
        assertThat(file.toString()).doesNotContain("p4ss");
    }

    @Test
    void what_does_not_fit_a_field_of_cmpp_is_told_before_anything_is_sent() throws IOException {
        write("carrier.yaml", cmpp("""
                  version: "4.0"
                  account: "9012345"
                  password: env:GATEWAY
                  sourceNumber: "１０６"
                  idle: 0s
                """));

        assertThat(read()).isEmpty();
        assertThat(faults.all())
                .extracting(Faults.Fault::what)
                .containsExactlyInAnyOrder(
                        "cmpp.host: missing",
                        "cmpp.version: 4.0 (expected: 2.0 or 3.0)",
                        "cmpp.account: 9012345 (expected: at most 6 ASCII characters)",
                        "cmpp.sourceNumber: １０６ (expected: at most 21 ASCII characters)",
                        "cmpp.idle: 0 (expected: a time longer than nothing)");
    }

    @Test
    void every_key_of_the_other_carriers_lands_where_it_belongs() throws IOException {
        environment = Map.of("GATEWAY", "p4ss");
        write("ca.pem", "-----BEGIN CERTIFICATE-----\n");
        String line = "  host: g.example\n  port: 9000\n  links: 2\n  window: 4\n  idle: 1m\n  password: env:GATEWAY\n"
                + "  service: AIR\n  sourceNumber: '106'\n  tls: true\n  tlsHostName: false\n  tlsAuthorities: file:ca.pem\n";
        SmsLine.Tls tls = new SmsLine.Tls("-----BEGIN CERTIFICATE-----\n", false);
        SmsLine expected = new SmsLine("g.example", 9000, 2, 4, 1, Duration.ofMinutes(1), tls);
        Secret password = Secret.of("p4ss");
        String head = "name: {zh: 短信}\naudience: units\nformats: [sms]\ntransport: ";

        write(
                "smpp.yaml",
                head + "smpp\nsmpp:\n" + line + "  systemId: air\n  systemType: VMA\n  sourceTon: 5\n"
                        + "  sourceNpi: 1\n  destinationTon: 2\n  destinationNpi: 8\n  alphabet: ascii\n  receiptIds: decimal\n");
        write("smgp.yaml", head + "smgp\nsmgp:\n" + line + "  account: '12345678'\n  source: SRC\n");
        write(
                "sgip.yaml",
                head + "sgip\nsgip:\n" + line + "  account: air\n  node: 3037101234\n  corpId: '01234'\n"
                        + "  listenHost: 127.0.0.1\n  listenPort: 8802\n  listenAccount: smg\n  listenPassword: env:GATEWAY\n"
                        + "  listenConnections: 3\n");
        List<ChannelFile> files = read();

        assertThat(faults.all()).isEmpty();
        assertThat(files)
                .extracting(ChannelFile::transport)
                .containsExactly(
                        new SgipSettings(
                                expected,
                                "air",
                                password,
                                3037101234L,
                                "01234",
                                "AIR",
                                "106",
                                new SgipSettings.Listener("127.0.0.1", 8802, "smg", password, 3)),
                        new SmgpSettings(expected, "12345678", password, "AIR", "SRC", "106"),
                        new SmppSettings(
                                expected,
                                "air",
                                password,
                                "VMA",
                                "AIR",
                                new SmppSettings.Addresses("106", 5, 1, 2, 8),
                                Alphabet.ASCII,
                                true));
    }

    private static String cmpp(String keys) {
        return "name: {zh: 移动}\naudience: units\nformats: [sms]\ntransport: cmpp\ncmpp:\n" + keys;
    }

    @Test
    void a_secret_that_is_not_set_leaves_the_channel_not_ready() throws IOException {
        environment = Map.of();

        ChannelFile file = one(push("env:CARRIER"));

        assertThat(file.missing()).containsExactly("env:CARRIER");
    }

    @Test
    void a_secret_may_stand_in_a_file() throws IOException {
        write("carrier.key", KEY + "\n");

        ChannelFile file = one(push("file:carrier.key"));

        assertThat(((HttpSettings) file.transport()).secrets()).containsExactly(Secret.of(KEY));
    }

    @Test
    void a_secret_of_another_form_is_refused_without_being_told() throws IOException {
        environment = Map.of("CARRIER", "whsec_dG9vLXNob3J0");

        write("carrier.yaml", push("env:CARRIER"));

        assertThat(read()).isEmpty();
        assertThat(faults.all())
                .singleElement()
                .satisfies(fault -> assertThat(fault.what())
                        .isEqualTo(
                                "http.secrets: env:CARRIER: not a webhook secret (expected: whsec_ and 24 to 64 bytes in Base64)")
                        .doesNotContain("dG9v"));
    }

    @Test
    void no_secret_is_printed_with_a_channel() throws IOException {
        assertThat(one(push("env:CARRIER")).toString()).contains("***").doesNotContain("MfKQ9r8G");
    }

    @Test
    void the_channels_that_come_with_the_gateway_are_whole() {
        List<ChannelFile> channels = ChannelFiles.read(
                new ConfFolders("channels", Optional.of(Path.of("channels"))),
                new SecretSource(name -> name.contains("MAIL") ? "secret" : KEY, folder),
                faults);

        assertThat(faults.all()).isEmpty();
        assertThat(channels)
                .extracting(ChannelFile::id)
                .containsExactly(
                        "china-mobile",
                        "china-telecom",
                        "china-unicom",
                        "counties-mail",
                        "enterprises-push",
                        "hospitals-contacts-mail",
                        "hospitals-push",
                        "media-push",
                        "province-filing",
                        "schools-contacts-mail",
                        "schools-push",
                        "supervisors-mail",
                        "units-mail");
        assertThat(channels).allSatisfy(channel -> assertThat(channel.missing()).isEmpty());
        assertThat(channels)
                .filteredOn(channel -> channel.transport().kind().equals(MailSettings.KIND))
                .extracting(channel -> ((MailSettings) channel.transport()).tls())
                .containsOnly(MailSettings.Tls.STARTTLS);
    }

    private static String push(String secret) {
        return "name: {zh: 移动}\naudience: public\nformats: [sms]\ntransport: http\nhttp:\n  secrets: [\"" + secret
                + "\"]\n";
    }

    private ChannelFile one(String yaml) throws IOException {
        write("carrier.yaml", yaml);
        List<ChannelFile> channels = read();
        assertThat(faults.all()).isEmpty();
        assertThat(channels).hasSize(1);
        return channels.get(0);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private List<ChannelFile> read() {
        return ChannelFiles.read(
                new ConfFolders("channels", Optional.of(folder)), new SecretSource(environment::get, folder), faults);
    }
}
