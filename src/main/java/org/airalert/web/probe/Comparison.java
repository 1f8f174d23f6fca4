package org.airalert.web.probe;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.airalert.alert.cap.CapMessage;
import org.airalert.alert.cap.CapReader;
import org.airalert.warning.Level;
import org.jspecify.annotations.Nullable;

/** Holds every public document against the status. Pure. */
final class Comparison {
    private static final Pattern MADE = Pattern.compile("data-made=\"([^\"]+)\" data-stale-after=\"([^\"]+)\"");
    private static final Pattern LEVEL = Pattern.compile("id=\"banner\" data-level=\"([^\"]+)\"");
    private static final Pattern FEED_UPDATED = Pattern.compile("</subtitle><updated>([^<]+)</updated>");

    private final Seen seen;
    private final List<String> differences = new ArrayList<>();

    private Comparison(Seen seen) {
        this.seen = seen;
    }

    static List<String> of(Seen seen) {
        Comparison comparison = new Comparison(seen);
        comparison.page();
        comparison.history();
        comparison.feed();
        seen.inForce().forEach(comparison::cap);
        seen.inForce().forEach(comparison::sms);
        return comparison.differences;
    }

    private void same(String where, String what, @Nullable Object expected, @Nullable Object found) {
        if (!Objects.equals(expected, found)) {
            differences.add(where + ": " + what + " is " + found + " (status.json: " + expected + ")");
        }
    }

    private void page() {
        String page = seen.text(Probe.PAGE);
        Matcher made = MADE.matcher(page);
        boolean found = made.find();
        same("page", "time of making", seen.status().getString("updatedAt"), found ? made.group(1) : null);
        same("page", "stale time", seen.status().getString("staleAfter"), found ? made.group(2) : null);
        Matcher level = LEVEL.matcher(page);
        same(
                "page",
                "level",
                foremost().map(one -> one.getString("level")).orElse("none"),
                level.find() ? level.group(1) : null);
        for (JsonObject alert : seen.inForce()) {
            String id = alert.getString("alertId");
            if (!page.contains("/alerts/" + id + ".cap")) {
                differences.add("page: alert " + id + " is missing");
            }
            Seen.objects(alert.getJsonArray("areas"))
                    .map(area -> area.getString("name"))
                    .filter(name -> !page.contains(name))
                    .forEach(name -> differences.add("page: area " + name + " of alert " + id + " is missing"));
            PageTimes.missing(page, alert, seen.status())
                    .forEach(time -> differences.add("page: time " + time + " of alert " + id + " is missing"));
        }
    }

    /** The city's, else the highest of the counties'. */
    private Optional<JsonObject> foremost() {
        JsonObject city = seen.status().getJsonObject("inForce");
        return city != null
                ? Optional.of(city)
                : seen.inForce().stream()
                        .max(java.util.Comparator.comparing(alert -> Level.of(alert.getString("level"))));
    }

    private void history() {
        JsonObject history = new JsonObject(seen.text(Probe.HISTORY));
        same("history.json", "time of making", seen.status().getString("updatedAt"), history.getString("updatedAt"));
        for (JsonObject alert : seen.inForce()) {
            Optional<JsonObject> item = Seen.objects(history.getJsonArray("items"))
                    .filter(one -> alert.getString("alertId").equals(one.getString("alertId")))
                    .findFirst();
            String where = "history.json, alert " + alert.getString("alertId");
            for (String field : List.of("level", "responseStart", "expectedEnd", "areas", "sent")) {
                same(
                        where,
                        field,
                        alert.getValue(field),
                        item.map(one -> one.getValue(field)).orElse(null));
            }
        }
    }

    private void feed() {
        String feed = seen.text(Probe.FEED);
        Matcher updated = FEED_UPDATED.matcher(feed);
        same("feed", "time of making", seen.status().getString("updatedAt"), updated.find() ? updated.group(1) : null);
        for (JsonObject alert : seen.inForce()) {
            String entry = "<entry><id>" + alert.getString("cap") + "</id>";
            int at = feed.indexOf(entry);
            if (at < 0) {
                differences.add("feed: alert " + alert.getString("alertId") + " is missing");
                continue;
            }
            String text = feed.substring(at, feed.indexOf("</entry>", at));
            same(
                    "feed, alert " + alert.getString("alertId"),
                    "time of sending",
                    true,
                    text.contains("<updated>" + alert.getString("sent") + "</updated>"));
            same("feed, alert " + alert.getString("alertId"), "level told", true, text.contains(colour(alert)));
        }
    }

    private static String colour(JsonObject alert) {
        return Level.of(alert.getString("level")).zh();
    }

    private void cap(JsonObject alert) {
        String id = alert.getString("alertId");
        String where = "CAP, alert " + id;
        CapReader.Result result = CapReader.read(seen.text(Probe.cap(id)).getBytes(StandardCharsets.UTF_8));
        Optional<CapMessage.Info> info = result.message().flatMap(message -> message.in("zh"));
        if (info.isEmpty()) {
            differences.add(where + ": cannot be read: " + result.faults());
            return;
        }
        same(where, "identifier", id, result.message().orElseThrow().identifier());
        same(
                where,
                "time of sending",
                instant(alert.getString("sent")),
                result.message().orElseThrow().sent());
        same(where, "level", alert.getString("level"), info.get().parameters().get("warningLevel"));
        same(
                where,
                "areas",
                Seen.objects(alert.getJsonArray("areas"))
                        .map(area -> area.getString("code"))
                        .collect(Collectors.toCollection(TreeSet::new)),
                new TreeSet<>(info.get().geocodes()));
        String effective = alert.getString("effective");
        boolean extends_ = "extend".equals(alert.getString("kind"));
        same(
                where,
                "onset",
                instant(extends_ || effective == null ? alert.getString("responseStart") : effective),
                info.get().onset());
    }

    private static @Nullable Instant instant(@Nullable String time) {
        return time == null ? null : OffsetDateTime.parse(time).toInstant();
    }

    private void sms(JsonObject alert) {
        String id = alert.getString("alertId");
        String text = seen.text(Probe.sms(id));
        if (text.isEmpty()) {
            // Channels may be set up without one for the public.
            return;
        }
        if (!text.contains(colour(alert))) {
            differences.add("SMS, alert " + id + ": does not tell " + colour(alert));
        }
        Seen.objects(alert.getJsonArray("areas"))
                .map(area -> area.getString("name"))
                .filter(name -> !text.contains(name))
                .forEach(name -> differences.add("SMS, alert " + id + ": area " + name + " is missing"));
        PageTimes.foreign(text, alert)
                .forEach(time ->
                        differences.add("SMS, alert " + id + ": tells " + time + ", which is no time of the alert"));
    }
}
