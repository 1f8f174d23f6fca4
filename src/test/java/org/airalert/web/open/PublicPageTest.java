package org.airalert.web.open;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.time.Duration;
import java.util.List;
import org.airalert.machine.Browser;
import org.airalert.machine.Browser.Screen;
import org.airalert.office.PublicStatus;
import org.airalert.warning.Level;
import org.airalert.web.Episode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The public page in a real browser. Pictures of every state are written to target/screenshots. */
@Tag("P4.4")
@Tag("P6.1")
class PublicPageTest {
    private static Browser browser;
    private PublicSideFixture side;

    @BeforeAll
    static void startBrowser() {
        browser = new Browser();
    }

    @AfterAll
    static void closeBrowser() {
        browser.close();
    }

    @AfterEach
    void stop() throws Exception {
        List<String> complaints = browser.closePages();
        side.close();
        assertThat(complaints).isEmpty();
    }

    private void show(PublicStatus status) throws Exception {
        side = new PublicSideFixture(status);
    }

    private static void fits(Page page) {
        Object overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(((Number) overflow).intValue()).as("horizontal overflow").isLessThanOrEqualTo(0);
    }

    @ParameterizedTest
    @EnumSource(
            value = Level.class,
            names = {"YELLOW", "ORANGE", "RED"})
    void each_level_is_told_in_one_glance_on_desktop_and_phone(Level level) throws Exception {
        show(Episode.inForce(level));
        for (Screen screen : Screen.values()) {
            Page page = browser.open(screen);
            page.navigate(side.url);

            assertThat(page.locator("h1").innerText()).isEqualTo("重污染天气" + level.zh() + "预警");
            assertThat(page.locator("#banner").getAttribute("data-level")).isEqualTo(level.word());
            assertThat(page.locator("[data-fact=areas] dd").innerText()).isEqualTo("平顶山市");
            assertThat(page.locator("[data-group]").count()).isEqualTo(6);
            assertThat(page.locator("svg.chart:visible").count()).isEqualTo(1);
            assertThat(page.locator("#banner").boundingBox().y).isLessThan(120);
            fits(page);
            Browser.shoot(page, "public-" + level.word() + "-" + screen.name().toLowerCase());
        }
    }

    @Test
    void english_readers_get_the_same_facts_in_english() throws Exception {
        show(Episode.inForce(Level.ORANGE));
        Page page = browser.open(Screen.DESKTOP);
        page.navigate(side.url + "/?lang=en");

        assertThat(page.locator("h1").innerText()).isEqualTo("Heavy air pollution: Orange warning");
        assertThat(page.locator("[data-fact=ends] dd").innerText()).isEqualTo("Sat 5 Jan, 24:00");
        fits(page);
        Browser.shoot(page, "public-orange-english");
    }

    @Test
    void dark_mode_keeps_everything_readable() throws Exception {
        show(Episode.inForce(Level.RED));
        for (Screen screen : Screen.values()) {
            Page page = browser.open(screen, true, true);
            page.navigate(side.url);

            assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor"))
                    .isEqualTo("rgb(15, 19, 22)");
            Browser.shoot(page, "public-dark-" + screen.name().toLowerCase());
        }
    }

    @Test
    void the_page_is_whole_without_script() throws Exception {
        show(Episode.announced());
        Page page = browser.open(Screen.PHONE, false, false);
        page.navigate(side.url);

        assertThat(page.locator(".sub").innerText()).contains("响应将于1月4日（周五）0时启动");
        assertThat(page.locator("[data-fact=ends] dd").innerText()).isEqualTo("另行通知");
        fits(page);
        Browser.shoot(page, "public-announced-phone");
    }

    @Test
    void a_lift_that_is_ahead_and_the_next_warning_are_announced() throws Exception {
        show(Episode.liftAnnounced());
        Page page = browser.open(Screen.DESKTOP);
        page.navigate(side.url);

        assertThat(page.locator(".note").allInnerTexts())
                .containsExactly("解除橙色预警：自1月2日（周三）20时起解除，应急响应同时终止", "另预计1月8日（周二）0时起将达到黄色预警条件");
        Browser.shoot(page, "public-lift-announced");
    }

    @Test
    void after_a_lift_the_page_is_calm_and_tells_what_was() throws Exception {
        show(Episode.lifted());
        Page page = browser.open(Screen.PHONE);
        page.navigate(side.url);

        assertThat(page.locator("h1").innerText()).isEqualTo("当前没有重污染天气预警");
        assertThat(page.locator(".note").innerText()).isEqualTo("橙色预警已于1月2日（周三）14时解除");
        assertThat(page.locator("ol.line > li").count()).isEqualTo(3);
        Browser.shoot(page, "public-lifted-phone");
    }

    @Test
    void without_any_data_the_page_says_so() throws Exception {
        show(Episode.blank());
        Page page = browser.open(Screen.DESKTOP);
        page.navigate(side.url);

        assertThat(page.locator(".note").innerText()).isEqualTo("暂无实时数据，无法判断当前空气质量");
        Browser.shoot(page, "public-no-data");
    }

    @Test
    void a_change_shows_by_itself() throws Exception {
        show(Episode.inForce(Level.YELLOW));
        Page page = browser.open(Screen.DESKTOP);
        page.navigate(side.url);
        page.evaluate("window.mark = 1");

        PublicStatus red = Episode.inForce(Level.RED);
        side.desk.become(Episode.madeAt(red, Episode.NOW.plusSeconds(60), red.staleAfter()));

        PlaywrightAssertions.assertThat(page.locator("h1")).hasText("重污染天气红色预警");
        assertThat(page.evaluate("window.mark"))
                .as("the page was not loaded anew")
                .isEqualTo(1);
    }

    @Test
    void a_page_that_nobody_makes_anew_says_that_it_is_stale() throws Exception {
        show(Episode.inForce(Level.ORANGE));
        Page page = browser.open(Screen.PHONE);
        page.navigate(side.url);
        assertThat(page.locator("#stale").isVisible()).isFalse();

        side.pass(Duration.ofHours(2));

        PlaywrightAssertions.assertThat(page.locator("#offline")).isHidden();
        page.waitForCondition(() -> {
            page.reload();
            return page.locator("#stale").isVisible();
        });
        Browser.shoot(page, "public-stale-phone");
    }

    @Test
    void one_tap_confirms_receipt() throws Exception {
        show(Episode.inForce(Level.ORANGE));
        Page page = browser.open(Screen.PHONE);
        page.navigate(side.url + "/confirm/token-1");
        assertThat(side.confirmations.get("token-1").confirmedAt())
                .as("looking is not confirming")
                .isNull();
        Browser.shoot(page, "confirm-phone");

        page.locator("button").click();

        PlaywrightAssertions.assertThat(page.locator("h2")).hasText("✓ 已确认，谢谢");
        assertThat(side.confirmations.get("token-1").confirmedAt()).isEqualTo(Episode.NOW);
        Browser.shoot(page, "confirmed-phone");
    }
}
