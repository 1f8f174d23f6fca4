package org.airalert.app;

import static org.airalert.store.Done.done;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.airalert.access.Role;
import org.airalert.machine.Accessibility;
import org.airalert.machine.Browser;
import org.airalert.machine.Browser.Screen;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logging in by two steps where the configuration asks for it, in a browser and by the API, with a phone of the test's own. */
class TwoStepsTest {
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    @TempDir
    Path data;

    @TempDir
    Path conf;

    private GatewayFixture gateway;
    private Browser browser;
    private String url;

    @BeforeEach
    void open() throws Exception {
        copyConf();
        gateway = new GatewayFixture(data, conf);
        gateway.person("leader", Role.APPROVER);
        gateway.person("officer", Role.DUTY_OFFICER);
        url = "http://127.0.0.1:" + done(gateway.gateway.start()).officePort();
        browser = new Browser();
    }

    @AfterEach
    void close() {
        browser.close();
        gateway.close();
    }

    private void copyConf() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("conf"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, conf.resolve(file.getFileName().toString()));
            }
        }
        Path yaml = conf.resolve("gateway.yaml");
        Files.writeString(yaml, Files.readString(yaml).replace("twoStepsFor: []", "twoStepsFor: [approver]"));
    }

    @Test
    void an_approver_sets_the_second_step_up_before_anything_else_and_then_comes_in_by_it() throws Exception {
        OfficeClient half = new OfficeClient(url).as("leader", GatewayFixture.PASSWORD);
        assertThat(half.get("/alerts").status()).isEqualTo(403);
        assertThat(half.get("/alerts").text()).contains("两步验证");
        assertThat(new OfficeClient(url)
                        .as("officer", GatewayFixture.PASSWORD)
                        .get("/alerts")
                        .status())
                .as("whose role needs none")
                .isEqualTo(200);

        Page page = browser.open(Screen.PHONE);
        page.navigate(url + "/console");
        page.fill("#account", "leader");
        page.fill("#password", GatewayFixture.PASSWORD);
        page.click("button.main");
        assertThat(page.url()).isEqualTo(url + "/console/second-factor");
        page.click("main button.main");
        String secret = page.locator("#secret").innerText().replace(" ", "");
        assertThat(page.locator("#otpauth").getAttribute("href")).contains("secret=" + secret);
        assertThat(Accessibility.seriousFindings(page)).isEmpty();
        Browser.shoot(page, "console-second-step-phone");
        page.fill("#code", "000000");
        page.click("main button.main");
        assertThat(page.locator("main").innerText()).contains("动态验证码不对");
        page.fill("#code", code(secret));
        page.click("main button.main");
        List<String> recovery = page.locator("#codes code").allInnerTexts();
        assertThat(recovery).hasSize(10);
        page.navigate(url + "/console/alerts");
        assertThat(page.url()).isEqualTo(url + "/console/alerts");
        Browser.shoot(page, "console-second-step-done-phone");
        assertThat(browser.closePages()).allMatch(error -> error.contains("400"));

        RawClient nobody = new RawClient(url, Map.of(), "");
        RawClient.Reply without = logIn(nobody, "");
        assertThat(without.status()).isEqualTo(401);
        assertThat(without.text()).contains("动态验证码");
        assertThat(logIn(nobody, "123456").status()).isEqualTo(401);
        assertThat(logIn(nobody, recovery.get(0)).status()).isEqualTo(201);
        assertThat(logIn(nobody, recovery.get(0)).status()).as("once").isEqualTo(401);
        assertThat(half.get("/alerts").status())
                .as("a session that was opened by one step only stays shut")
                .isEqualTo(403);
    }

    private static RawClient.Reply logIn(RawClient by, String code) throws Exception {
        JsonObject body = new JsonObject()
                .put("account", "leader")
                .put("password", GatewayFixture.PASSWORD)
                .put("code", code);
        return by.send("POST", "/api/v1/session", body.encode().getBytes(StandardCharsets.UTF_8), "application/json");
    }

    /** What an authenticator shows that knows nothing of the program: RFC 6238 once more, written apart. */
    private static String code(String secret) throws Exception {
        StringBuilder bits = new StringBuilder();
        for (char letter : secret.toCharArray()) {
            String five = Integer.toBinaryString(BASE32.indexOf(letter));
            bits.append("0".repeat(5 - five.length())).append(five);
        }
        byte[] key = new byte[bits.length() / 8];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) Integer.parseInt(bits.substring(i * 8, i * 8 + 8), 2);
        }
        long step = Clock.systemUTC().millis() / 30_000;
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(key, "HmacSHA1"));
        byte[] sum = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
        int at = sum[19] & 15;
        int number = ByteBuffer.wrap(sum, at, 4).getInt() & Integer.MAX_VALUE;
        return String.format("%06d", number % 1_000_000);
    }
}
