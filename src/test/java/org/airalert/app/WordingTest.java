package org.airalert.app;

import static org.airalert.store.Done.done;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.airalert.access.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Templates and plan, changed on the console by two people. */
@Timeout(60)
@Tag("P7")
class WordingTest {
    private static final String TEMPLATE = "schools/advisory.ftl";
    private static final String PAGE = "/console/wording/template?name=" + TEMPLATE;
    private static final Pattern CHANGE = Pattern.compile("/console/changes/(ch[^/\"]*)/approve");
    private static final Pattern SOURCE = Pattern.compile("(?s)<textarea id=\"text\"[^>]*>\n(.*?)</textarea>");

    @TempDir
    Path data;

    private GatewayFixture gateway;
    private String url;
    private RawClient officer;
    private RawClient leader;

    @BeforeEach
    void open() throws Exception {
        start();
        gateway.person("officer", Role.DUTY_OFFICER);
        gateway.person("leader", Role.APPROVER);
        gateway.person("root", Role.ADMINISTRATOR);
        officer = RawClient.loggedIn(url, "officer");
        leader = RawClient.loggedIn(url, "leader");
    }

    private void start() {
        gateway = new GatewayFixture(data);
        url = "http://127.0.0.1:" + done(gateway.gateway.start()).officePort();
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    @Tag("P3.2.3b")
    void a_template_is_changed_by_two_people_and_holds_from_the_next_rendering_on() throws Exception {
        String before = advisory();
        OfficeClient signer = new OfficeClient(url).as("leader", GatewayFixture.PASSWORD);
        assertThat(signer.post("/alerts/" + before + "/approve", "").status()).isEqualTo(200);
        String frozen = text(before);
        String changed = source().replace("请留意以下事项", "【新版】请留意以下事项");

        RawClient.Reply shown = form(officer, "check", changed);
        assertThat(shown.text()).contains("检查通过", "【新版】");
        assertThat(form(officer, "propose", changed).status()).isEqualTo(303);
        assertThat(text(advisory())).as("not before a second person signed").doesNotContain("【新版】");
        assertThat(officer.get(PAGE).text()).contains("等待审批");

        assertThat(sign(officer).status()).as("whoever proposed it").isEqualTo(403);
        assertThat(sign(leader).status()).isEqualTo(303);

        assertThat(text(advisory())).contains("【新版】");
        assertThat(text(before)).as("approved words stay").isEqualTo(frozen);
        assertThat(officer.get(PAGE).text()).contains("与文件不同", "<ins>", "leader");
        gateway.close();
        start();
        officer = RawClient.loggedIn(url, "officer");
        assertThat(text(advisory())).as("after a restart").contains("【新版】");
    }

    @Test
    void a_template_with_a_fault_is_told_by_line_and_goes_no_further() throws Exception {
        String broken = source() + "\n${nobody.knows.this}\n";
        int line = broken.split("\n", -1).length - 1;
        RawClient.Reply refused = form(officer, "propose", broken);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains(TEMPLATE + ":" + line);
        RawClient.Reply evil = form(officer, "propose", "<#assign x = \"1+1\"?eval>" + source());
        assertThat(evil.status()).isEqualTo(400);
        assertThat(evil.text()).contains("eval");
        assertThat(leader.get("/console/changes").text()).doesNotContain(TEMPLATE);
        assertThat(officer.get("/console/wording/template?name=../conf/plan.yaml")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void the_plan_is_checked_with_every_template_and_holds_from_the_next_start_on() throws Exception {
        RawClient root = RawClient.loggedIn(url, "root");
        String plan = unescaped(root.get("/console/wording/plan").text());
        String phone = gateway.config.texts().office().phone();
        String next = plan.replace(phone, "+1-202-555-0199");
        String wrong = plan.replaceFirst("(?m)^levels:", "levelz:");
        RawClient.Reply refused = post(root, "/console/wording/plan/propose", "text=" + enc(wrong));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("levelz", "plan.yaml:");

        assertThat(post(root, "/console/wording/plan/propose", "text=" + enc(next))
                        .status())
                .isEqualTo(303);
        assertThat(sign(leader).status()).isEqualTo(303);
        assertThat(root.get("/console/wording/plan").text()).contains("下次启动时生效", "+1-202-555-0199");
        assertThat(gateway.gateway.config().texts().office().phone()).isEqualTo(phone);
        gateway.close();
        start();
        assertThat(gateway.gateway.config().texts().office().phone()).isEqualTo("+1-202-555-0199");
    }

    private String source() throws Exception {
        return unescaped(officer.get(PAGE).text());
    }

    private static String unescaped(String page) {
        Matcher text = SOURCE.matcher(page);
        assertThat(text.find()).isTrue();
        return text.group(1)
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    private RawClient.Reply form(RawClient by, String action, String text) throws Exception {
        return post(
                by,
                "/console/wording/template/" + action,
                "name=" + enc(TEMPLATE) + "&text=" + enc(text.replace("\n", "\r\n")));
    }

    private static RawClient.Reply post(RawClient by, String path, String fields) throws Exception {
        return by.form("POST", path, fields);
    }

    /** The one change that waits. */
    private RawClient.Reply sign(RawClient by) throws Exception {
        Matcher change = CHANGE.matcher(leader.get("/console/changes").text());
        assertThat(change.find()).isTrue();
        return by.form("POST", "/console/changes/" + change.group(1) + "/approve", "");
    }

    private static String enc(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** A draft's id. */
    private String advisory() throws Exception {
        OfficeClient api = new OfficeClient(url).as("officer", GatewayFixture.PASSWORD);
        return api.post("/alerts", """
                        {"kind":"advisory","areas":["410400"],"expectedEnd":"2026-01-09T00:00:00+08:00",
                         "text":{"zh":"注意防护","en":"Take care"}}""").json().getString("id");
    }

    private String text(String alert) throws Exception {
        OfficeClient api = new OfficeClient(url).as("officer", GatewayFixture.PASSWORD);
        return api.get("/alerts/" + alert + "/preview?channel=schools-push").text();
    }
}
