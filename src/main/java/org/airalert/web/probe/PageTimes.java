package org.airalert.web.probe;

import io.vertx.core.json.JsonObject;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times of an alert in the words of Chinese texts: month, day and hour. Pure. */
final class PageTimes {
    private static final Pattern TIME = Pattern.compile("(\\d{1,2}月\\d{1,2}日)(?:（[^）]*）)?(\\d{1,2}时)");

    private PageTimes() {}

    /** Start and end of an alert in force that the page does not tell. */
    static List<String> missing(String page, JsonObject alert, JsonObject status) {
        Set<String> told = times(page);
        List<String> missing = new ArrayList<>();
        for (String time : new @Nullable String[] {alert.getString("responseStart"), end(alert, status)}) {
            if (time != null && words(time).stream().noneMatch(told::contains)) {
                missing.add(time);
            }
        }
        return missing;
    }

    /** The expected end; that of an announced lift where there is one. */
    private static @Nullable String end(JsonObject alert, JsonObject status) {
        return Seen.objects(status.getJsonArray("history"))
                .filter(one -> alert.getString("eventId").equals(one.getString("eventId")))
                .limit(1)
                .filter(newest -> "lift".equals(newest.getString("kind")))
                .map(lift -> lift.getString("effective"))
                .findFirst()
                .orElse(alert.getString("expectedEnd"));
    }

    /** Times that a text tells and the alert does not. */
    static List<String> foreign(String text, JsonObject alert) {
        Set<String> known = new LinkedHashSet<>();
        for (String field : List.of("responseStart", "expectedEnd", "effective", "sent")) {
            String time = alert.getString(field);
            if (time != null) {
                known.addAll(words(time));
            }
        }
        // What an alert that moves an end or start says of the earlier one is not in its own facts.
        boolean moves = List.of("extend", "reschedule", "correction").contains(alert.getString("kind"));
        return moves
                ? List.of()
                : times(text).stream().filter(time -> !known.contains(time)).toList();
    }

    private static Set<String> times(String text) {
        Set<String> times = new LinkedHashSet<>();
        Matcher matcher = TIME.matcher(text);
        while (matcher.find()) {
            times.add(matcher.group(1) + matcher.group(2));
        }
        return times;
    }

    /** A midnight may be told as the end of the day before. */
    private static List<String> words(String iso) {
        OffsetDateTime time = OffsetDateTime.parse(iso);
        List<String> words = new ArrayList<>(List.of(words(time, time.getHour())));
        if (time.getHour() == 0) {
            words.add(words(time.minusDays(1), 24));
        }
        return words;
    }

    private static String words(OffsetDateTime day, int hour) {
        return day.getMonthValue() + "月" + day.getDayOfMonth() + "日" + hour + "时";
    }
}
