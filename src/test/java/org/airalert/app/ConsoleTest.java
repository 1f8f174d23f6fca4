package org.airalert.app;

import static org.airalert.store.Done.done;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.airalert.access.Role;
import org.airalert.machine.Browser;
import org.airalert.machine.Browser.Screen;
import org.airalert.office.Desk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The office's console in a real browser, over the whole gateway with a real store and a real receiver. Pictures go to target/screenshots. */
@Tag("P2.1")
@Tag("P3.2.3a")
class ConsoleTest {
    private static final long SECONDS = 20;
    /** Everybody of the directory whom a channel with HTTP push serves. */
    private static final int PUSHED_TO = 91;

    private static Browser browser;

    @TempDir
    Path data;

    private final BlockingQueue<Desk.Proposed> proposals = new LinkedBlockingQueue<>();
    private GatewayFixture gateway;
    private String url;

    @BeforeAll
    static void startBrowser() {
        browser = new Browser();
    }

    @AfterAll
    static void closeBrowser() {
        browser.close();
    }

    @BeforeEach
    void open() {
        gateway = new GatewayFixture(data);
        gateway.gateway.desk().onProposal(proposals::add);
        url = "http://127.0.0.1:" + done(gateway.gateway.start()).officePort();
    }

    @AfterEach
    void close() {
        browser.closePages();
        gateway.close();
    }

    @Test
    void the_first_administrator_sets_a_password_by_the_one_time_link_and_logs_in() {
        String link = done(gateway.gateway.firstStart()).orElseThrow();
        Page page = browser.open(Screen.DESKTOP);
        page.navigate(url + link);
        page.fill("#password", GatewayFixture.PASSWORD);
        page.fill("#again", "something else entirely");
        page.click("button.main");
        assertThat(page.locator("[role=alert]").innerText()).contains("不一致");

        page.fill("#password", GatewayFixture.PASSWORD);
        page.fill("#again", GatewayFixture.PASSWORD);
        page.click("button.main");

        assertThat(page.url()).endsWith("/console/login?ready=1");
        logIn(page, "admin");
        assertThat(page.locator("h1").first().innerText()).isEqualTo("当前没有重污染天气预警");
        Page again = browser.open(Screen.DESKTOP);
        assertThat(again.navigate(url + link).status()).isEqualTo(404);
    }

    @Test
    void a_proposal_is_approved_by_a_second_person_and_its_deliveries_fill_the_board() throws Exception {
        gateway.person("officer", Role.DUTY_OFFICER);
        gateway.person("leader", Role.APPROVER);
        OfficeClient officer = new OfficeClient(url).as("officer", GatewayFixture.PASSWORD);
        officer.event(GatewayFixture.cleanDays());
        officer.event(GatewayFixture.heavyForecast());
        String alert = next().alert().id().value();

        Page duty = browser.open(Screen.DESKTOP);
        logIn(duty, "officer");
        duty.locator("#proposals a").click();
        assertThat(duty.locator("#refused").innerText()).contains("没有签发权限");
        assertThat(duty.locator("#approve").count()).isZero();

        Page leader = browser.open(Screen.DESKTOP);
        logIn(leader, "leader");
        assertThat(leader.locator("body").innerText()).contains("分钟前").doesNotContain("2026-01-05T");
        fits(leader);
        Browser.shoot(leader, "console-now");
        leader.locator("#proposals a").click();
        assertThat(leader.locator("#approve").innerText()).contains("3 家运营商", "40 所学校", "12 家医疗机构");
        assertThat(leader.locator("[data-channel=china-mobile] pre").innerText())
                .startsWith("【平顶山环委办】");
        fits(leader);
        Browser.shoot(leader, "console-alert");
        leader.locator("#approve").click();

        assertThat(leader.url()).contains(alert + "/tracking");
        PlaywrightAssertions.assertThat(leader.locator("#total [data-k=accepted]"))
                .containsText(
                        String.valueOf(PUSHED_TO),
                        new com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions()
                                .setTimeout(SECONDS * 1000));
        // The list below the board renews itself, too.
        PlaywrightAssertions.assertThat(leader.locator("#deliveries tbody tr").first())
                .containsText("已接收");
        fits(leader);
        Browser.shoot(leader, "console-tracking");
        RawClient.Reply file = RawClient.loggedIn(url, "leader").get("/console/alerts/" + alert + "/deliveries.csv");
        assertThat(file.text().lines()).hasSizeGreaterThan(PUSHED_TO);
        leader.navigate(url + "/console/alerts/" + alert + "/tracking?channel=schools-push&state=accepted");
        assertThat(leader.locator(".list-table tbody tr").count()).isEqualTo(40);
        leader.locator(".list-table tbody a").first().click();
        assertThat(leader.locator(".attempts li").count()).isEqualTo(1);
        assertThat(leader.locator(".attempts").innerText()).contains("200");
        assertThat(gateway.pushed).hasSize(PUSHED_TO).doesNotHaveDuplicates();
        assertThat(browser.closePages()).isEmpty();
    }

