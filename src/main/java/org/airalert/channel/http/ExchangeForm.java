package org.airalert.channel.http;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertId;
import org.airalert.alert.AlertKind;
import org.airalert.alert.AlertStatus;
import org.airalert.alert.AreaRef;
import org.airalert.channel.Dispatch;
import org.airalert.warning.Level;
import org.jspecify.annotations.Nullable;

/**
 * An alert in the manner of the national form for the exchange of warnings (GB/T 35965.1-2018).
 *
 * <p><b>Partly unverified.</b> Of the standard only the annex on values was to be had: the identifier of 31 characters, the code of the publishing unit and
 * the two forms of time are as it has them. Order and names of the elements follow CAP, from which the standard is derived, and must be compared with
 * its text, or tried with the other side's test system, before anybody relies on them.
 */
final class ExchangeForm {
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter BASIC = DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT);
    private static final DateTimeFormatter EXTENDED =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ssxxx", Locale.ROOT);
    private static final Map<Level, String> SEVERITY =
            Map.of(Level.BLUE, "Blue", Level.YELLOW, "Yellow", Level.ORANGE, "Orange", Level.RED, "Red");

    private ExchangeForm() {}

    /**
     * @param fields {@code unit}: 14 digits (area by GB/T 2260, trade by GB/T 4657, unit, extension); {@code sender}: its name; {@code eventType}: the
     *     kind of event as the other side codes it
     */
    static byte[] of(Dispatch dispatch, Map<String, String> fields) {
        Alert alert = dispatch.alert();
        Instant sent = alert.sent() == null ? dispatch.delivery().plannedAt() : alert.sent();
        String unit = fields.getOrDefault("unit", "");
        StringBuilder xml = new StringBuilder(2048).append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<alert>\n");
        leaf(xml, "identifier", identifier(unit, alert.id(), sent));
        leaf(xml, "sender", fields.getOrDefault("sender", ""));
        leaf(xml, "senderCode", unit);
        leaf(xml, "sendTime", extended(sent));
        leaf(xml, "status", alert.status() == AlertStatus.EXERCISE ? "Exercise" : "Actual");
        leaf(xml, "msgType", type(alert.kind()));
        leaf(xml, "scope", "Public");
        leaf(xml, "references", references(unit, alert));
        xml.append("<info>\n");
        leaf(xml, "language", "zh-CN");
        leaf(xml, "eventType", fields.getOrDefault("eventType", ""));
        leaf(xml, "severity", severity(alert));
        leaf(xml, "effective", extended(alert.facts().effective()));
        leaf(xml, "onset", extended(alert.facts().responseStart()));
        leaf(xml, "expires", extended(alert.facts().expectedEnd()));
        leaf(xml, "headline", dispatch.content().subject());
        leaf(xml, "description", dispatch.content().text().strip());
        alert.facts().areas().forEach(area -> area(xml, area));
        return xml.append("</info>\n</alert>\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    /** {@code ZZZZZZDDDUUUXX_YYYYMMDDhhmmss_N}: unit, time in Beijing, and a digit that keeps alerts of the same second apart. */
    static String identifier(String unit, AlertId alert, Instant sent) {
        int digit = Math.floorMod(alert.value().hashCode(), 10);
        return unit + "_" + BASIC.format(sent.atZone(BEIJING)) + "_" + digit;
    }

    private static String references(String unit, Alert alert) {
        return alert.references().stream()
                .map(earlier -> identifier(unit, earlier.id(), earlier.sent()))
                .collect(Collectors.joining(" "));
    }

    private static String severity(Alert alert) {
        Level level = alert.facts().level() == null
                ? alert.facts().previousLevel()
                : alert.facts().level();
        return level == null ? "Unknown" : SEVERITY.getOrDefault(level, "Unknown");
    }

    private static String type(AlertKind kind) {
        return switch (kind) {
            case ISSUE, ADVISORY -> "Alert";
            case CANCEL, LIFT -> "Cancel";
            default -> "Update";
        };
    }

    private static void area(StringBuilder xml, AreaRef area) {
        xml.append("<area>\n");
        leaf(xml, "areaDesc", area.nameZh());
        leaf(xml, "geocode", area.code());
        xml.append("</area>\n");
    }

    private static String extended(@Nullable Instant instant) {
        return instant == null ? "" : EXTENDED.format(instant.atZone(BEIJING));
    }

    private static void leaf(StringBuilder xml, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            xml.append('<')
                    .append(name)
                    .append('>')
                    .append(escaped(value))
                    .append("</")
                    .append(name)
                    .append(">\n");
        }
    }

    private static String escaped(String text) {
        return text.codePoints()
                .filter(sign -> sign == '\n' || sign == '\t' || (sign >= ' ' && sign != 0xFFFE && sign != 0xFFFF))
                .mapToObj(ExchangeForm::escaped)
                .collect(Collectors.joining());
    }

    private static String escaped(int sign) {
        return switch (sign) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            default -> Character.toString(sign);
        };
    }

    /** What is missing or malformed among the fields of a channel file; empty when nothing is. */
    static List<String> faults(Map<String, String> fields) {
        List<String> faults = new ArrayList<>();
        if (!fields.getOrDefault("unit", "").matches("\\d{14}")) {
            faults.add("unit: " + fields.getOrDefault("unit", "") + " (expected: 14 digits)");
        }
        for (String name : List.of("sender", "eventType")) {
            if (fields.getOrDefault(name, "").isBlank()) {
                faults.add(name + ": missing");
            }
        }
        return faults;
    }
}
