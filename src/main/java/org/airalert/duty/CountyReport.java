package org.airalert.duty;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a county reports each day (plan, 4.5: 预警启动时间、级别、主要污染物、采取的应急措施、预警信息发布情况、督导检查情况).
 *
 * @param id unique; later ones sort after earlier ones; empty until it is taken in
 * @param area code of the county
 * @param at the moment that the report is about
 * @param receivedAt when the office had it; what counts for whether it was in time
 * @param by account or key that handed it in
 * @param start when the county's response began; {@code null} where the report does not say
 * @param level as the county words it, or a level's word
 * @param corrects id of the report that this one puts right; that one stays; {@code null} for a new report
 */
public record CountyReport(
        String id,
        String area,
        Instant at,
        Instant receivedAt,
        String by,
        @Nullable Instant start,
        String level,
        String mainPollutant,
        String measures,
        String publication,
        String inspection,
        @Nullable String corrects) {
    /** A report as it was written, before it is taken in. */
    public static CountyReport written(String area, Instant at, @Nullable Instant start, Said said) {
        return new CountyReport(
                "",
                area,
                at,
                at,
                "",
                start,
                said.level(),
                said.mainPollutant(),
                said.measures(),
                said.publication(),
                said.inspection(),
                said.corrects());
    }

    /** What a report says in words. */
    public record Said(
            String level,
            String mainPollutant,
            String measures,
            String publication,
            String inspection,
            @Nullable String corrects) {}

    /** The report as it was taken in. */
    public CountyReport received(String newId, Instant when, String account) {
        return new CountyReport(
                newId,
                area,
                at,
                when,
                account,
                start,
                level,
                mainPollutant,
                measures,
                publication,
                inspection,
                corrects);
    }

    /** Those that nobody has put right, in the order in which they came. */
    public static List<CountyReport> standing(List<CountyReport> reports) {
        return reports.stream()
                .filter(one -> reports.stream().noneMatch(other -> one.id().equals(other.corrects())))
                .toList();
    }
}
