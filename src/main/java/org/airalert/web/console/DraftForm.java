package org.airalert.web.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertFacts;
import org.airalert.alert.AqiOutlook;
import org.airalert.office.Refusal;
import org.airalert.warning.Level;
import org.jspecify.annotations.Nullable;

/** The form in which a person writes an alert, as the body that the API takes for it, and an alert as the form's values. Pure. */
final class DraftForm {
    private static final List<String> TIMES = List.of("effective", "responseStart", "expectedEnd");

    private DraftForm() {}

    /** Only the fields that the form showed; an end left empty means until further notice. */
    static ObjectNode body(Visit visit, ZoneId zone) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        for (String field : TIMES) {
            if (!visit.field(field).isEmpty()) {
                body.put(field, LocalTimes.offset(visit, field, zone));
            } else if (field.equals("expectedEnd") && visit.has(field)) {
                body.putNull(field);
            }
        }
        for (String field : List.of("kind", "level")) {
            if (!visit.field(field).isEmpty()) {
                body.put(field, visit.field(field));
            }
        }
        if (!visit.field("area").isEmpty()) {
            body.putArray("areas").add(visit.field("area"));
        }
        if (visit.field("exercise").equals("yes")) {
            body.put("status", "exercise");
        }
        text(visit, body, "reason");
        text(visit, body, "text");
        outlook(visit, body);
        return body;
    }

    private static void text(Visit visit, ObjectNode body, String field) {
        String zh = visit.field(field + "Zh");
        String en = visit.field(field + "En");
        if (!zh.isEmpty() || !en.isEmpty()) {
            body.putObject(field).put("zh", zh).put("en", en);
        }
    }

    private static void outlook(Visit visit, ObjectNode body) {
        if (visit.field("lowest").isEmpty() && visit.field("highest").isEmpty()) {
            return;
        }
        ObjectNode outlook = body.putObject("outlook");
        outlook.put("lowest", number(visit, "lowest")).put("highest", number(visit, "highest"));
        ArrayNode days = outlook.putArray("dailyMeans");
        visit.field("days")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .forEach(line -> {
                    String[] parts = line.split("[\\s,，]+", 3);
                    if (parts.length != 2 || !parts[1].matches("[0-9]{1,3}")) {
                        throw fault(
                                "/outlook/dailyMeans",
                                "'" + line + "' (每行一天，如 2026-01-06 160; expected a date and an AQI)");
                    }
                    days.addObject().put("date", parts[0]).put("aqi", Integer.parseInt(parts[1]));
                });
        ArrayNode pollutants = outlook.putArray("primaryPollutants");
        for (String one : visit.field("pollutants").split("[\\s,，、]+", 6)) {
            if (!one.isEmpty()) {
                pollutants.add(one);
            }
        }
    }

    private static int number(Visit visit, String field) {
        if (!visit.field(field).matches("[0-9]{1,3}")) {
            throw fault(
                    "/outlook/" + field, "'" + visit.field(field) + "' (0 到 500 的整数; expected a number from 0 to 500)");
        }
        return Integer.parseInt(visit.field(field));
    }

    private static Refusal.Invalid fault(String pointer, String detail) {
        return new Refusal.Invalid(List.of(new Refusal.Fault(pointer, detail)));
    }

    /** What the form starts with; {@code null} for an alert that follows none. */
    static Map<String, String> values(@Nullable Alert alert, ZoneId zone) {
        Map<String, String> values = new HashMap<>();
        if (alert == null) {
            return values;
        }
        AlertFacts facts = alert.facts();
        Level level = facts.level();
        values.put("kind", alert.kind().word());
        values.put("level", level == null ? "" : level.word());
        values.put("area", facts.areas().get(0).code());
        values.put("effective", local(facts.effective(), zone));
        values.put("responseStart", local(facts.responseStart(), zone));
        values.put("expectedEnd", local(facts.expectedEnd(), zone));
        values.put("reasonZh", facts.reason().zh());
        values.put("reasonEn", facts.reason().en());
        values.put("textZh", facts.advice().zh());
        values.put("textEn", facts.advice().en());
        AqiOutlook outlook = facts.outlook();
        if (outlook != null) {
            values.put("lowest", Integer.toString(outlook.lowest()));
            values.put("highest", Integer.toString(outlook.highest()));
            values.put(
                    "days",
                    outlook.dailyMeans().stream()
                            .map(day -> day.date() + " " + day.aqi())
                            .collect(Collectors.joining("\n")));
            values.put("pollutants", String.join("、", outlook.primaryPollutants()));
        }
        return values;
    }

    private static String local(@Nullable Instant time, ZoneId zone) {
        return time == null
                ? ""
                : LocalDateTime.ofInstant(time, zone)
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toString();
    }
}
