package org.airalert.web.open;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.airalert.machine.Accessibility;
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
import org.junit.jupiter.params.provider.ValueSource;

/** Every state of the public page on every screen, in both languages, by day and night; how fast it shows; how it prints. */
@Tag("P4.4")
@Tag("P6.1")
class PublicStatesTest {
    private static final Map<String, PublicStatus> STATES = Map.of(
            "yellow", Episode.inForce(Level.YELLOW),
            "orange", Episode.inForce(Level.ORANGE),
            "red", Episode.inForce(Level.RED),
            "lifted", Episode.lifted(),
            "no-data", Episode.blank(),
            "two-areas", Episode.twoAreas(),
            "districts", Episode.districtsOnly(),
            "stale", Episode.madeAt(Episode.inForce(Level.RED), Episode.NOW, Episode.NOW.minusSeconds(1)),
            "demo", Episode.inForce(Level.ORANGE));

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

    @ParameterizedTest
    @ValueSource(strings = {"yellow", "orange", "red", "lifted", "no-data", "two-areas", "districts", "stale", "demo"})
    void every_state_is_whole_on_every_screen_in_both_languages(String state) throws Exception {
        side = new PublicSideFixture(STATES.get(state), state.equals("demo"));
        for (Screen screen : Screen.values()) {
            for (String language : List.of("zh", "en")) {
                // Night for one of the two languages on each screen.
                boolean dark = (screen == Screen.PHONE) == language.equals("en");
                Page page = browser.open(screen, dark, true);
                page.navigate(side.url + "/?lang=" + language);

                Object overflow =
                        page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
                assertThat(((Number) overflow).intValue()).isLessThanOrEqualTo(0);
                assertThat(page.locator("#stale").isVisible()).isEqualTo(state.equals("stale"));
                assertThat(page.locator("#demo").count()).isEqualTo(state.equals("demo") ? 1 : 0);
                if (language.equals("zh") || screen == Screen.PHONE) {
                    // Chinese by day on the phone and by night on the desktop, English by night on the phone.
                    assertThat(Accessibility.seriousFindings(page))
                            .as("%s %s %s", state, screen, language)
                            .isEmpty();
                }
                if (language.equals("zh")) {
                    Browser.shoot(page, "state-" + state + "-" + screen.name().toLowerCase());
                }
                page.context().close();
            }
        }
    }

    @Test
    void small_pages_have_no_serious_finding_either() throws Exception {
        side = new PublicSideFixture(Episode.twoAreas());
        for (String path : List.of("/developers", "/widget.html", "/confirm/token-1", "/nothing")) {
            Page page = browser.open(Screen.PHONE);
            page.navigate(side.url + path);

            assertThat(Accessibility.seriousFindings(page)).as(path).isEmpty();
            Browser.shoot(page, "small-" + path.replaceAll("[^a-z]+", "-"));
        }
        assertThat(browser.closePages()).allMatch(line -> line.contains("404"));
    }

    @Test
    void without_script_the_banner_stands_and_every_area_is_told() throws Exception {
        side = new PublicSideFixture(Episode.twoAreas());
        Page page = browser.open(Screen.PHONE, false, false);
        page.navigate(side.url);

        assertThat(page.locator("h1").innerText()).isEqualTo("重污染天气黄色预警");
        assertThat(page.locator("[data-also=orange]").innerText()).startsWith("新华区：橙色预警");
        assertThat(page.locator("svg.chart:visible").count()).isEqualTo(1);
    }

    @Test
    void nothing_moves_while_the_page_loads_on_a_slow_phone() throws Exception {
        side = new PublicSideFixture(Episode.inForce(Level.RED));
        Page warm = browser.open(Screen.PHONE);
        warm.navigate(side.url);
        double best = Double.MAX_VALUE;
        double shift = 0;
        for (int i = 0; i < 3; i++) {
            Page page = browser.open(Screen.PHONE);
            CDPSession tools = page.context().newCDPSession(page);
            com.google.gson.JsonObject rate = new com.google.gson.JsonObject();
            rate.addProperty("rate", 4);
            tools.send("Emulation.setCPUThrottlingRate", rate);
            page.navigate(side.url);
            best = Math.min(best, ((Number) page.evaluate(FIRST_PAINT)).doubleValue());
            shift = Math.max(shift, ((Number) page.evaluate(SHIFT)).doubleValue());
        }

        System.out.printf(
                "public page: first contentful paint %.0f ms at 4x slower CPU, layout shift %.3f%n", best, shift);
        assertThat(best).as("first contentful paint was told").isPositive();
        assertThat(shift).as("layout shift").isLessThan(0.001);
    }

    private static final String FIRST_PAINT = """
            () => new Promise(done => {
              const seen = performance.getEntriesByName('first-contentful-paint')[0];
              if (seen) return done(seen.startTime);
              new PerformanceObserver(list => list.getEntriesByName('first-contentful-paint')
                .forEach(entry => done(entry.startTime))).observe({type: 'paint', buffered: true});
            })""";

    private static final String SHIFT = """
            () => new Promise(done => {
              let sum = 0;
              new PerformanceObserver(list => list.getEntries().forEach(entry => sum += entry.value))
                .observe({type: 'layout-shift', buffered: true});
              requestAnimationFrame(() => requestAnimationFrame(() => done(sum)));
            })""";

    @Test
    void it_prints_on_one_page() throws Exception {
        side = new PublicSideFixture(Episode.inForce(Level.RED));
        Page page = browser.open(Screen.DESKTOP);
        page.navigate(side.url);

        byte[] pdf = page.pdf(new Page.PdfOptions()
                .setFormat("A4")
                .setPrintBackground(false)
                .setPath(java.nio.file.Path.of("target", "screenshots", "public-print.pdf")));

        long pages = Pattern.compile("/Type\\s*/Page\\b(?!s)")
                .matcher(new String(pdf, StandardCharsets.ISO_8859_1))
                .results()
                .count();
        assertThat(pages).isEqualTo(1);
    }
}
