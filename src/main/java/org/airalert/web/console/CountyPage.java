package org.airalert.web.console;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.airalert.access.Permission;
import org.airalert.alert.Alert;
import org.airalert.duty.CountyReport;
import org.airalert.office.PublicStatus;
import org.airalert.office.county.CountyDay;
import org.airalert.office.county.CountyDesk;
import org.airalert.web.LevelWords;
import org.airalert.web.Moments;
import org.airalert.web.api.AlertJson;
import org.airalert.web.api.DraftBody;
import org.airalert.web.api.OfficeParts;

/** What a county's own account sees and does: its level, its reports, its own warnings; nothing of any other county (plan, 4.1, 4.5). */
final class CountyPage {
    static final String PATH = Console.BASE + "/county";
    private static final Duration BACK = Duration.ofDays(14);
    private static final int MOST_ALERTS = 10;

    private final OfficeParts parts;
    private final CountyRows rows;
    private final CountyDesk desk;
    private final DraftBody drafts;

    CountyPage(OfficeParts parts) {
        this.parts = parts;
        this.rows = new CountyRows(parts);
        this.desk = new CountyDesk(parts.desk(), parts.duties().accounts());
        this.drafts = new DraftBody(parts.place(), new AlertJson(zone()));
    }

    void addTo(Door door) {
        door.get("/county", Permission.COUNTY, this::show)
                .post("/county/report", Permission.COUNTY, this::report)
                .post("/county/alert", Permission.COUNTY, this::draft);
    }

    private ZoneId zone() {
        return parts.place().plan().zone();
    }

    private Future<Reply> show(Visit visit) {
        return parts.duties().accounts().required(visit.by()).compose(area -> model(visit, area));
    }

    private Future<Reply> model(Visit visit, String area) {
        Instant now = parts.clock().instant();
        LocalDate today = now.atZone(zone()).toLocalDate();
        Future<List<CountyReport>> reports = parts.duties().reports().of(area, now.minus(BACK), now.plusSeconds(1));
        return parts.duties()
                .desk()
                .day(today)
                .compose(day -> reports.map(found -> {
                    Map<String, Object> model = new HashMap<>();
                    CountyDay.County own = day.counties().stream()
                            .filter(one -> one.area().code().equals(area))
                            .findFirst()
                            .orElseThrow();
                    model.put("county", rows.row(visit, own));
                    List<CountyRows.Said> said = new ArrayList<>(
                            found.stream().map(one -> rows.said(visit, one)).toList());
                    Collections.reverse(said);
                    model.put("reports", said);
                    String corrects = Objects.requireNonNullElse(visit.query("corrects"), "");
                    model.put("corrects", corrects);
                    model.put(
                            "form",
                            said.stream()
                                    .filter(one -> one.id().equals(corrects))
                                    .toList());
                    model.put("alerts", alerts(visit, area));
                    LevelWords levels = new LevelWords(visit.language());
                    model.put(
                            "levels",
                            parts.place().plan().grades().stream()
                                    .map(grade ->
                                            new IntakePage.Choice(grade.level().word(), levels.warning(grade.level())))
                                    .toList());
                    model.put("taken", Objects.requireNonNullElse(visit.query("taken"), ""));
                    return Reply.page("county", model);
                }));
    }

    /** Alerts of the city and of this county that were published. */
    private List<AlertCard> alerts(Visit visit, String area) {
        AlertCard.Maker cards = new AlertCard.Maker(visit.words(), new Moments(visit.language(), zone()));
        PublicStatus status = parts.desk().publicStatus();
        return status.published().stream()
                .filter(alert -> status.isCityWide(alert) || isOf(alert, area))
                .limit(MOST_ALERTS)
                .map(cards::of)
                .toList();
    }

    private static boolean isOf(Alert alert, String area) {
        return alert.facts().areas().stream().anyMatch(one -> one.code().equals(area));
    }

    private Future<Reply> report(Visit visit) {
        return desk.report(ReportForm.fields(visit, parts.clock().instant(), zone()), visit.by())
                .map(id -> new Reply.Redirect(PATH + "?taken=report"));
    }

    private Future<Reply> draft(Visit visit) {
        return parts.duties().accounts().required(visit.by()).compose(area -> {
            var body = DraftForm.body(visit, zone());
            body.putArray("areas").add(area);
            body.put("kind", "issue");
            body.set("effective", body.path("responseStart"));
            return desk.draft(drafts.whole(body), visit.by()).map(alert -> new Reply.Redirect(PATH + "?taken=alert"));
        });
    }
}
