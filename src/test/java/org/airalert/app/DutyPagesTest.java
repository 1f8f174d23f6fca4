package org.airalert.app;

import static org.airalert.store.Done.done;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.airalert.access.Role;
import org.airalert.machine.Accessibility;
import org.airalert.machine.Browser;
import org.airalert.machine.Browser.Screen;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of the plan's other duties in a real browser, with a warning in force. Pictures go to target/screenshots. */
@Tag("P4.3.1")
@Tag("P4.5")
@Tag("P6.3")
class DutyPagesTest {
    private static Browser browser;

    @TempDir
    Path data;

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
    void open() throws Exception {
        gateway = new GatewayFixture(data);
        url = "http://127.0.0.1:" + done(gateway.gateway.start()).officePort();
        gateway.person("officer", Role.DUTY_OFFICER, Role.ADMINISTRATOR);
        gateway.person("leader", Role.APPROVER);
        gateway.person("baofeng", Role.COUNTY);
        OfficeClient officer = new OfficeClient(url).as("officer", GatewayFixture.PASSWORD);
        OfficeClient.Reply drafted = officer.post("/alerts", """
                {"kind":"issue","level":"orange","areas":["410400"],"effective":"2026-01-05T00:00:00+08:00",
                 "responseStart":"2026-01-05T00:00:00+08:00","outlook":{"lowest":150,"highest":260,
                 "dailyMeans":[{"date":"2026-01-05","aqi":210}],"primaryPollutants":["PM2.5"]},
                 "reason":{"zh":"污染累积","en":"Pollution builds up"}}""");
        assertThat(drafted.status()).as(drafted.text()).isEqualTo(201);
        String alert = drafted.json().getString("id");
        assertThat(new OfficeClient(url)
                        .as("leader", GatewayFixture.PASSWORD)
                        .post("/alerts/" + alert + "/approve", "")
                        .status())
                .isEqualTo(200);
        assertThat(RawClient.loggedIn(url, "officer")
                        .form("POST", "/console/counties/account", "account=baofeng&area=410421")
                        .status())
                .isEqualTo(303);
    }

    @AfterEach
    void close() {
        browser.closePages();
        gateway.close();
    }

    private void logIn(Page page, String account) {
        page.navigate(url + "/console/login");
        page.fill("#account", account);
        page.fill("#password", GatewayFixture.PASSWORD);
        page.click("button.main");
    }

    private static void isSound(Page page, String picture) {
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .as("%s: nothing reaches beyond the screen", picture)
                .isTrue();
        assertThat(Accessibility.seriousFindings(page)).as(picture).isEmpty();
        Browser.shoot(page, picture);
    }

    @Test
    void a_task_is_put_down_as_done_by_the_duty_officer_and_the_page_says_by_whom() {
        Page page = browser.open(Screen.DESKTOP);
        logIn(page, "officer");
        page.navigate(url + "/console/tasks");
        assertThat(page.locator("#tasks-open").innerText()).contains("市气象局", "派出专项工作督导组", "预案 4.3.1");
        isSound(page, "console-tasks");
        page.locator("#tasks-open li").first().locator("summary").click();
        page.locator("#tasks-open li").first().locator("input[name=note]").fill("已派出三个组");
        page.locator("#tasks-open li").first().locator("button").click();
        assertThat(page.locator("#tasks-done").innerText()).contains("已派出三个组", "officer");

        Page phone = browser.open(Screen.PHONE, true, true);
        logIn(phone, "officer");
        phone.navigate(url + "/console/tasks?lang=en");
        assertThat(phone.locator("h1").innerText()).isEqualTo("Tasks");
        isSound(phone, "console-tasks-phone-dark-english");
    }

    @Test
    void a_county_reports_and_corrects_on_its_page_and_the_office_sees_both() {
        Page county = browser.open(Screen.PHONE, true, true);
        logIn(county, "baofeng");
        assertThat(county.url()).endsWith("/console/county");
        assertThat(county.locator("h1").innerText()).isEqualTo("宝丰县");
        isSound(county, "console-county-phone-dark");
        report(county, "工地全部停工");
        county.locator("#reports a").first().click();
        report(county, "工地停工，矿山停产");
        assertThat(county.locator("#reports li").count()).isEqualTo(2);

        Page office = browser.open(Screen.DESKTOP);
        logIn(office, "officer");
        office.navigate(url + "/console/counties");
        assertThat(office.locator("[data-area='410421']").innerText()).contains("橙色", "已报", "更正");
        assertThat(office.locator("[data-area='410422']").innerText()).doesNotContain("已报");
        isSound(office, "console-counties");
    }

    private static void report(Page page, String measures) {
        page.selectOption("#level", "orange");
        page.fill("#measures", measures);
        page.fill("#publication", "政府网站、短信");
        page.fill("#inspection", "三个督导组");
        page.locator("#report button").click();
    }

    @Test
    void rosters_and_checks_stand_on_one_page_and_a_faulty_table_is_told_line_by_line() {
        Page page = browser.open(Screen.DESKTOP);
        logIn(page, "officer");
        page.navigate(url + "/console/contacts");
        page.fill(
                "#csv",
                "recipient,from,until,name,phone\nnobody,2026-01-05 08:00,2026-01-06 08:00,李,+1-202-555-0150\n");
        page.locator("form[action$=import] button").click();
        assertThat(page.locator("#faults").innerText()).contains("2", "nobody");
        page.fill(
                "#csv",
                "recipient,from,until,name,phone\nschool-001,2026-01-05 00:00,2026-01-06 08:00,李,+1-202-555-0150\n");
        page.locator("form[action$=import] button").click();
        page.locator("form[action$=check] button").click();
        assertThat(page.locator("#check-state").innerText()).contains("测试");
        isSound(page, "console-contacts");
    }

    @Test
    void every_clause_stands_on_a_page_with_what_serves_and_shows_it() {
        Page page = browser.open(Screen.PHONE, true, true);
        logIn(page, "officer");
        page.navigate(url + "/console/requirements");
        assertThat(page.locator("#requirements tbody tr").count()).isGreaterThan(30);
        assertThat(page.locator("#requirements").innerText()).contains("P4.5", "duty.ReportRound");
        isSound(page, "console-requirements-phone-dark");
    }
}
