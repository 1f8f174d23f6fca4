package org.airalert.app;

import static org.airalert.store.Done.done;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.airalert.access.Role;
import org.airalert.machine.Waiting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A wrong address is put right on the console while a warning goes out, and lists are taken away as workbooks. */
@Timeout(60)
@Tag("P6.3")
class CorrectedAddressTest {
    @TempDir
    Path data;

    private GatewayFixture gateway;
    private String url;
    private OfficeClient officer;
    private String alert;

    @BeforeEach
    void open() throws Exception {
        gateway = GatewayFixture.ofSchoolsWithAddresses(data);
        url = "http://127.0.0.1:" + done(gateway.gateway.start()).officePort();
        gateway.person("officer", Role.DUTY_OFFICER);
        gateway.person("leader", Role.APPROVER);
        gateway.person("guest", Role.VIEWER);
        officer = new OfficeClient(url).as("officer", GatewayFixture.PASSWORD);
        alert = officer.post("/alerts", """
                        {"kind":"advisory","areas":["410400"],"expectedEnd":"2026-01-09T00:00:00+08:00",
                         "text":{"zh":"注意防护","en":"Take care"}}""").json().getString("id");
        OfficeClient leader = new OfficeClient(url).as("leader", GatewayFixture.PASSWORD);
        assertThat(leader.post("/alerts/" + alert + "/approve", "").status()).isEqualTo(200);
        Waiting.until(() -> failed() == 1);
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    private int failed() {
        try {
            return officer.get("/alerts/" + alert + "/deliveries?channel=schools-push&state=failed&limit=9")
                    .items()
                    .size();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void an_address_is_corrected_in_the_directory_and_the_frozen_text_goes_there_at_once() throws Exception {
        String lost = officer.get("/alerts/" + alert + "/deliveries?channel=schools-push&state=failed&limit=9")
                .items()
                .getJsonObject(0)
                .getString("id");
        String path = "/console/deliveries/" + lost + "/correct";
        RawClient by = RawClient.loggedIn(url, "officer");
        RawClient.Reply wrong = by.form("POST", path, "address=nonsense");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.text()).contains("nonsense (expected: an address such as https://host/path)");

        RawClient.Reply sent = by.form("POST", path, "address=" + gateway.receiver() + "moved");
        assertThat(sent.status()).as(sent.text()).isEqualTo(303);
        String next = sent.location().substring(sent.location().lastIndexOf('/') + 1);
        Waiting.until(() -> state(next).equals("accepted"));
        assertThat(gateway.pushed).contains(next);
        assertThat(by.get(sent.location()).text()).contains(gateway.receiver() + "moved", "第 1 次重发");
        RawClient guest = RawClient.loggedIn(url, "guest");
        assertThat(guest.get(sent.location()).text()).doesNotContain(gateway.receiver());

        assertThat(officer.get("/recipients?limit=500").text()).contains(gateway.receiver() + "moved");
        assertThat(RawClient.loggedIn(url, "leader")
                        .get("/console/audit?action=directory.")
                        .text())
                .contains("directory.correct", GatewayFixture.NOBODY)
                .doesNotContain("moved");
    }

    private String state(String delivery) {
        try {
            return officer.get("/deliveries/" + delivery).json().getString("state");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void lists_are_taken_away_as_workbooks_with_numbers_masked_for_those_who_may_not_see_them() throws Exception {
        String all = workbook("officer", "deliveries.xlsx");
        assertThat(all)
                .contains("schools-push", "failed", GatewayFixture.NOBODY)
                .doesNotContain("<f>");
        String open = workbook("officer", "unconfirmed.xlsx");
        String phone = open.substring(open.indexOf("+1-205-555-"), open.indexOf("+1-205-555-") + 15);
        assertThat(workbook("guest", "unconfirmed.xlsx")).contains("****").doesNotContain(phone);
        assertThat(RawClient.loggedIn(url, "guest")
                        .get("/console/alerts/" + alert + "/unconfirmed.csv")
                        .text())
                .contains("****")
                .doesNotContain(phone);
        assertThat(RawClient.loggedIn(url, "leader")
                        .get("/console/audit?action=")
                        .text())
                .contains("unconfirmed.export", "deliveries.export");
    }

    /** The sheet's XML. */
    private String workbook(String account, String file) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + "/console/alerts/" + alert + "/" + file));
        RawClient.loggedIn(url, account).headers().forEach(request::header);
        Path book = data.resolve(account + "-" + file);
        HttpResponse<Path> response =
                HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofFile(book));
        assertThat(response.statusCode()).isEqualTo(200);
        try (ZipFile zip = new ZipFile(book.toFile())) {
            return new String(
                    zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml")).readAllBytes(),
                    StandardCharsets.UTF_8);
        }
    }
}
