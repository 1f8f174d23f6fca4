package org.airalert.office;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.airalert.airquality.Forecast;
import org.airalert.airquality.Observation;
import org.airalert.alert.AlertFacts;
import org.airalert.alert.AlertKind;
import org.airalert.alert.AqiOutlook;
import org.airalert.alert.AreaRef;
import org.airalert.alert.Bilingual;
import org.airalert.alert.DailyMean;
import org.airalert.alert.NextWarning;
import org.airalert.clause.Clause;
import org.airalert.warning.Action;
import org.airalert.warning.Assessment;
import org.airalert.warning.Decision;
import org.airalert.warning.Evidence;
import org.airalert.warning.FollowUp;
import org.airalert.warning.Level;
import org.airalert.warning.WarningInForce;
import org.jspecify.annotations.Nullable;

/** Turns an assessment into the facts of the alert that it asks for. Pure. */
@Clause("P3.2.3b")
final class FactsMaker {
    /** Days without 20 of 24 hours have no mean (GB 3095; HJ 633). */
    private static final int HOURS_OF_A_MEAN = 20;

    private static final Duration A_DAY = Duration.ofDays(1);
    private static final int HIGHEST_INDEX = 500;
    private static final double HOUR_MILLIS = Duration.ofHours(1).toMillis();

    private final ZoneId zone;

    FactsMaker(ZoneId zone) {
        this.zone = zone;
    }

    static AlertKind kindOf(Action action) {
        return AlertKind.valueOf(action.name());
    }

    AlertFacts facts(Assessment assessment, AreaRef area, @Nullable WarningInForce before, AirBook.Air air) {
        Decision decision = assessment.decision();
        boolean ends = decision.action() == Action.LIFT;
        return new AlertFacts(
                decision.level(),
                before == null ? null : before.level(),
                List.of(area),
                decision.effective(),
                decision.responseStart(),
                before == null ? null : before.expectedEnd(),
                decision.expectedEnd(),
                ends ? null : outlook(assessment, air),
                decision.basis() == null ? null : decision.basis().name(),
                hours(decision.leadTime()),
                decision.late(),
                next(decision.followUp()),
                reason(assessment),
                Bilingual.EMPTY);
    }

    /**
     * What holds in an area: its own warning, or the city's where that is higher (warning rules, 8).
     *
     * @param city the city's level, when it is that which holds
     */
    record Staying(WarningInForce warning, @Nullable Level city) {
        static Staying of(WarningInForce own, @Nullable WarningInForce city, Instant now) {
            if (city == null || city.start().isAfter(now) || !city.level().isAbove(own.level())) {
                return new Staying(own, null);
            }
            Instant end = own.expectedEnd() == null || city.expectedEnd() == null
                    ? null
                    : Collections.max(List.of(own.expectedEnd(), city.expectedEnd()));
            Instant start = Collections.max(List.of(own.start(), city.start()));
            return new Staying(new WarningInForce(city.level(), start, end), city.level());
        }

        Bilingual reason() {
            return city == null
                    ? new Bilingual(
                            "最新会商研判显示，先前预计的空气质量改善不会如期出现。",
                            "The newest outlook no longer shows the improvement announced before.")
                    : new Bilingual(
                            "市级" + city.zh() + "预警生效中，各县（市、区）预警级别不低于市级。",
                            "The city's " + city.word() + " alert is in force, and a county's is never below it.");
        }
    }

    /** A withdrawal states what stays in force. */
    AlertFacts withdrawal(AreaRef area, Staying staying, Assessment assessment, AirBook.Air air) {
        WarningInForce stays = staying.warning();
        return new AlertFacts(
                stays.level(),
                stays.level(),
                List.of(area),
                null,
                stays.start(),
                stays.expectedEnd(),
                stays.expectedEnd(),
                outlook(assessment, air),
                null,
                null,
                false,
                null,
                staying.reason(),
                Bilingual.EMPTY);
    }

    private static @Nullable Double hours(@Nullable Duration time) {
        return time == null ? null : time.toMillis() / HOUR_MILLIS;
    }

    private static @Nullable NextWarning next(@Nullable FollowUp followUp) {
        return followUp == null ? null : new NextWarning(followUp.level(), followUp.start(), followUp.expectedEnd());
    }

    private @Nullable AqiOutlook outlook(Assessment assessment, AirBook.Air air) {
        var range = assessment.evidence().aqi();
        if (range == null) {
            return monitored(air, assessment.now());
        }
        Instant end = assessment.decision().expectedEnd();
        return new AqiOutlook(
                Math.min(HIGHEST_INDEX, range.lowest()),
                Math.min(HIGHEST_INDEX, range.highest()),
                withDailyForecast(dailyMeans(air, assessment.now(), end), assessment.evidence()),
                List.of());
    }

