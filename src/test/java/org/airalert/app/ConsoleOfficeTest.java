package org.airalert.app;

import static org.airalert.store.Done.done;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
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

/** Writing an alert, the directory, the audit, people and keys: in a real browser, over the whole gateway. */
class ConsoleOfficeTest {
    private static final double MILLIS = 20_000;

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
    void open() {
        gateway = new GatewayFixture(data);
        url = "http://127.0.0.1:" + done(gateway.gateway.start()).officePort();
    }

    @AfterEach
    void close() {
        browser.closePages();
        gateway.close();
    }

    @Test
    @Tag("P3.2.3c")
    @Tag("P3.2.4")
    void an_alert_is_written_with_its_texts_beside_it_returned_mended_approved_and_followed() {
        gateway.person("officer", Role.DUTY_OFFICER);
        gateway.person("leader", Role.APPROVER);
        Page duty = logIn("officer", Screen.DESKTOP);
        duty.navigate(url + "/console/alerts");
        duty.locator("a[href='/console/drafts/new']").click();
        says(duty, "#preview", "还不能提交");
        duty.selectOption("#level", "yellow");
        duty.fill("#responseStart", "2026-01-05T00:00");
        duty.fill("#expectedEnd", "2026-01-09T00:00");
        duty.fill("#lowest", "160");
        duty.fill("#highest", "230");
        duty.fill("#days", "2026-01-06 160\n2026-01-07 230");
        says(duty, "#preview [data-channel=china-mobile] pre", "【平顶山环委办】");
        says(duty, "#preview .will", "3 家运营商");
        fits(duty);
        assertThat(Accessibility.seriousFindings(duty)).isEmpty();
        Browser.shoot(duty, "console-draft");
        duty.click("form.write button.main");
        String alert = duty.url();
        assertThat(alert).contains("/console/alerts/al");
        says(duty, "#refused", "须由另一人审批");

        Page leader = logIn("leader", Screen.DESKTOP);
        leader.navigate(alert);
        leader.locator("#give-back summary").click();
        leader.fill("#mend", "解除时间应为1月10日");
        leader.click("#give-back button");
        says(leader, ".head", "已退回");
        assertThat(leader.locator("#approve").count()).isZero();

        duty.navigate(alert);
        says(duty, ".decide", "解除时间应为1月10日");
        duty.locator("a[href*='/drafts/edit']").click();
        assertThat(duty.inputValue("#expectedEnd")).isEqualTo("2026-01-09T00:00");
        duty.fill("#expectedEnd", "2026-01-10T00:00");
        says(duty, "#preview [data-channel=china-mobile] pre", "9日24时");
        duty.click("form.write button.main");
        says(duty, ".head", "待审批");

        leader.navigate(alert);
        leader.click("#approve");
        assertThat(leader.url()).endsWith("/tracking");
        duty.navigate(alert);
        for (int again = 0;
                again < 40 && duty.locator("a[href*='/drafts/lift']").count() == 0;
                again++) {
            duty.reload();
        }
        duty.locator("a[href*='/drafts/lift']").click();
        says(duty, "#preview .will", "3 家运营商");
        duty.click("form.write button.main");
        says(duty, ".head h1", "解除");
        assertThat(browser.closePages()).isEmpty();
    }

    @Test
    @Tag("P6.3")
    void the_directory_tells_whom_nobody_could_reach_and_an_import_is_checked_first() throws Exception {
        gateway.person("root", Role.ADMINISTRATOR);
        gateway.person("guest", Role.VIEWER);
        Page root = logIn("root", Screen.DESKTOP);
        root.navigate(url + "/console/directory");
        says(root, "#coverage", "40 所学校均有可用联系人");
        String shipped = Files.readString(Path.of("conf", "recipients.csv"));
        String broken = shipped.replaceFirst("china-telecom,public", "china-telecom,everybody");
        root.fill("#csv", broken);
        root.click("button[value=no]");
        says(root, "#faults", "行：");
        root.fill("#csv", shipped);
        root.click("button[value=yes]");
        says(root, "#checked", "尚未更改任何内容");
        fits(root);
        assertThat(Accessibility.seriousFindings(root)).isEmpty();
        Browser.shoot(root, "console-directory");

        root.navigate(url + "/console/directory?audience=schools");
        String phone = root.locator(".contacts li").first().innerText();
        Page guest = logIn("guest", Screen.PHONE);
        guest.navigate(url + "/console/directory?audience=schools");
        assertThat(guest.locator(".contacts li").first().innerText())
                .contains("****")
                .isNotEqualTo(phone);
        assertThat(guest.locator("#import").count()).isZero();
        fits(guest);
        assertThat(browser.closePages()).singleElement().asString().contains("400", "/console/directory/import");
    }

