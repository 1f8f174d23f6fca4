package org.airalert.web;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.airalert.message.document.LetterPdf;
import org.airalert.warning.Level;
import org.jspecify.annotations.Nullable;

/** After-action reports on screen and paper, from their JSON. Printing takes some tenths of a second: call it on workers. */
public final class ReportPrint {
    private static final int HOURS = 24;
    private final Pages pages = new Pages();

    /** What the templates see: the JSON's own names, and the hours as one line for each day. */
    public static Map<String, Object> model(JsonObject report) {
        Map<String, Object> model = new HashMap<>(new JsonObject(report.encode()).getMap());
        model.put("grid", grid(report));
        return model;
    }

    /** {@code 重污染天气应对评估报告（…）}. */
    public static String title(JsonObject report, Language language) {
        JsonObject area = report.getJsonObject("area");
        String from = report.getString("from").substring(0, 10);
        return language.pick(
                area.getString("zh") + "重污染天气应对评估报告（" + from + "）",
                "After-action report, " + area.getString("en") + ", " + from);
    }

    /** A4, with the fonts of the letters. */
    public byte[] pdf(JsonObject report, Words words) {
        Map<String, Object> model = new HashMap<>();
        model.put("r", model(report));
        model.put("title", title(report, words.language()));
        return LetterPdf.of(pages.render("report/print.ftlh", words, model));
    }

    private static List<Map<String, Object>> grid(JsonObject report) {
        Map<String, Object> means = new HashMap<>();
        report.getJsonArray("days")
                .forEach(day -> means.put(((JsonObject) day).getString("day"), ((JsonObject) day).getValue("mean")));
        List<Map<String, Object>> grid = new ArrayList<>();
        Map<String, Object> row = Map.of();
        List<Map<String, Object>> cells = List.of();
        for (Object each : report.getJsonArray("hours")) {
            JsonObject hour = (JsonObject) each;
            String day = dayOf(hour.getString("time"));
            if (!day.equals(row.get("day"))) {
                row = new HashMap<>();
                cells = new ArrayList<>();
                row.put("day", day);
                row.put("mean", means.get(day));
                row.put("cells", cells);
                grid.add(row);
                pad(cells, hourOf(hour.getString("time")));
            }
            cells.add(cell(hour));
        }
        return grid;
    }

    /** An hour's time is its end: midnight is the last hour of the day before. */
    private static String dayOf(String time) {
        return java.time.OffsetDateTime.parse(time)
                .minusSeconds(1)
                .toLocalDate()
                .toString();
    }

    private static int hourOf(String time) {
        return java.time.OffsetDateTime.parse(time).minusSeconds(1).getHour();
    }

    private static void pad(List<Map<String, Object>> cells, int hours) {
        for (int i = 0; i < Math.min(hours, HOURS); i++) {
            cells.add(Map.of("short", false));
        }
    }

    private static Map<String, Object> cell(JsonObject hour) {
        Map<String, Object> cell = new HashMap<>();
        cell.put("aqi", hour.getInteger("aqi"));
        cell.put("inForce", hour.getString("inForce"));
        cell.put("short", isShort(hour.getString("inForce"), hour.getString("measured")));
        return cell;
    }

    private static boolean isShort(@Nullable String inForce, @Nullable String measured) {
        return measured != null && (inForce == null || Level.of(measured).isAbove(Level.of(inForce)));
    }
}