    /** Days that only a daily forecast knows have no hours to take a mean of. */
    private static List<DailyMean> withDailyForecast(List<DailyMean> ofHours, Evidence evidence) {
        Map<LocalDate, DailyMean> byDay = new TreeMap<>();
        for (Evidence.DayMean day : evidence.days()) {
            int aqi = (int) Math.min(HIGHEST_INDEX, Math.round(day.mean()));
            byDay.put(day.day(), new DailyMean(day.day(), aqi));
        }
        ofHours.forEach(day -> byDay.put(day.date(), day));
        return List.copyOf(byDay.values());
    }

    /** Without any forecast the last day's observations stand in: smog that is there is told, whatever is not known of tomorrow. */
    private @Nullable AqiOutlook monitored(AirBook.Air air, Instant now) {
        Instant dayAgo = now.minus(A_DAY);
        List<Integer> last = new ArrayList<>();
        hourly(air).forEach((time, aqi) -> {
            if (time.isAfter(dayAgo) && !time.isAfter(now)) {
                last.add(aqi);
            }
        });
        return last.isEmpty()
                ? null
                : new AqiOutlook(
                        Math.min(HIGHEST_INDEX, Collections.min(last)),
                        Math.min(HIGHEST_INDEX, Collections.max(last)),
                        dailyMeans(air, dayAgo, now),
                        List.of());
    }

    /** Calendar days from the first on to the expected end, or as far as the forecast goes, that have a mean. */
    private List<DailyMean> dailyMeans(AirBook.Air air, Instant from, @Nullable Instant end) {
        Map<LocalDate, List<Integer>> byDay = new TreeMap<>();
        LocalDate first = LocalDate.ofInstant(from, zone);
        LocalDate last = end == null ? LocalDate.MAX : LocalDate.ofInstant(end, zone);
        hourly(air).forEach((time, aqi) -> {
            LocalDate day = LocalDate.ofInstant(time.minusNanos(1), zone);
            if (!day.isBefore(first) && !day.isAfter(last)) {
                byDay.computeIfAbsent(day, none -> new ArrayList<>()).add(aqi);
            }
        });
        List<DailyMean> means = new ArrayList<>();
        byDay.forEach((day, values) -> {
            if (values.size() >= HOURS_OF_A_MEAN) {
                means.add(new DailyMean(day, mean(values)));
            }
        });
        return means;
    }

    private static int mean(List<Integer> values) {
        double sum = values.stream().mapToInt(Integer::intValue).sum();
        return (int) Math.min(HIGHEST_INDEX, Math.round(sum / values.size()));
    }

    /** Hour ends with a value: observed, else the newest forecast's upper bound. */
    static Map<Instant, Integer> hourly(AirBook.Air air) {
        Map<Instant, Integer> hours = new TreeMap<>();
        air.forecasts().stream()
                .filter(forecast -> forecast.step() == Forecast.Step.HOURLY)
                .sorted(Comparator.comparing(Forecast::issuedAt))
                .forEach(forecast -> forecast.values().forEach(value -> {
                    put(hours, value.time(), value.upper());
                    if (value.dust()) {
                        hours.remove(value.time());
                    }
                }));
        for (Observation hour : air.observed()) {
            put(hours, hour.time(), hour.aqi());
            if (hour.dust()) {
                hours.remove(hour.time());
            }
        }
        return hours;
    }

    private static void put(Map<Instant, Integer> hours, Instant time, @Nullable Integer aqi) {
        if (aqi != null) {
            hours.put(time, aqi);
        }
    }

    private static Bilingual reason(Assessment assessment) {
        Decision decision = assessment.decision();
        if (decision.action().isLowering()) {
            return new Bilingual(
                    "预计空气质量将改善到相应级别预警启动标准以下，并将持续36小时以上。",
                    "Air quality is expected to stay below the start standard of the level for more than 36 hours.");
        }
        if (decision.basis() == null) {
            return new Bilingual(
                    "根据最新会商研判，污染过程持续时间将变化。", "The newest outlook changes how long the pollution will last.");
        }
        return switch (decision.basis()) {
            case PROVINCIAL ->
                new Bilingual(
                        "根据省环委会办公室预警提示信息，结合我市实际。",
                        "As prompted by the provincial office, in view of local conditions.");
            case MONITORED ->
                new Bilingual(
                        "监测显示空气质量已达重度污染以上，预计未来24小时内不会有明显改善。",
                        "Monitoring shows heavy pollution; no clear improvement is expected within 24 hours.");
            case FORECAST ->
                new Bilingual(
                        "根据空气质量预报会商结果，预计将出现一次重污染天气过程。", "The forecast shows a process of heavy air pollution to come.");
        };
    }
}
