package org.airalert.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertFacts;
import org.airalert.alert.AlertId;
import org.airalert.alert.AlertKind;
import org.airalert.alert.AlertState;
import org.airalert.alert.AlertStatus;
import org.airalert.alert.AqiOutlook;
import org.airalert.alert.AreaRef;
import org.airalert.alert.Bilingual;
import org.airalert.alert.DailyMean;
import org.airalert.alert.EventId;
import org.airalert.alert.NextWarning;
import org.airalert.alert.SignOff;
import org.airalert.office.Desk;
import org.airalert.office.PublicStatus;
import org.airalert.warning.Level;

/** A winter episode as pages see it: alerts, air and forecasts around one moment. Invented, and the same in every run. */
public final class Episode {
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    public static final Instant NOW = Instant.parse("2019-01-02T07:10:00Z");
    public static final List<AreaRef> AREAS = List.of(
            new AreaRef("410400", "平顶山市", "Pingdingshan"),
            new AreaRef("410402", "新华区", "Xinhua District"),
            new AreaRef("410403", "卫东区", "Weidong District"),
            new AreaRef("410481", "舞钢市", "Wugang"));

    private Episode() {}

    public static Instant at(String local) {
        return java.time.LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }

    public static AlertFacts facts(Level level, Level previous, String effective, String start, String end) {
        return new AlertFacts(
                level,
                previous,
                AREAS.subList(0, 1),
                effective == null ? null : at(effective),
                start == null ? null : at(start),
                null,
                end == null ? null : at(end),
                new AqiOutlook(
                        158,
                        342,
                        List.of(
                                new DailyMean(LocalDate.parse("2019-01-03"), 214),
                                new DailyMean(LocalDate.parse("2019-01-04"), 268),
                                new DailyMean(LocalDate.parse("2019-01-05"), 312),
                                new DailyMean(LocalDate.parse("2019-01-06"), 187)),
                        List.of("PM2.5")),
                "FORECAST",
                49.0,
                false,
                null,
                new Bilingual(
                        "受静稳天气和区域传输影响，预计1月2日至5日我市将出现一次重污染过程，首要污染物为PM2.5。",
                        "Still air and inflow from the region are expected to bring heavy pollution from 2 to 5 January; the main pollutant is PM2.5."),
                Bilingual.EMPTY);
    }

    public static Alert alert(int sequence, AlertKind kind, AlertFacts facts, String sent) {
        Instant at = at(sent);
        return new Alert(
                new AlertId("aag-20190101-" + sequence),
                new EventId("ev-2019-1"),
                sequence,
                kind,
                AlertStatus.ACTUAL,
                AlertState.PUBLISHED,
                List.of(),
                facts,
                new SignOff("engine", "wang", at, ""),
                at,
                at,
                at.plus(Duration.ofHours(12)),
                Map.of());
    }

    public static Alert yellowIssue() {
        return alert(
                1,
                AlertKind.ISSUE,
                facts(Level.YELLOW, null, "2019-01-01T18:00:00", "2019-01-01T18:00:00", "2019-01-04T00:00:00"),
                "2018-12-31T16:00:00");
    }

    public static Alert upgradeTo(Level level) {
        AlertFacts facts =
                facts(level, Level.YELLOW, "2019-01-02T12:00:00", "2019-01-01T18:00:00", "2019-01-06T00:00:00");
        return alert(2, AlertKind.UPGRADE, facts, "2019-01-02T11:00:00");
    }

    /** In force at a level, with a history of two alerts. */
    public static PublicStatus inForce(Level level) {
        Alert newest = level == Level.YELLOW ? yellowIssue() : upgradeTo(level);
        List<Alert> published = level == Level.YELLOW ? List.of(newest) : List.of(newest, yellowIssue());
        return status(newest, published, air());
    }

    private static PublicStatus.Air air() {
        Desk.Series series = series();
        Desk.Point newest = series.observed().get(series.observed().size() - 1);
        Integer mean = series.means().stream()
                .filter(point -> point.time().equals(newest.time()))
                .map(Desk.Point::aqi)
                .findFirst()
                .orElse(null);
        return new PublicStatus.Air(newest.aqi(), mean, newest.time());
    }

    /** Announced for tomorrow. */
    public static PublicStatus announced() {
        AlertFacts facts = facts(Level.ORANGE, null, "2019-01-04T00:00:00", "2019-01-04T00:00:00", null);
        Alert issue = alert(1, AlertKind.ISSUE, facts, "2019-01-02T15:00:00");
        return status(issue, List.of(issue), new PublicStatus.Air(74, 81, at("2019-01-02T15:00:00")));
    }

    /** In force, its lift announced for the evening, with another episode expected. */
    public static PublicStatus liftAnnounced() {
        AlertFacts before = upgradeTo(Level.ORANGE).facts();
        AlertFacts facts =
                facts(null, Level.ORANGE, "2019-01-02T20:00:00", "2019-01-01T18:00:00", "2019-01-02T20:00:00");
        Alert lift = alert(3, AlertKind.LIFT, facts, "2019-01-02T14:00:00");
        AlertFacts withNext = new AlertFacts(
                before.level(),
                before.previousLevel(),
                before.areas(),
                before.effective(),
                before.responseStart(),
                null,
                before.expectedEnd(),
                before.outlook(),
                before.basis(),
                null,
                false,
                new NextWarning(Level.YELLOW, at("2019-01-08T00:00:00"), null),
                before.reason(),
                Bilingual.EMPTY);
        Alert inForce = alert(2, AlertKind.UPGRADE, withNext, "2019-01-02T11:00:00");
        return status(
                inForce,
                List.of(lift, inForce, yellowIssue()),
                new PublicStatus.Air(132, 190, at("2019-01-02T15:00:00")));
    }