    @Test
    void the_pages_fit_a_phone_speak_english_and_have_a_dark_form() throws Exception {
        gateway.person("leader", Role.APPROVER, Role.DUTY_OFFICER);
        OfficeClient officer = new OfficeClient(url).as("leader", GatewayFixture.PASSWORD);
        officer.event(GatewayFixture.cleanDays());
        officer.event(GatewayFixture.heavyForecast());
        next();

        Page page = browser.open(Screen.PHONE, true, true);
        logIn(page, "leader");
        fits(page);
        Browser.shoot(page, "console-now-phone-dark");
        page.locator("#proposals a").click();
        page.waitForURL("**/console/alerts/**");
        fits(page);
        Browser.shoot(page, "console-alert-phone-dark");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("English"))
                .click();
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo("en");
        assertThat(page.locator("#approve").innerText()).contains("3 carriers", "40 schools");
        fits(page);
        Browser.shoot(page, "console-alert-phone-english");
        page.navigate(url + "/console/channels");
        assertThat(page.locator("[data-channel]").count()).isEqualTo(7);
        fits(page);
        assertThat(page.locator("body").innerText()).doesNotMatch(Pattern.compile("(?s).*\\bc\\.[a-z]+\\.[a-z]+.*"));
        page.navigate(url + "/console/carriers");
        assertThat(page.locator("h1").innerText()).isEqualTo("For carriers");
        assertThat(page.locator("[data-example=push]").innerText()).contains("webhook-signature: v1,", "alert.push");
        assertThat(page.locator("[data-example=receipt]").innerText()).contains("\"state\":\"delivered\"");
        assertThat(browser.closePages()).isEmpty();
    }

    @Test
    @Tag("P1.3")
    void the_operator_sees_faults_of_stations_and_marks_hours_that_look_like_dust() throws Exception {
        gateway.person("officer", Role.DUTY_OFFICER);
        OfficeClient officer = new OfficeClient(url).as("officer", GatewayFixture.PASSWORD);
        StringBuilder rows = new StringBuilder();
        for (int hour = 29; hour >= 0; hour--) {
            boolean storm = hour >= 6 && hour < 10;
            rows.append(rows.isEmpty() ? "" : ",")
                    .append("{\"station\":\"一中\",\"time\":\"" + GatewayFixture.NOW.minusSeconds(3600L * hour)
                            + "\",\"pm25\":" + (hour == 20 ? 9999 : 60 + hour) + ",\"pm10\":"
                            + (storm ? 900 + hour : 95 + hour) + ",\"so2\":9,\"no2\":" + (30 + hour % 7)
                            + ",\"co\":0.7,\"o3\":" + (20 + hour % 5) + "}");
        }
        assertThat(officer.event("{\"type\":\"observation\",\"values\":[" + rows + "]}")
                        .status())
                .isEqualTo(202);
        Page page = browser.open(Screen.DESKTOP);
        logIn(page, "officer");
        PlaywrightAssertions.assertThat(page.locator("#quality")).containsText("一中 PM2.5：数值不可能（1条）", patient());
        PlaywrightAssertions.assertThat(page.locator("#dust-hint")).containsText("疑似沙尘", patient());
        // The form starts with the hours in question once the page is made after the assessment.
        page.reload();
        assertThat(page.locator("#dust-from").inputValue()).isEqualTo("2026-01-04T22:00");
        assertThat(page.locator("#dust-until").inputValue()).isEqualTo("2026-01-05T02:00");
        fits(page);
        Browser.shoot(page, "console-dust");
        page.fill("#dust-reason", "市气象局沙尘预报");
        page.click("#dust button");

        PlaywrightAssertions.assertThat(page.locator("#dust-marked")).containsText("officer: 市气象局沙尘预报", patient());
        assertThat(page.locator("#dust-hint").count()).isZero();
        PlaywrightAssertions.assertThat(page.locator(".why-lines")).containsText("沙尘4小时，不纳入研判", patient());
        assertThat(browser.closePages()).isEmpty();
    }

    @Test
    @Tag("P3.1")
    @Tag("P3.2.2")
    void data_and_prompts_are_put_in_by_form_and_a_consultation_is_recorded_on_the_alert() throws Exception {
        gateway.person("officer", Role.DUTY_OFFICER);
        gateway.person("leader", Role.APPROVER);
        Page page = browser.open(Screen.DESKTOP);
        logIn(page, "officer");
        page.navigate(url + "/console/intake");
        StringBuilder csv = new StringBuilder("issuedAt,time,code,lower,upper\n");
        for (int hour = 1; hour <= 144; hour++) {
            csv.append("2026-01-05T08:00:00+08:00," + GatewayFixture.NOW.plusSeconds(3600L * hour) + ",410400,40,60\n");
        }
        page.fill("#csv", csv.toString());
        page.click("section:has(#csv) button");
        assertThat(page.locator("#taken").innerText()).contains("已收到");
        page.fill("#csv", "time,code,aqi\nyesterday,410400,90");
        page.click("section:has(#csv) button");
        assertThat(page.locator("main").innerText()).contains("line 2", "yesterday");

        page.navigate(url + "/console/intake");
        page.selectOption("#level", "orange");
        page.fill("#from", "2026-01-06T00:00");
        page.fill("#until", "2026-01-09T00:00");
        page.fill("#number", "豫环攻坚办〔2026〕1号");
        page.click("section:has(#number) button");
        Desk.Proposed proposed = next();
        assertThat(proposed.alert().facts().basis()).isEqualTo("PROVINCIAL");

        page.navigate(url + "/console/alerts/" + proposed.alert().id());
        page.locator("#consult summary").click();
        page.fill("#participants", "市生态环境局\n市气象局");
        page.fill("#conclusion", "同意按省级提示发布");
        page.click("#consult button");
        assertThat(page.locator("#consultation").innerText()).contains("市生态环境局、市气象局", "同意按省级提示发布");
        fits(page);
        Browser.shoot(page, "console-consultation");
        Page leader = browser.open(Screen.DESKTOP);
        logIn(leader, "leader");
        assertThat(leader.locator("nav").innerText())
                .as("an approver takes no data in")
                .doesNotContain("数据录入");
        leader.navigate(url + "/console/alerts/" + proposed.alert().id());
        assertThat(leader.locator("#consultation").innerText()).contains("同意按省级提示发布");
        assertThat(browser.closePages())
                .as("what the browser complained of: the file that was refused, and nothing else")
                .singleElement()
                .asString()
                .contains("400", "/console/intake/csv");
    }

    private static com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions patient() {
        return new com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions()
                .setTimeout(SECONDS * 1000);
    }

    @Test
    void the_drafter_is_refused_and_what_people_wrote_is_shown_as_text() throws Exception {
        gateway.person("leader", Role.APPROVER, Role.DUTY_OFFICER);
        OfficeClient api = new OfficeClient(url).as("leader", GatewayFixture.PASSWORD);
        OfficeClient.Reply drafted = api.post("/alerts", """
                {"kind":"advisory","areas":["410400"],"expectedEnd":"2026-01-09T00:00:00+08:00",
                 "text":{"zh":"<script>document.title='taken'</script><b>注意防护</b>","en":"<img src=x onerror=alert(1)>"}}""");
        assertThat(drafted.status()).as(drafted.text()).isEqualTo(201);
        String alert = drafted.json().getString("id");

        Page page = browser.open(Screen.DESKTOP);
        logIn(page, "leader");
        page.navigate(url + "/console/alerts/" + alert);

        assertThat(page.locator("#refused").innerText()).contains("须由另一人审批");
        assertThat(page.locator("#approve").count()).isZero();
        assertThat(page.title()).doesNotContain("taken");
        assertThat(page.locator("main script").count()).isZero();
        assertThat(page.locator("main").innerText()).contains("<b>注意防护</b>");
        assertThat(browser.closePages()).isEmpty();
    }

    @Test
    void nothing_is_done_without_a_session_or_its_token() throws Exception {
        gateway.person("root", Role.ADMINISTRATOR);
        HttpClient http = HttpClient.newHttpClient();
        HttpResponse<String> stranger = http.send(
                HttpRequest.newBuilder(URI.create(url + "/console/alerts")).build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(stranger.statusCode()).isEqualTo(303);
        assertThat(stranger.headers().firstValue("Location")).contains("/console/login");

        Page page = browser.open(Screen.DESKTOP);
        logIn(page, "root");
        String cookie = page.context().cookies().stream()
                .filter(one -> one.name.equals("aag_session"))
                .map(one -> one.name + "=" + one.value)
                .findFirst()
                .orElseThrow();
        HttpResponse<String> forged = http.send(
                HttpRequest.newBuilder(URI.create(url + "/console/channels/china-mobile/pause"))
                        .header("Cookie", cookie)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("reason=x"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(forged.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
        page.navigate(url + "/console/channels");
        Locator mobile = page.locator("[data-channel=china-mobile]");
        assertThat(mobile.innerText()).contains("运行");
        mobile.locator("summary").click();
        mobile.locator("input[name=reason]").fill("检修");
        mobile.locator("button").click();
        assertThat(page.locator("[data-channel=china-mobile]").innerText()).contains("已暂停", "检修");
        Browser.shoot(page, "console-channels");
        page.navigate(url + "/console/carriers");
        assertThat(page.locator("h1").innerText()).isEqualTo("运营商对接说明");
    }

    private Desk.Proposed next() throws InterruptedException {
        Desk.Proposed proposed = proposals.poll(SECONDS, TimeUnit.SECONDS);
        assertThat(proposed).as("a proposal").isNotNull();
        return proposed;
    }

    private void logIn(Page page, String account) {
        page.navigate(url + "/console");
        page.fill("#account", account);
        page.fill("#password", GatewayFixture.PASSWORD);
        page.click("button.main");
        assertThat(List.of(url + "/console")).contains(page.url());
    }

    private static void fits(Page page) {
        // Before its style has come, a page has no width of its own.
        page.waitForLoadState();
        Object overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(((Number) overflow).intValue()).as("horizontal overflow").isLessThanOrEqualTo(0);
    }
}
