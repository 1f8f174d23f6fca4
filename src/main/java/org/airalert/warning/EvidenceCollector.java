package org.airalert.warning;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.airalert.airquality.AirSeries;
import org.airalert.airquality.Windows;
import org.jspecify.annotations.Nullable;

/** Draws the figures of an assessment from its situation. */
final class EvidenceCollector {
    private static final Duration HOUR = Duration.ofHours(1);

    private final Situation situation;
    private final AirSeries series;
    private final Windows windows;
    private final Instant from;
    private final Instant until;

    private EvidenceCollector(Situation situation, Decision decision) {
        this.situation = situation;
        this.series = situation.picture().series();
        this.windows = situation.picture().windows();
        Instant now = situation.now();
        Instant last = windows.isEmpty() ? now : Situation.later(now, windows.lastEnd());
        Instant effective = decision.effective();
        Instant end = decision.expectedEnd();
        this.from = effective != null && end != null && end.isAfter(effective) ? Situation.later(now, effective) : now;
        this.until = end != null && end.isAfter(from) ? Situation.earlier(end, last) : last;
    }

    static Evidence collect(Situation situation, Decision decision) {
        EvidenceCollector collector = new EvidenceCollector(situation, decision);
        return new Evidence(
                collector.range(),
                collector.highestMean(),
                collector.days(),
                collector.needs(),
                collector.missing(),
                situation.newestIssue(),
                situation.second() != null);
    }

    private Evidence.@Nullable AqiRange range() {
        int lowest = Integer.MAX_VALUE;
        int highest = Integer.MIN_VALUE;
        for (Instant hour = hourAfter(from); !hour.isAfter(until); hour = hour.plus(HOUR)) {
            if (series.at(hour).isPresent()) {
                lowest = Math.min(lowest, series.at(hour).getAsInt());
                highest = Math.max(highest, series.at(hour).getAsInt());
            }
        }
        for (int i = windows.firstAfter(from);
                i < windows.size() && !windows.end(i).isAfter(until);
                i++) {
            if (windows.isDaily(i)) {
                lowest = Math.min(lowest, (int) windows.mean(i));
                highest = Math.max(highest, (int) windows.mean(i));
            }
        }
        return lowest > highest ? null : new Evidence.AqiRange(lowest, highest);
    }

    private Evidence.@Nullable HighestMean highestMean() {
        Evidence.HighestMean highest = null;
        for (int i = windows.firstAfter(from);
                i < windows.size() && !windows.end(i).isAfter(until);
                i++) {
            if (highest == null || windows.mean(i) > highest.mean()) {
                highest = new Evidence.HighestMean(windows.end(i), windows.mean(i));
            }
        }
        return highest;
    }

    private Evidence.Needs needs() {
        Picture first = situation.picture();
        Picture second = situation.second();
        Instant now = situation.now();
        WarningInForce inForce = situation.input().inForce();
        if (inForce == null) {
            return new Evidence.Needs(first.need(now), now, true, true);
        }
        Level level = inForce.level();
        Instant below = situation.timesWithinNotice().stream()
                .filter(time -> !reaches(first.needAtMost(time), level))
                .findFirst()
                .orElse(null);
        return new Evidence.Needs(
                first.need(now),
                below,
                below != null && first.isSafe(below, level),
                second == null || (below != null && second.isSafe(below, level)));
    }

    private static boolean reaches(@Nullable Level need, Level level) {
        return need != null && !level.isAbove(need);
    }

    private List<Evidence.DayMean> days() {
        List<Evidence.DayMean> days = new ArrayList<>();
        ZoneId zone = situation.plan().zone();
        for (LocalDate day = LocalDate.ofInstant(from, zone);
                startOf(day, zone).isBefore(until);
                day = day.plusDays(1)) {
            Instant end = startOf(day.plusDays(1), zone);
            int window = windows.firstFrom(end);
            if (window < windows.size() && windows.end(window).equals(end)) {
                days.add(new Evidence.DayMean(day, windows.mean(window)));
            }
        }
        return days;
    }

    private static Instant startOf(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    private List<Evidence.MissingHours> missing() {
        List<Evidence.MissingHours> missing = new ArrayList<>();
        Instant last = situation.horizonOf(situation.now());
        Instant first = hourAfter(situation.now().minus(situation.plan().longest()));
        for (Instant hour = first; !hour.isAfter(last); hour = hour.plus(HOUR)) {
            if (series.at(hour).isEmpty() && !isInDailyWindow(hour)) {
                addHour(missing, hour, series.isDust(hour));
            }
        }
        return missing;
    }

    private static void addHour(List<Evidence.MissingHours> missing, Instant hour, boolean dust) {
        int last = missing.size() - 1;
        Instant begin = hour.minus(HOUR);
        boolean joins = last >= 0
                && missing.get(last).until().equals(begin)
                && missing.get(last).dust() == dust;
        if (joins) {
            missing.set(last, new Evidence.MissingHours(missing.get(last).from(), hour, dust));
        } else {
            missing.add(new Evidence.MissingHours(begin, hour, dust));
        }
    }

    private boolean isInDailyWindow(Instant hour) {
        for (int i = windows.firstFrom(hour); i < windows.size(); i++) {
            if (!windows.end(i).minus(Windows.LENGTH).isBefore(hour)) {
                return false;
            }
            if (windows.isDaily(i)) {
                return true;
            }
        }
        return false;
    }

    private static Instant hourAfter(Instant time) {
        return time.truncatedTo(ChronoUnit.HOURS).plus(HOUR);
    }
}
