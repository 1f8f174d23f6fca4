package org.airalert.message.lint;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertFacts;
import org.airalert.alert.AlertKind;
import org.airalert.alert.AlertStatus;
import org.airalert.alert.DailyMean;
import org.airalert.message.PlanTexts.Office;
import org.airalert.message.RecipientFields;
import org.airalert.warning.Level;
import org.jspecify.annotations.Nullable;

/**
 * What a text must contain (plan, 3.2.3): time, area, level, AQI range and daily means, start and expected lift, publishing body, response
 * level; and the mark of a drill (6.4). Found by plain search, apart from the code that words it.
 */
final class Demands {
    private final Alert alert;
    private final AlertFacts facts;
    private final ZoneId zone;
    private final List<Demand> demands = new ArrayList<>();

    /** @param any one of these must stand in the text */
    record Demand(String what, List<String> any) {
        boolean isMetBy(String text) {
            return any.stream().anyMatch(text::contains);
        }

        /** The same fact as a voice says it. */
        Demand spoken() {
            return new Demand(
                    what,
                    any.stream()
                            .map(text -> text.replace("Ⅰ", "一")
                                    .replace("Ⅱ", "二")
                                    .replace("Ⅲ", "三")
                                    .replace("Ⅳ", "四")
                                    .replace("—", "到")
                                    .replace("）", ""))
                            .toList());
        }
    }

    private Demands(Alert alert, ZoneId zone) {
        this.alert = alert;
        this.facts = alert.facts();
        this.zone = zone;
    }

    /** Of a text in full length, in Chinese. */
    static List<Demand> ofText(Alert alert, Office office, ZoneId zone) {
        Demands demands = new Demands(alert, zone);
        demands.need("publishing body", office.name().zh());
        demands.common();
        demands.times();
        demands.figures();
        return demands.demands;
    }

    /** Of a notice to a supervising unit: which warning, who has not confirmed it. */
    static List<Demand> ofNotice(Alert alert, Office office, ZoneId zone) {
        Demands demands = new Demands(alert, zone);
        demands.need("publishing body", office.name().zh());
        demands.common();
        demands.need("who has not confirmed", RecipientFields.UNCONFIRMED);
        return demands.demands;
    }

    /** Of a short message in Chinese; the short form may leave the end out. */
    static List<Demand> ofSms(Alert alert, Office office, ZoneId zone, boolean isShort) {
        Demands demands = new Demands(alert, zone);
        demands.need("sender", "【" + office.smsSignature() + "】");
        demands.common();
        if (demands.facts.responseStart() != null && demands.tellsStart()) {
            demands.moment("hour of the start", demands.facts.responseStart());
        }
        if (!isShort && alert.kind().warns()) {
            demands.end();
        }
        return demands.demands;
    }

    /** Of a screen, which has room for what and where. */
    static List<Demand> ofScreen(Alert alert, ZoneId zone) {
        Demands demands = new Demands(alert, zone);
        demands.common();
        return demands.demands;
    }

    /** Of a text in English. */
    static List<Demand> ofEnglish(Alert alert) {
        Demands demands = new Demands(alert, ZoneId.of("UTC"));
        AlertFacts facts = alert.facts();
        demands.need("area", facts.areas().get(0).nameEn());
        Level level = facts.level() == null ? facts.previousLevel() : facts.level();
        if (level != null) {
            demands.need("level", level.word(), level.word().toUpperCase(Locale.ROOT));
            demands.need("response level", "evel " + level.response());
        }
        demands.drill("[EXERCISE]");
        return demands.demands;
    }

    private void common() {
        need("area", facts.areas().get(0).nameZh());
        Level level = facts.level() == null ? facts.previousLevel() : facts.level();
        if (level != null) {
            need("level", level.zh());
            need("response level", roman(level) + "级");
        }
        drill("【演练】");
    }

    private void drill(String mark) {
        if (alert.status() == AlertStatus.EXERCISE) {
            need("mark of a drill", mark);
        }
    }

    private void times() {
        if (alert.kind() == AlertKind.ADVISORY || alert.kind() == AlertKind.CANCEL) {
            return;
        }
        if (tellsStart()) {
            moment("start", facts.responseStart());
        }
        boolean ends = alert.kind() == AlertKind.LIFT || alert.kind() == AlertKind.STOP;
        moment("time of the change", ends ? null : facts.effective());
        if (alert.kind().warns()) {
            end();
        }
    }

    /** A change of a running response tells from when the change applies instead. */
    private boolean tellsStart() {
        return switch (alert.kind()) {
            case ISSUE, RESCHEDULE, CORRECTION, START, DRILL -> true;
            case UPGRADE, DOWNGRADE ->
                facts.responseStart() != null
                        && facts.effective() != null
                        && !facts.responseStart().isBefore(facts.effective());
            case EXTEND, LIFT, WITHDRAW, CANCEL, ADVISORY, STOP, REMINDER -> false;
        };
    }

    private void figures() {
        if (facts.outlook() == null || (alert.kind() != AlertKind.ISSUE && alert.kind() != AlertKind.UPGRADE)) {
            return;
        }
        need("AQI range", facts.outlook().lowest() + "—" + facts.outlook().highest());
        for (DailyMean mean : facts.outlook().dailyMeans()) {
            need("daily mean of " + mean.date(), day(mean.date().atStartOfDay(zone)) + mean.aqi());
        }
    }

    private void end() {
        if (facts.expectedEnd() == null) {
            need("open end", "解除时间另行通知", "结束时间另行通知");
        } else {
            ZonedDateTime end = facts.expectedEnd().atZone(zone);
            need("expected end", day(end) + hour(end), day(end.minusDays(1)) + "24时");
        }
    }

    private void moment(String what, @Nullable Instant instant) {
        if (instant != null) {
            ZonedDateTime time = instant.atZone(zone);
            need(what, day(time) + hour(time), day(time) + "）" + hour(time));
        }
    }

    private void need(String what, String... any) {
        demands.add(new Demand(what, List.of(any)));
    }

    private static String day(ZonedDateTime time) {
        return DateTimeFormatter.ofPattern("M月d日", Locale.ROOT).format(time);
    }

    private static String hour(ZonedDateTime time) {
        return time.getHour() + "时";
    }

    private static String roman(Level level) {
        return level.response()
                .replace("IV", "Ⅳ")
                .replace("III", "Ⅲ")
                .replace("II", "Ⅱ")
                .replace("I", "Ⅰ");
    }
}
