package org.airalert.web.console;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import org.airalert.access.Permission;
import org.airalert.directory.Area;
import org.airalert.json.BadInput;
import org.airalert.office.Refusal;
import org.airalert.office.drop.CsvEvent;
import org.airalert.warning.Plan;
import org.airalert.web.api.OfficeParts;

/**
 * Where a person puts in what no machine sent: observations and forecasts as CSV text with the columns of the drop folder, and provincial prompts
 * (plan, 3.1, 3.2.2). Each becomes the event that would be posted for it.
 */
final class IntakePage {
    static final String PATH = Console.BASE + "/intake";
    /** Takes more than other forms: a week of hours is some twenty thousand bytes. */
    static final String CSV = PATH + "/csv";

    private final OfficeParts parts;

    IntakePage(OfficeParts parts) {
        this.parts = parts;
    }

    void addTo(Door door) {
        door.get("/intake", Permission.TAKE_EVENTS, this::show)
                .post("/intake/csv", Permission.TAKE_EVENTS, this::csv)
                .post("/intake/prompt", Permission.TAKE_EVENTS, this::prompt);
    }

    private Future<Reply> show(Visit visit) {
        Map<String, Object> model = new HashMap<>();
        Plan plan = parts.place().plan();
        model.put(
                "areas",
                parts.place().areas().all().stream()
                        .map(area -> new Choice(area.code(), name(visit, area)))
                        .toList());
        model.put(
                "levels",
                plan.grades().stream()
                        .map(grade -> new Choice(
                                grade.level().word(),
                                visit.language()
                                        .pick(grade.level().zh(), grade.level().word())))
                        .toList());
        model.put("taken", visit.query("taken") == null ? "" : visit.query("taken"));
        return Future.succeededFuture(Reply.page("intake", model));
    }

    private static String name(Visit visit, Area area) {
        return visit.language().pick(area.nameZh(), area.nameEn());
    }

    private Future<Reply> csv(Visit visit) {
        String event;
        try {
            event = CsvEvent.of("csv", visit.raw("csv"), parts.place().plan().zone());
        } catch (BadInput e) {
            throw new Refusal.Invalid(e.faults().stream()
                    .map(fault -> new Refusal.Fault(fault.place(), fault.reason()))
                    .toList());
        }
        return take(event, visit);
    }

    private Future<Reply> prompt(Visit visit) {
        return take(
                new JsonObject()
                        .put("type", "provincial-prompt")
                        .put("area", visit.field("area"))
                        .put("level", visit.field("level"))
                        .put(
                                "from",
                                LocalTimes.offset(
                                        visit, "from", parts.place().plan().zone()))
                        .put(
                                "until",
                                LocalTimes.offset(
                                        visit, "until", parts.place().plan().zone()))
                        .put("number", visit.field("number"))
                        .encode(),
                visit);
    }

    private Future<Reply> take(String event, Visit visit) {
        return parts.desk().take(event, null, visit.by()).map(id -> new Reply.Redirect(PATH + "?taken=" + id));
    }

    /** One of a list to choose from. */
    public record Choice(String value, String name) {}
}
