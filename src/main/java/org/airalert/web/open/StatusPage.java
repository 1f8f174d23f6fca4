package org.airalert.web.open;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.airalert.alert.Alert;
import org.airalert.alert.AqiOutlook;
import org.airalert.clause.Clause;
import org.airalert.office.PublicStatus;
import org.airalert.warning.Level;
import org.airalert.web.AirChart;
import org.airalert.web.AirGrade;
import org.airalert.web.AlertWords;
import org.airalert.web.Language;
import org.airalert.web.Moments;
import org.airalert.web.Pages;
import org.airalert.web.Words;
import org.jspecify.annotations.Nullable;

/** The public page in one language. Blocking (template): call on workers. */
@Clause({"P4.4", "P6.1"})
final class StatusPage {
    private final Pages pages;
    private final About about;
    private final Guidance guidance;
    private final Words words;
    private final Moments moments;
    private final AlertWords alerts;
    private final Banner.Maker banners;
    private final ChangeWords changeWords;

    StatusPage(Pages pages, About about, Guidance guidance, Language language) {
        this.pages = pages;
        this.about = about;
        this.guidance = guidance;
        this.words = Words.of(language);
        this.moments = new Moments(language, about.zone());
        this.alerts = new AlertWords(words, moments);
        this.banners = new Banner.Maker(words, moments);
        this.changeWords = new ChangeWords(words, moments);
    }

    /** @param stale whether the page must say of itself that it is out of date */
    String of(PublicStatus status, boolean stale) {
        Map<String, Object> model = new HashMap<>();
        model.put(
                "site",
                new Site(words.language().of(about.city()), words.language().of(about.office()), about));
        model.put("made", stamp(status.updatedAt()));
        model.put("staleAfter", stamp(status.staleAfter()));
        model.put("stale", stale);
        Instant forecast = status.forecastAt();
        if (forecast != null) {
            model.put("forecastAt", moments.at(forecast));
        }
        model.put("css", DocumentKinds.CSS);
        model.put("banner", banners.of(status));
        model.put("situation", Guidance.situation(status));
        model.put("situationArea", situationArea(status));
        model.put("groups", groups(status));
        model.put(
                "advisories",
                status.advisories().stream().map(alert -> entry(alert, status)).toList());
        PublicStatus.Air air = status.aqi();
        if (air != null) {
            model.put("air", air(air));
        }
        model.put("days", days(status.foremost().orElse(null)));
        AirChart.Marks marks = marks(status);
        model.put("chart", chart(status, marks, AirChart.Size.WIDE));
        model.put("chartPhone", chart(status, marks, AirChart.Size.PHONE));
        model.put(
                "history",
                status.story().stream().map(alert -> entry(alert, status)).toList());
        model.put("historyTitle", words.text(status.current().isEmpty() ? "history.lastTitle" : "history.title"));
        return pages.render("open/page.ftlh", words, model);
    }

    private AirChart.Picture chart(PublicStatus status, AirChart.Marks marks, AirChart.Size size) {
        return AirChart.draw(status.series(), marks, about.thresholds(), size, about.zone());
    }

    private static AirChart.Marks marks(PublicStatus status) {
        Alert alert = status.foremost().orElse(null);
        return alert == null
                ? new AirChart.Marks(status.updatedAt(), null, null)
                : new AirChart.Marks(status.updatedAt(), alert.facts().responseStart(), Banner.endOf(status, alert));
    }

    /** Where the advice comes from a county's own warning: that county; else empty. */
    private String situationArea(PublicStatus status) {
        return status.foremost()
                .filter(alert -> !status.isCityWide(alert))
                .map(alert -> alerts.areas(alert.facts().areas()))
                .orElse("");
    }

    private List<Group> groups(PublicStatus status) {
        String situation = Guidance.situation(status);
        Language language = words.language();
        return guidance.groups().stream()
                .map(group -> new Group(
                        group.key(),
                        language.of(group.name()),
                        group.at(situation).stream().map(language::of).toList()))
                .toList();
    }

    private AirNow air(PublicStatus.Air air) {
        Integer mean = air.mean24h();
        return new AirNow(
                air.aqi(), grade(air.aqi()), mean, mean == null ? null : grade(mean), moments.at(air.observedAt()));
    }

    private GradeWord grade(int aqi) {
        AirGrade grade = AirGrade.of(aqi);
        return new GradeWord(grade.word(), words.language().pick(grade.zh(), grade.en()));
    }

    private List<DayMean> days(@Nullable Alert alert) {
        AqiOutlook outlook = alert == null ? null : alert.facts().outlook();
        return outlook == null
                ? List.of()
                : outlook.dailyMeans().stream()
                        .map(day -> new DayMean(moments.day(day.date()), day.aqi(), grade(day.aqi())))
                        .toList();
    }

    private Entry entry(Alert alert, PublicStatus status) {
        Instant sent = alert.sent();
        Level level = alert.facts().level();
        return new Entry(
                alert.id().value(),
                stamp(sent == null ? alert.createdAt() : sent),
                level == null ? "none" : level.word(),
                (status.isCityWide(alert) ? "" : alerts.areas(alert.facts().areas()) + words.text("colon"))
                        + alerts.title(alert),
                alerts.times(alert),
                words.language().of(alert.facts().reason()),
                words.language().of(alert.facts().advice()),
                status.before(alert)
                        .map(before -> Changes.between(before, alert).stream()
                                .map(changeWords::of)
                                .toList())
                        .orElse(List.of()));
    }

    private Stamp stamp(Instant time) {
        return new Stamp(moments.at(time), moments.iso(time));
    }

    /** Everything below is read by the template. */
    public record Site(String city, String office, About about) {}

    public record Stamp(String text, String iso) {}

    public record Group(String key, String name, List<String> lines) {}

    public record GradeWord(String word, String name) {}

    public record AirNow(
            int aqi,
            GradeWord grade,
            @Nullable Integer mean,
            @Nullable GradeWord meanGrade,
            String at) {}

    public record DayMean(String day, int aqi, GradeWord grade) {}

    public record Entry(
            String id,
            Stamp at,
            String tone,
            String title,
            List<String> lines,
            String reason,
            String text,
            List<ChangeWords.Line> changes) {}
}
