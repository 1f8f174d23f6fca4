package org.airalert.web.console;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.airalert.access.Permission;
import org.airalert.office.Refusal;
import org.airalert.web.Moments;
import org.airalert.web.api.OfficeParts;
import org.jspecify.annotations.Nullable;

/** The office's digest of a day: which county stands where, who has reported what, who has not (plan, 4.5). */
final class CountiesPage {
    private static final String PATH = Console.BASE + "/counties";

    private final OfficeParts parts;
    private final CountyRows rows;

    CountiesPage(OfficeParts parts) {
        this.parts = parts;
        this.rows = new CountyRows(parts);
    }

    void addTo(Door door) {
        door.get("/counties", Permission.READ, this::show)
                .post("/counties/report", Permission.TAKE_EVENTS, this::report)
                .post("/counties/account", Permission.ADMINISTER, this::bind);
    }

    private Future<Reply> show(Visit visit) {
        LocalDate day = day(visit.query("day"));
        Moments moments = new Moments(visit.language(), zone());
        return parts.duties()
                .desk()
                .day(day)
                .compose(found -> parts.duties().accounts().all().map(accounts -> {
                    Map<String, Object> model = new HashMap<>();
                    model.put("day", day.toString());
                    model.put("dayName", moments.day(day));
                    model.put("before", day.minusDays(1).toString());
                    model.put("after", day.plusDays(1).toString());
                    model.put("owed", found.isOwed());
                    Instant now = parts.clock().instant();
                    model.put(
                            "missing",
                            found.counties().stream()
                                    .filter(one -> one.isMissing(now))
                                    .count());
                    model.put(
                            "counties",
                            found.counties().stream()
                                    .map(one -> rows.row(visit, one))
                                    .toList());
                    model.put("mayReport", visit.may(Permission.TAKE_EVENTS));
                    model.put("mayBind", visit.may(Permission.ADMINISTER));
                    model.put(
                            "accounts",
                            accounts.entrySet().stream()
                                    .map(one -> new IntakePage.Choice(one.getKey(), name(visit, one.getValue())))
                                    .toList());
                    model.put("taken", Objects.requireNonNullElse(visit.query("taken"), ""));
                    return Reply.page("counties", model);
                }));
    }

    private String name(Visit visit, String code) {
        return parts.place()
                .areas()
                .find(code)
                .map(area -> visit.language().pick(area.nameZh(), area.nameEn()))
                .orElse(code);
    }

    private ZoneId zone() {
        return parts.place().plan().zone();
    }

    private LocalDate day(@Nullable String text) {
        LocalDate today = parts.clock().instant().atZone(zone()).toLocalDate();
        try {
            return text == null ? today : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new Refusal.Unknown("day " + text);
        }
    }

    /** What a county told by telephone or fax. */
    private Future<Reply> report(Visit visit) {
        JsonObject event = new JsonObject(ReportForm.fields(visit, parts.clock().instant(), zone()))
                .put("type", "county-report")
                .put("area", visit.field("area"));
        return parts.desk().take(event.encode(), null, visit.by()).map(id -> new Reply.Redirect(PATH + "?taken=1"));
    }

    private Future<Reply> bind(Visit visit) {
        return parts.duties()
                .accounts()
                .bind(visit.field("account"), visit.field("area"), visit.by())
                .map(done -> new Reply.Redirect(PATH));
    }
}
