package org.airalert.web.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.airalert.access.Permission;
import org.airalert.alert.EventId;
import org.airalert.office.county.CountyDesk;
import org.airalert.office.task.TaskEntry;
import org.jspecify.annotations.Nullable;

/** Tasks, counties' reports, rosters and contact checks. */
final class DutyCalls {
    private static final Duration OWN = Duration.ofDays(31);

    private final OfficeParts parts;
    private final DutyParts duties;
    private final AlertJson alerts;
    private final DutyJson json;
    private final CountyDesk county;

    DutyCalls(OfficeParts parts, AlertJson json) {
        this.parts = parts;
        this.duties = parts.duties();
        this.alerts = json;
        this.json = new DutyJson(json);
        this.county = new CountyDesk(parts.desk(), duties.accounts());
    }

    void addTo(Routes routes) {
        routes.get("/tasks", Permission.READ, this::tasks)
                .post("/tasks/done", Permission.DRAFT, this::done)
                .get("/county-reports", Permission.READ, this::day)
                .get("/county/reports", Permission.COUNTY, this::own)
                .post("/county/reports", Permission.COUNTY, this::report)
                .post("/county/alerts", Permission.COUNTY, this::draft)
                .get("/rosters", Permission.READ, this::rosters)
                .add(new Routes.Entry(
                        HttpMethod.POST,
                        "/rosters/import",
                        Permission.EDIT_DIRECTORY,
                        OfficeSide.LARGEST_FIELD,
                        this::importRosters))
                .get("/contact-checks/newest", Permission.READ, this::check)
                .post("/contact-checks", Permission.OPERATE, this::startCheck);
    }

    private Instant now() {
        return parts.clock().instant();
    }

    private Future<Answer> tasks(Call call) {
        String event = call.query("event");
        Future<List<TaskEntry>> found =
                event == null ? duties.tasks().current() : duties.tasks().of(event(event));
        return found.map(all ->
                Answer.page(all.stream().map(one -> json.task(one, now())).toList(), null));
    }

    private static EventId event(String text) {
        try {
            return new EventId(text);
        } catch (IllegalArgumentException e) {
            throw Call.fault("/event", String.valueOf(e.getMessage()));
        }
    }

    private Future<Answer> done(Call call) {
        ObjectNode body = call.object();
        return duties.tasks()
                .done(Call.required(body, "task"), Call.required(body, "note"), call.by())
                .map(one -> Answer.ok(json.task(one, now())));
    }

    private Future<Answer> day(Call call) {
        return duties.desk().day(date(call)).map(day -> Answer.ok(json.day(day, now())));
    }

    private LocalDate date(Call call) {
        String text = call.query("day");
        if (text == null) {
            return now().atZone(parts.place().plan().zone()).toLocalDate();
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw Call.fault("/day", "'" + text + "' (expected a date such as 2026-01-05)");
        }
    }

    private Future<Answer> own(Call call) {
        return duties.accounts()
                .required(call.by())
                .compose(area -> duties.reports().of(area, now().minus(OWN), now().plusSeconds(1)))
                .map(found -> Answer.page(found.stream().map(json::report).toList(), null));
    }

    private Future<Answer> report(Call call) {
        ObjectNode body = call.object();
        return county.report(new JsonObject(body.toString()).getMap(), call.by())
                .map(id -> Answer.of(202, new JsonObject().put("id", id)));
    }

    private Future<Answer> draft(Call call) {
        DraftBody drafts = new DraftBody(parts.place(), alerts);
        return county.draft(drafts.whole(call.object()), call.by()).map(alert -> Answer.of(201, alerts.alert(alert)));
    }

    /** Who is on duty at an instant: now, unless the query names another. */
    private Future<Answer> rosters(Call call) {
        Instant at = call.time("at", now());
        boolean personal = Permission.READ_PERSONAL.isHeldBy(call.by());
        return Future.succeededFuture(Answer.page(
                duties.rosters().roster().shifts().stream()
                        .filter(one -> one.holds(at))
                        .map(one -> json.shift(one, personal))
                        .toList(),
                null));
    }

    private Future<Answer> importRosters(Call call) {
        boolean dryRun = "true".equals(call.query("dryRun"));
        return new RosterIntake(parts)
                .take(call.text(), dryRun, call.by())
                .map(number -> Answer.ok(new JsonObject().put("shifts", number)));
    }

    private Future<Answer> check(Call call) {
        boolean personal = Permission.READ_PERSONAL.isHeldBy(call.by());
        return duties.checks().newest().map(found -> {
            @Nullable
            JsonObject newest =
                    found.map(one -> json.check(one, personal, now())).orElse(null);
            JsonArray unproven = new JsonArray();
            duties.checks().unproven(found).forEach(one -> unproven.add(one.id()));
            return Answer.ok(new JsonObject().put("check", newest).put("unproven", unproven));
        });
    }

    private Future<Answer> startCheck(Call call) {
        return duties.checks().now(call.by()).map(id -> Answer.of(202, new JsonObject().put("id", id.value())));
    }
}
