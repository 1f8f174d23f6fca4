package org.airalert.app;

import static org.airalert.store.Done.done;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.airalert.access.Role;
import org.airalert.alert.AlertId;
import org.airalert.alert.cap.CapReader;
import org.airalert.alert.cap.CapSignature;
import org.airalert.alert.cap.StrictCap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The CAP documents of a whole event, as the gateway publishes them, signed; and documents of others coming in. */
class CapEventTest {
    private static final String OUTLOOK = """
            "outlook":{"lowest":160,"highest":260,"dailyMeans":[{"date":"2026-01-06","aqi":190},{"date":"2026-01-07","aqi":240}],
                       "primaryPollutants":["PM2.5"]},"reason":{"zh":"静稳天气，污染累积。","en":"Still air lets pollutants build up."}""";

    @TempDir
    Path data;

    private GatewayFixture gateway;
    private PublicKey key;
    private OfficeClient officer;
    private OfficeClient leader;

    @BeforeEach
    void open() throws Exception {
        key = keys(data.resolve("cap.p12"));
        gateway = new GatewayFixture(
                data.resolve("data"),
                Map.of(
                        "AIRALERT_ALERT_CAP_KEYSTORE",
                        data.resolve("cap.p12").toAbsolutePath().toString(),
                        "AIRALERT_ALERT_CAP_KEYSTORE_PASSWORD",
                        "env:CAP_PASSWORD",
                        "CAP_PASSWORD",
                        "changeit"));
        gateway.person("officer", Role.DUTY_OFFICER);
        gateway.person("leader", Role.APPROVER);
        OfficeClient nobody = new OfficeClient(
                "http://127.0.0.1:" + done(gateway.gateway.start()).officePort());
        officer = nobody.as("officer", GatewayFixture.PASSWORD);
        leader = nobody.as("leader", GatewayFixture.PASSWORD);
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    @Tag("P4.4")
    void a_whole_event_is_valid_signed_and_each_message_refers_to_all_before_it() throws Exception {
        List<String> ids = new ArrayList<>();
        ids.add(published("/alerts", issue("yellow", "actual")));
        ids.add(published("/alerts/" + ids.get(0) + "/update", """
                {"level":"orange","effective":"2026-01-07T00:00:00+08:00",%s}""".formatted(OUTLOOK)));
        ids.add(published("/alerts/" + ids.get(1) + "/update", """
                {"kind":"extend","expectedEnd":"2026-01-11T00:00:00+08:00"}"""));
        ids.add(published("/alerts/" + ids.get(2) + "/lift", "{}"));

        List<StrictCap.Alert> event = new ArrayList<>();
        for (String id : ids) {
            event.add(checked(id));
        }
        assertThat(event).extracting(StrictCap.Alert::msgType).containsExactly("Alert", "Update", "Update", "Update");
        assertThat(event)
                .extracting(StrictCap.Alert::incidents)
                .containsOnly(event.get(0).incidents());
        for (int i = 1; i < event.size(); i++) {
            String all = String.join(
                    " ",
                    event.subList(0, i).stream()
                            .map(one -> one.sender() + "," + one.identifier() + "," + one.sent())
                            .toList());
            assertThat(event.get(i).references()).isEqualTo(all);
        }
        OfficeClient.Reply diff = officer.get("/alerts/" + ids.get(1) + "/diff");
        assertThat(diff.json().getString("previous")).isEqualTo(ids.get(0));
        assertThat(diff.json().getJsonArray("facts").getJsonObject(0).encode())
                .isEqualTo("{\"field\":\"level\",\"before\":\"yellow\",\"after\":\"orange\"}");
        assertThat(diff.json()
                        .getJsonObject("channels")
                        .getJsonArray("schools-push")
                        .encode())
                .contains("\"sign\":\"removed\"", "\"sign\":\"added\"", "\"sign\":\"same\"");
        assertThat(officer.get("/alerts/" + ids.get(0) + "/diff").json().getString("previous"))
                .isNull();
        assertThat(event.get(3).info())
                .allSatisfy(info -> assertThat(info.responseType()).containsExactly("AllClear"));
    }

    @Test
    @Tag("P6.4")
    void a_drill_is_an_Exercise_in_both_languages() throws Exception {
        StrictCap.Alert drill = checked(published("/alerts", issue("red", "exercise")));

        assertThat(drill.status()).isEqualTo("Exercise");
        assertThat(drill.note()).contains("演练", "Exercise");
        assertThat(drill.info()).extracting(StrictCap.Info::language).containsExactly("zh-CN", "en-US");
        assertThat(drill.info().get(0).headline()).startsWith("【演练】");
        assertThat(drill.info().get(1).headline()).startsWith("[EXERCISE]");
    }

    @Test
    void a_document_of_another_sender_becomes_a_draft_once_and_nothing_more() throws Exception {
        String published = cap(published("/alerts", issue("yellow", "actual")));
        byte[] theirs = published
                .replaceFirst("<identifier>.*?</identifier>", "<identifier>province-1</identifier>")
                .replaceFirst("<sender>.*?</sender>", "<sender>province.example.org</sender>")
                .getBytes(StandardCharsets.UTF_8);

        OfficeClient.Reply first = take(theirs);
        OfficeClient.Reply again = take(theirs);

        assertThat(first.status()).as(first.text()).isEqualTo(202);
        assertThat(again.json().getString("id")).isEqualTo(first.json().getString("id"));
        assertThat(officer.get("/alerts?state=submitted").items())
                .hasSize(1)
                .first()
                .satisfies(draft -> assertThat(draft.toString())
                        .contains("\"kind\":\"issue\"", "\"level\":\"yellow\"", "\"lowest\":160"));
    }

    @Test
    void every_fault_of_a_document_is_told_at_once_and_no_entity_is_read() throws Exception {
        String published = cap(published("/alerts", issue("yellow", "actual")));

        OfficeClient.Reply faulty = take(published
                .replace("<scope>Public</scope>", "")
                .replaceFirst("\\+08:00</sent>", "Z</sent>")
                .replaceFirst("<language>zh-CN</language>", "<language></language>")
                .getBytes(StandardCharsets.UTF_8));
        OfficeClient.Reply attack = take(published
                .replaceFirst("<alert", "<!DOCTYPE alert [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><alert")
                .getBytes(StandardCharsets.UTF_8));
        OfficeClient.Reply large = take(new byte[CapReader.LARGEST + 1]);

        assertThat(faulty.status()).isEqualTo(400);
        assertThat(faulty.pointers()).contains("/alert/scope", "/alert/sent", "/alert/info/language");
        assertThat(attack.text()).contains("DOCTYPE").doesNotContain("root:");
        assertThat(large.text()).contains("larger than");
        assertThat(officer.get("/alerts?state=submitted").items()).isEmpty();
    }

    private OfficeClient.Reply take(byte[] xml) throws Exception {
        return officer.send("POST", "/events", xml, Map.of("Content-Type", "application/cap+xml"));
    }

    private static String issue(String level, String status) {
        return """
                {"kind":"issue","level":"%s","status":"%s","areas":["410400"],"responseStart":"2026-01-07T00:00:00+08:00",
                 "expectedEnd":"2026-01-09T00:00:00+08:00",%s}""".formatted(level, status, OUTLOOK);
    }

    private String published(String path, String body) throws Exception {
        OfficeClient.Reply drafted = officer.post(path, body);
        assertThat(drafted.status()).as(drafted.text()).isEqualTo(201);
        String id = drafted.json().getString("id");
        OfficeClient.Reply approved = leader.post("/alerts/" + id + "/approve", "");
        assertThat(approved.status()).as(approved.text()).isEqualTo(200);
        return id;
    }

    private String cap(String id) {
        return done(gateway.gateway.desk().cap(new AlertId(id))).orElseThrow();
    }

    /** By the schema, by our own reader, by an independent one, and by its signature. */
    private StrictCap.Alert checked(String id) throws Exception {
        String xml = cap(id);
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(Path.of("src/test/resources/cap/CAP-v1.2.xsd").toFile())
                .newValidator()
                .validate(new StreamSource(new StringReader(xml)));
        assertThat(CapReader.read(xml.getBytes(StandardCharsets.UTF_8)).faults())
                .isEmpty();
        assertThat(CapSignature.isSignedBy(xml, key)).isTrue();
        StrictCap.Alert read = StrictCap.read(xml);
        assertThat(read.identifier()).isEqualTo(id);
        assertThat(read.sentAt().getOffset().getTotalSeconds()).isEqualTo(8 * 3600);
        return read;
    }

    private static PublicKey keys(Path store) throws Exception {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "cap",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=eepc.example.org",
                        "-keystore",
                        store.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return KeyStore.getInstance(store.toFile(), "changeit".toCharArray())
                .getCertificate("cap")
                .getPublicKey();
    }
}
