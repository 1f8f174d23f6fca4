package org.airalert.web.console;

import java.time.Instant;
import java.util.List;
import org.airalert.duty.CountyReport;
import org.airalert.duty.ReportRound;
import org.airalert.office.county.CountyDay;
import org.airalert.warning.Level;
import org.airalert.web.LevelWords;
import org.airalert.web.Moments;
import org.airalert.web.api.OfficeParts;
import org.jspecify.annotations.Nullable;

/** Counties and their reports as pages show them. */
final class CountyRows {
    private final OfficeParts parts;

    CountyRows(OfficeParts parts) {
        this.parts = parts;
    }

    Row row(Visit visit, CountyDay.County one) {
        Instant now = parts.clock().instant();
        return new Row(
                one.area().code(),
                visit.language().pick(one.area().nameZh(), one.area().nameEn()),
                level(visit, one.level()),
                level(visit, one.own()),
                one.slots().stream().map(slot -> hour(visit, slot, now)).toList(),
                one.reports().stream().map(report -> said(visit, report)).toList());
    }

    private static String level(Visit visit, @Nullable Level level) {
        return level == null ? "" : new LevelWords(visit.language()).warning(level);
    }

    private Hour hour(Visit visit, ReportRound.Slot slot, Instant now) {
        String state = slot.report() != null
                ? slot.isLate() ? "late" : "reported"
                : slot.isMissing(now) ? "missing" : "waiting";
        return new Hour(moments(visit).brief(slot.due()), state);
    }

    Said said(Visit visit, CountyReport report) {
        Moments moments = moments(visit);
        return new Said(
                report.id(),
                moments.brief(report.receivedAt()),
                report.by(),
                report.start() == null ? "" : moments.brief(report.start()),
                report.level(),
                report.mainPollutant(),
                report.measures(),
                report.publication(),
                report.inspection(),
                report.corrects() == null ? "" : report.corrects());
    }

    private Moments moments(Visit visit) {
        return new Moments(visit.language(), parts.place().plan().zone());
    }

    /** @param own level of the county alone; empty: none */
    public record Row(String code, String name, String level, String own, List<Hour> hours, List<Said> reports) {}

    /** @param state reported, late, missing or waiting */
    public record Hour(String due, String state) {}

    /** @param corrects id of the report that it puts right; empty: none */
    public record Said(
            String id,
            String received,
            String by,
            String start,
            String level,
            String mainPollutant,
            String measures,
            String publication,
            String inspection,
            String corrects) {}
}
