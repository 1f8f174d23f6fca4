package org.airalert.app;

import static org.airalert.store.Done.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.airalert.access.Role;
import org.airalert.duty.CountyReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A county's own account over the whole gateway: it reports and drafts for its county, and sees nothing else. */
@Tag("P4.5")
@Tag("P2.2")
class CountyHttpTest {
    private static final String REPORT = """
            {"at":"2026-01-05T08:30:00+08:00","start":"2026-01-05T06:00:00+08:00","level":"orange","mainPollutant":"PM2.5",
             "measures":"工地停工","publication":"已在政府网站发布","inspection":"三个督导组"%s}""";

    @TempDir
    Path data;

    private GatewayFixture gateway;
    private String url;
    private OfficeClient county;
    private OfficeClient viewer;

    @BeforeEach
    void open() throws Exception {
        gateway = new GatewayFixture(data);
        url = "http://127.0.0.1:" + done(gateway.gateway.start()).officePort();
        gateway.person("baofeng", Role.COUNTY);
        gateway.person("viewer", Role.VIEWER);
        gateway.person("admin", Role.ADMINISTRATOR);
        county = new OfficeClient(url).as("baofeng", GatewayFixture.PASSWORD);
        viewer = new OfficeClient(url).as("viewer", GatewayFixture.PASSWORD);
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    /** As the administrator does on the console. */
    private void bind() throws Exception {
        RawClient admin = RawClient.loggedIn(url, "admin");
        assertThat(admin.form("POST", "/console/counties/account", "account=baofeng&area=410421")
                        .status())
                .isEqualTo(303);
    }

    @Test
    void an_account_without_a_county_may_do_nothing() throws Exception {
        assertThat(county.get("/county/reports").status()).isEqualTo(403);
        assertThat(county.post("/county/reports", REPORT.formatted("")).status())
                .isEqualTo(403);
    }

    @Test
    void a_report_stands_on_the_office_s_day_and_a_correction_leaves_it_as_it_was() throws Exception {
        bind();
        OfficeClient.Reply taken = county.post("/county/reports", REPORT.formatted(""));
        assertThat(taken.status()).as(taken.text()).isEqualTo(202);
        String first = taken.json().getString("id");
        String second = county.post("/county/reports", REPORT.formatted(",\"corrects\":\"" + first + "\""))
                .json()
                .getString("id");

        assertThat(ids(county.get("/county/reports"))).containsExactly(first, second);
        JsonObject own = viewer.get("/county-reports?day=2026-01-05").json().getJsonArray("counties").stream()
                .map(JsonObject.class::cast)
                .filter(one -> one.getString("area").equals("410421"))
                .findFirst()
                .orElseThrow();
        assertThat(own.getJsonArray("reports")).hasSize(2);
        List<CountyReport> kept = done(new org.airalert.office.county.KeptReports(gateway.store.ledger())
                .of("410421", GatewayFixture.NOW, GatewayFixture.NOW.plusSeconds(3600)));
        assertThat(CountyReport.standing(kept)).extracting(CountyReport::id).containsExactly(second);
        assertThat(done(gateway.store.ledger().read("audit", 0, 1000)).toString())
                .contains("county.report", "county.bind");
    }

    private static List<String> ids(OfficeClient.Reply page) {
        List<String> ids = new ArrayList<>();
        page.items().forEach(one -> ids.add(((JsonObject) one).getString("id")));
        return ids;
    }

    @Test
    void a_report_that_says_nothing_or_corrects_another_county_s_is_refused_with_every_fault() throws Exception {
        bind();
        OfficeClient.Reply empty =
                county.post("/county/reports", "{\"at\":\"2026-01-05T08:30:00+08:00\",\"level\":\" \"}");
        assertThat(empty.status()).isEqualTo(400);
        assertThat(empty.text()).contains("/level", "/mainPollutant", "/measures", "/publication", "/inspection");
        assertThat(county.post("/county/reports", REPORT.formatted(",\"corrects\":\"in-nothing\""))
                        .text())
                .contains("/corrects");
        assertThat(county.post("/county/reports", REPORT.formatted(",\"area\":\"410422\""))
                        .status())
                .as("another county's area is not taken over")
                .isEqualTo(202);
        assertThat(viewer.get("/county-reports?day=2026-01-05").text()).doesNotContain("\"area\":\"410422\",\"at\"");
    }

    @Test
    @Tag("P4.1")
    void a_county_drafts_for_itself_alone_and_the_office_approves() throws Exception {
        bind();
        String draft = """
                {"kind":"issue","level":"yellow","areas":["%s"],"effective":"2026-01-07T08:00:00+08:00",
                 "responseStart":"2026-01-07T08:00:00+08:00","outlook":{"lowest":150,"highest":260,
                 "dailyMeans":[{"date":"2026-01-07","aqi":210}],"primaryPollutants":["PM2.5"]},
                 "reason":{"zh":"本地积累","en":"local"}}""";
        OfficeClient.Reply drafted = county.post("/county/alerts", draft.formatted("410421"));
        assertThat(drafted.status()).as(drafted.text()).isEqualTo(201);
        assertThat(drafted.json().getString("state")).isEqualTo("submitted");
        assertThat(county.post("/county/alerts", draft.formatted("410422")).status())
                .isEqualTo(403);
        assertThat(county.post("/alerts/" + drafted.json().getString("id") + "/approve", "")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void it_opens_its_own_page_and_no_other_way_of_the_office_side() throws Exception {
        bind();
        RawClient own = RawClient.loggedIn(url, "baofeng");
        List<String> let = new ArrayList<>();
        for (String way : gateway.gateway.officeWays()) {
            if (way.startsWith("GET ") && way.contains("/console") && !way.contains("assets") && !way.contains("log")) {
                String path = way.substring(4).replaceAll(":[a-z]+", "none");
                RawClient.Reply reply = own.send("GET", path, new byte[0], "text/plain");
                if (reply.status() == 200) {
                    let.add(way);
                }
            }
        }
        assertThat(let)
                .as("its own second step of logging in is everybody's")
                .containsExactlyInAnyOrder("GET /console/county", "GET /console/second-factor");
        RawClient.Reply reported = own.form(
                "POST",
                "/console/county/report",
                "level=orange&mainPollutant=PM2.5&measures=" + URLEncoder.encode("停工", StandardCharsets.UTF_8)
                        + "&publication=yes&inspection=yes");
        assertThat(reported.status()).isEqualTo(303);
        assertThat(own.send("GET", "/console/county", new byte[0], "text/plain").text())
                .contains("宝丰县", "停工")
                .doesNotContain("叶县");
    }

    @Test
    @Tag("P6.3")
    void rosters_are_taken_whole_or_with_every_fault_of_every_line() throws Exception {
        OfficeClient admin = new OfficeClient(url).as("admin", GatewayFixture.PASSWORD);
        String header = "recipient,from,until,name,phone,mail,deputy,deputyPhone,deputyMail\n";
        OfficeClient.Reply bad = admin.post(
                "/rosters/import",
                header + "nobody,2026-01-05 08:00,2026-01-06 08:00,李,+1-202-555-0150,,,,\n"
                        + "school-001,2026-01-06 08:00,2026-01-05 08:00,,123,,,,\n"
                        + "school-001,soon,2026-01-05 08:00,张,,zhang@example.org,王,,\n");
        assertThat(bad.status()).isEqualTo(400);
        assertThat(bad.text())
                .contains("is not in the directory", "expected a time after from", "name is missing", "neither reaches")
                .contains("'soon'", "deputyPhone and deputyMail");
        OfficeClient.Reply good = admin.post(
                "/rosters/import",
                header + "school-001,2026-01-05 00:00,2026-01-06 08:00,李,+1-202-555-0150,,王,,wang@example.org\n");
        assertThat(good.json().getInteger("shifts")).isEqualTo(1);
        assertThat(viewer.get("/rosters").text()).contains("school-001").doesNotContain("0150");
        assertThat(admin.get("/rosters").text()).contains("+1-202-555-0150", "wang@example.org");
    }

    @Test
    @Tag("P4.3")
    void tasks_are_listed_and_put_down_by_the_duty_officer_only() throws Exception {
        assertThat(viewer.get("/tasks").items()).isEmpty();
        assertThat(viewer.post("/tasks/done", "{\"task\":\"x\",\"note\":\"y\"}").status())
                .isEqualTo(403);
        gateway.person("officer", Role.DUTY_OFFICER);
        assertThat(new OfficeClient(url)
                        .as("officer", GatewayFixture.PASSWORD)
                        .post("/tasks/done", "{\"task\":\"x\",\"note\":\"y\"}")
                        .status())
                .isEqualTo(404);
    }
}