    /** Nothing in force, the last warning lifted an hour ago. */
    public static PublicStatus lifted() {
        AlertFacts facts =
                facts(null, Level.ORANGE, "2019-01-02T14:00:00", "2019-01-01T18:00:00", "2019-01-02T14:00:00");
        Alert lift = alert(3, AlertKind.LIFT, facts, "2019-01-02T08:00:00");
        return status(
                null,
                List.of(lift, upgradeTo(Level.ORANGE), yellowIssue()),
                new PublicStatus.Air(68, 112, at("2019-01-02T15:00:00")));
    }

    /** No data at all. */
    public static PublicStatus blank() {
        return new PublicStatus(
                null,
                List.of(),
                List.of(),
                List.of(),
                AREAS,
                null,
                new Desk.Series("410400", List.of(), List.of(), List.of()),
                null,
                NOW,
                NOW.plus(Duration.ofMinutes(90)));
    }

    public static PublicStatus status(Alert inForce, List<Alert> published, PublicStatus.Air air) {
        return status(inForce, List.of(), published, air);
    }

    private static PublicStatus status(Alert inForce, List<Alert> others, List<Alert> published, PublicStatus.Air air) {
        return new PublicStatus(
                inForce,
                others,
                published,
                List.of(),
                AREAS,
                air,
                series(),
                at("2019-01-02T08:00:00"),
                NOW,
                NOW.plus(Duration.ofMinutes(90)));
    }

    /** Yellow in the city, orange in one of its districts. */
    public static PublicStatus twoAreas() {
        Alert district = in(AREAS.get(1), Level.ORANGE);
        return status(yellowIssue(), List.of(district), List.of(district, yellowIssue()), air());
    }

    /** Nothing in the city as a whole; orange in one district, yellow in another. */
    public static PublicStatus districtsOnly() {
        Alert orange = in(AREAS.get(1), Level.ORANGE);
        Alert yellow = in(AREAS.get(3), Level.YELLOW);
        return status(null, List.of(orange, yellow), List.of(yellow, orange), air());
    }

    private static Alert in(AreaRef area, Level level) {
        AlertFacts facts = facts(level, null, "2019-01-02T12:00:00", "2019-01-02T12:00:00", "2019-01-05T00:00:00");
        AlertFacts own = new AlertFacts(
                facts.level(),
                null,
                List.of(area),
                facts.effective(),
                facts.responseStart(),
                null,
                facts.expectedEnd(),
                facts.outlook(),
                facts.basis(),
                null,
                false,
                null,
                facts.reason(),
                Bilingual.EMPTY);
        Instant sent = at("2019-01-02T11:30:00");
        return new Alert(
                new AlertId("aag-20190102-" + area.code()),
                new EventId("ev-" + area.code()),
                1,
                AlertKind.ISSUE,
                AlertStatus.ACTUAL,
                AlertState.PUBLISHED,
                List.of(),
                own,
                new SignOff("officer", "wang", sent, ""),
                sent,
                sent,
                sent.plus(Duration.ofHours(12)),
                Map.of());
    }

    /** The same, made at another moment. */
    public static PublicStatus madeAt(PublicStatus status, Instant updatedAt, Instant staleAfter) {
        return new PublicStatus(
                status.inForce(),
                status.alsoInForce(),
                status.published(),
                status.advisories(),
                status.areas(),
                status.aqi(),
                status.series(),
                status.forecastAt(),
                updatedAt,
                staleAfter);
    }

    /** Air that gets worse and then clears, with some hours missing, and a forecast with bounds. */
    public static Desk.Series series() {
        Random random = new Random(7);
        List<Desk.Point> observed = new ArrayList<>();
        List<Desk.Point> means = new ArrayList<>();
        List<Desk.Band> forecast = new ArrayList<>();
        Instant hour = at("2018-12-30T15:00:00");
        Instant newest = at("2019-01-02T15:00:00");
        List<Integer> values = new ArrayList<>();
        for (int i = 0; i < 168; i++) {
            double base = 95 + 210 * Math.exp(-Math.pow((i - 92) / 32.0, 2)) + 22 * Math.sin(i / 3.7);
            int value = (int) Math.round(base + random.nextGaussian() * 7);
            boolean missing = i >= 40 && i < 46;
            if (!hour.isAfter(newest)) {
                observed.add(new Desk.Point(hour, missing ? null : value));
            } else {
                int spread = 10 + (i - 72) / 3;
                forecast.add(new Desk.Band(hour, Math.max(20, value - spread), Math.min(500, value + spread)));
            }
            values.add(value);
            if (i >= 23) {
                means.add(new Desk.Point(hour, (int) values.subList(i - 23, i + 1).stream()
                        .mapToInt(Integer::intValue)
                        .average()
                        .orElse(0)));
            }
            hour = hour.plus(Duration.ofHours(1));
        }
        return new Desk.Series("410400", observed, forecast, means);
    }
}