    @Test
    @Tag("P7")
    void people_and_keys_are_made_and_ended_and_the_audit_shows_and_exports_it() throws Exception {
        gateway.person("root", Role.ADMINISTRATOR);
        Page root = logIn("root", Screen.DESKTOP);
        root.navigate(url + "/console/access");
        root.locator("details:has(#new-id) summary").click();
        root.fill("#new-id", "zhang");
        root.fill("#new-name", "=HYPERLINK(1)");
        root.check("details:has(#new-id) input[value=duty-officer]");
        root.locator("details:has(#new-id) button").click();
        assertThat(root.locator("#link").innerText()).startsWith("/console/setup/");
        root.locator("details:has(#key-name) summary").click();
        root.fill("#key-name", "监测中心");
        root.check("details:has(#key-name) input[value=observation]");
        root.locator("details:has(#key-name) button").click();
        String key = root.locator("#key").innerText();
        assertThat(new OfficeClient(url).withKey(key).get("/alerts").status())
                .as("not signed yet")
                .isEqualTo(401);
        signBoth();
        root.navigate(url + "/console/access");
        assertThat(new OfficeClient(url).withKey(key).get("/alerts").status()).isEqualTo(403);
        fits(root);
        Browser.shoot(root, "console-access");
        root.locator("[data-key] button").click();
        assertThat(new OfficeClient(url).withKey(key).get("/alerts").status()).isEqualTo(401);
        assertThat(root.locator("#key").count()).as("told once").isZero();

        root.navigate(url + "/console/audit?action=key.");
        assertThat(root.locator(".list-table tbody tr").count()).isEqualTo(2);
        fits(root);
        Browser.shoot(root, "console-audit");
        RawClient.Reply file = RawClient.loggedIn(url, "root").get("/console/audit.csv");
        assertThat(file.text()).startsWith("\uFEFF\"number\"").contains("account.invite", "audit.export");
        Page phone = logIn("root", Screen.PHONE);
        for (String page : List.of("access", "changes", "audit", "directory", "help", "alerts")) {
            phone.navigate(url + "/console/" + page + "?lang=en");
            fits(phone);
            assertThat(Accessibility.seriousFindings(phone)).as(page).isEmpty();
            assertThat(phone.locator("main").innerText())
                    .as(page)
                    .doesNotMatch(Pattern.compile("(?s).*\\bc\\.[a-z]+\\.[a-z]+.*"));
        }
        Browser.shoot(phone, "console-alerts-phone-english");
        assertThat(browser.closePages()).isEmpty();
    }

    /** Another administrator reads what waits, signs the key and the account. */
    private void signBoth() {
        gateway.person("second", Role.ADMINISTRATOR);
        Page second = logIn("second", Screen.PHONE);
        second.navigate(url + "/console/changes");
        assertThat(second.locator("[data-change]").count()).isEqualTo(2);
        says(second, "main", "角色 role: duty-officer");
        fits(second);
        assertThat(Accessibility.seriousFindings(second)).isEmpty();
        Browser.shoot(second, "console-changes-phone");
        second.locator("[data-change] button.main").first().click();
        second.locator("[data-change] button.main").first().click();
        assertThat(second.locator("[data-change]").count()).isZero();
    }

    private Page logIn(String account, Screen screen) {
        Page page = browser.open(screen);
        page.navigate(url + "/console");
        page.fill("#account", account);
        page.fill("#password", GatewayFixture.PASSWORD);
        page.click("button.main");
        assertThat(page.url()).isEqualTo(url + "/console");
        return page;
    }

    private static void says(Page page, String where, String text) {
        PlaywrightAssertions.assertThat(page.locator(where).first())
                .containsText(text, new LocatorAssertions.ContainsTextOptions().setTimeout(MILLIS));
    }

    private static void fits(Page page) {
        // Before its style has come, a page has no width of its own.
        page.waitForLoadState();
        Object overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(((Number) overflow).intValue()).as(page.url()).isLessThanOrEqualTo(0);
    }
}
