package org.airalert.channel.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.airalert.alert.Alert;
import org.airalert.channel.Dispatch;
import org.airalert.delivery.Delivery;
import org.airalert.warning.Level;

/** Bodies whose fields a channel file lays down: facts of a message in places that somebody else's system has names for. */
final class BodyFields {
    /** The facts that a value may hold, in braces: {@code {text}}. */
    static final Set<String> NAMES = Collections.unmodifiableSet(new TreeSet<>(Set.of(
            "deliveryId",
            "alertId",
            "kind",
            "status",
            "level",
            "areas",
            "recipient",
            "recipientName",
            "subject",
            "text",
            "cap",
            "sent",
            "notAfter",
            "receiptUrl")));

    private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z]+)}");
    private static final String RECIPIENT_NAME = "recipient.name";

    private BodyFields() {}

    /** Names in braces that stand for nothing. */
    static Set<String> unknown(String value) {
        Set<String> unknown = new TreeSet<>();
        Matcher places = PLACE.matcher(value);
        while (places.find()) {
            if (!NAMES.contains(places.group(1))) {
                unknown.add(places.group(1));
            }
        }
        return unknown;
    }

    static Map<String, String> facts(Dispatch dispatch, HttpTransport.Letterhead letterhead) {
        Alert alert = dispatch.alert();
        Delivery delivery = dispatch.delivery();
        Level level = alert.facts().level();
        Instant sent = alert.sent() == null ? delivery.plannedAt() : alert.sent();
        List<String> areas =
                alert.facts().areas().stream().map(area -> area.code()).toList();
        return Map.ofEntries(
                Map.entry("deliveryId", delivery.id().value()),
                Map.entry("alertId", alert.id().value()),
                Map.entry("kind", alert.kind().word()),
                Map.entry("status", alert.status().word()),
                Map.entry("level", level == null ? "" : level.word()),
                Map.entry("areas", String.join(",", areas)),
                Map.entry("recipient", delivery.recipient()),
                Map.entry("recipientName", delivery.fields().getOrDefault(RECIPIENT_NAME, delivery.recipient())),
                Map.entry("subject", dispatch.content().subject()),
                Map.entry("text", dispatch.content().text()),
                Map.entry("cap", dispatch.content().cap()),
                Map.entry("sent", time(sent, letterhead.zone())),
                Map.entry("notAfter", time(delivery.notAfter(), letterhead.zone())),
                Map.entry("receiptUrl", letterhead.receiptUrl()));
    }

    private static String time(Instant instant, ZoneId zone) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                instant.truncatedTo(ChronoUnit.SECONDS).atZone(zone));
    }

    static Buffer form(Map<String, String> fields, Map<String, String> facts) {
        List<String> pairs = new ArrayList<>();
        new TreeMap<>(fields).forEach((name, value) -> pairs.add(encoded(name) + '=' + encoded(filled(value, facts))));
        return Buffer.buffer(String.join("&", pairs));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static Buffer json(Map<String, String> fields, Map<String, String> facts) {
        JsonObject body = new JsonObject();
        new TreeMap<>(fields).forEach((name, value) -> put(body, name, filled(value, facts)));
        return body.toBuffer();
    }

    private static void put(JsonObject body, String name, String value) {
        int dot = name.indexOf('.');
        if (dot < 0) {
            body.put(name, value);
            return;
        }
        String outer = name.substring(0, dot);
        if (!(body.getValue(outer) instanceof JsonObject)) {
            body.put(outer, new JsonObject());
        }
        put(body.getJsonObject(outer), name.substring(dot + 1), value);
    }

    private static String filled(String pattern, Map<String, String> facts) {
        return PLACE.matcher(pattern)
                .replaceAll(place -> Matcher.quoteReplacement(facts.getOrDefault(place.group(1), place.group())));
    }
}
