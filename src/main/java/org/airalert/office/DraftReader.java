package org.airalert.office;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.airalert.alert.AlertFacts;
import org.airalert.alert.AlertKind;
import org.airalert.alert.AlertStatus;
import org.airalert.alert.AqiOutlook;
import org.airalert.alert.AreaRef;
import org.airalert.alert.Bilingual;
import org.airalert.alert.DailyMean;
import org.airalert.directory.Area;
import org.airalert.directory.AreaTree;
import org.airalert.json.InputReader;
import org.airalert.json.JsonCursor;
import org.airalert.warning.Level;
import org.jspecify.annotations.Nullable;

/** Reads what people or other systems draft: warnings with all their facts, and health advisories. */
final class DraftReader {
    private static final Set<String> ADVISORY =
            Set.of("type", "area", "areas", "status", "level", "text", "expectedEnd");
    private static final Set<String> WARNING = new LinkedHashSet<>(List.of(
            "type",
            "area",
            "areas",
            "kind",
            "status",
            "level",
            "previousLevel",
            "effective",
            "responseStart",
            "expectedEnd",
            "previousEnd",
            "outlook",
            "reason",
            "text"));
    private static final Set<String> OUTLOOK = Set.of("lowest", "highest", "dailyMeans", "primaryPollutants");

    private final AreaTree areas;
    private final InputReader inputs;

    DraftReader(AreaTree areas, InputReader inputs) {
        this.areas = areas;
        this.inputs = inputs;
    }

    @Nullable
    IntakeEvent advisory(JsonCursor event, String area) {
        if (!event.isObjectOf(ADVISORY)) {
            return null;
        }
        Bilingual text = text(event.at("text"));
        if (text.zh().isBlank()) {
            event.at("text").fault("missing (expected the advice: text, or {zh, en})");
        }
        AlertFacts facts = facts(event, area, AlertKind.ADVISORY, Bilingual.EMPTY, text);
        return facts == null ? null : new IntakeEvent.Drafted(area, AlertKind.ADVISORY, status(event), facts);
    }

    @Nullable
    IntakeEvent warning(JsonCursor event, String area) {
        if (!event.isObjectOf(WARNING)) {
            return null;
        }
        AlertKind kind = kind(event.at("kind"));
        if (kind == null) {
            return null;
        }
        AlertFacts facts = facts(event, area, kind, text(event.at("reason")), text(event.at("text")));
        if (facts == null) {
            return null;
        }
        requireWarning(event, kind, facts);
        return new IntakeEvent.Drafted(area, kind, status(event), facts);
    }

    /** What a warning must state (plan, 3.2.3). */
    private static void requireWarning(JsonCursor event, AlertKind kind, AlertFacts facts) {
        if (kind.warns() && facts.level() == null) {
            event.at("level").fault("missing (expected the warning's level)");
        }
        if (kind != AlertKind.ADVISORY && kind != AlertKind.CANCEL && facts.responseStart() == null) {
            event.at("responseStart").fault("missing (expected when the response starts or started)");
        }
        Instant end = facts.expectedEnd();
        Instant start = facts.responseStart();
        // A warning may be lifted before its response starts (warning rules, 5.2): its end then lies before the start.
        if (kind.warns() && end != null && start != null && end.isBefore(start)) {
            event.at("expectedEnd").fault("before the response starts (expected a later time)");
        }
    }

    private @Nullable AlertFacts facts(
            JsonCursor event, String area, AlertKind kind, Bilingual reason, Bilingual advice) {
        Level level = optionalLevel(event.at("level"));
        Level previous = optionalLevel(event.at("previousLevel"));
        Instant effective = optionalTime(event.at("effective"));
        Instant start = optionalTime(event.at("responseStart"));
        Instant end = optionalTime(event.at("expectedEnd"));
        Instant previousEnd = optionalTime(event.at("previousEnd"));
        List<AreaRef> concerned = areas(event.at("areas"), area);
        AqiOutlook outlook = outlook(event.at("outlook"));
        if (concerned.isEmpty()) {
            return null;
        }
        return new AlertFacts(
                level,
                previous,
                concerned,
                effective == null && kind == AlertKind.ISSUE ? start : effective,
                start,
                previousEnd,
                end,
                outlook,
                null,
                null,
                false,
                null,
                reason,
                advice);
    }

    private @Nullable AlertKind kind(JsonCursor cursor) {
        if (!cursor.isPresent()) {
            return AlertKind.ISSUE;
        }
        String word = cursor.text();
        return word == null ? null : InputReader.checked(cursor, () -> AlertKind.of(word));
    }

    private static AlertStatus status(JsonCursor event) {
        JsonCursor cursor = event.at("status");
        String word = cursor.isPresent() ? cursor.text() : "actual";
        if ("exercise".equals(word)) {
            return AlertStatus.EXERCISE;
        }
        if (word != null && !word.equals("actual")) {
            cursor.fault("'" + word + "' (expected actual or exercise)");
        }
        return AlertStatus.ACTUAL;
    }

    private @Nullable Level optionalLevel(JsonCursor cursor) {
        return cursor.isPresent() ? inputs.level(cursor) : null;
    }

    private static @Nullable Instant optionalTime(JsonCursor cursor) {
        return cursor.isPresent() ? cursor.time() : null;
    }

    /** {@code "text"} in Chinese, or {@code {zh, en}}. */
    private static Bilingual text(JsonCursor cursor) {
        if (!cursor.isPresent()) {
            return Bilingual.EMPTY;
        }
        if (cursor.node().isTextual()) {
            return new Bilingual(cursor.node().textValue().strip(), "");
        }
        if (!cursor.isObjectOf(Set.of("zh", "en"))) {
            return Bilingual.EMPTY;
        }
        return new Bilingual(word(cursor.at("zh")), word(cursor.at("en")));
    }

    private static String word(JsonCursor cursor) {
        String text = cursor.isPresent() ? cursor.text() : "";
        return text == null ? "" : text.strip();
    }

    private List<AreaRef> areas(JsonCursor cursor, String area) {
        List<AreaRef> found = new ArrayList<>();
        if (!cursor.isPresent()) {
            areas.find(area).map(DraftReader::named).ifPresent(found::add);
            return found;
        }
        for (JsonCursor each : cursor.elements()) {
            String code = each.node().isObject() ? each.at("code").text() : each.text();
            if (code != null) {
                areas.find(code)
                        .map(DraftReader::named)
                        .ifPresentOrElse(
                                found::add, () -> each.fault("'" + code + "' (expected a code of conf/areas.yaml)"));
            }
        }
        return found;
    }

    static AreaRef named(Area area) {
        return new AreaRef(area.code(), area.nameZh(), area.nameEn());
    }

    private static @Nullable AqiOutlook outlook(JsonCursor cursor) {
        if (!cursor.isPresent() || !cursor.isObjectOf(OUTLOOK)) {
            return null;
        }
        Integer lowest = cursor.at("lowest").index();
        Integer highest = cursor.at("highest").index();
        if (lowest == null || highest == null) {
            cursor.fault("lowest or highest is missing (expected both)");
            return null;
        }
        List<DailyMean> means = cursor.at("dailyMeans").elements().stream()
                .map(DraftReader::dailyMean)
                .filter(Objects::nonNull)
                .toList();
        List<String> pollutants = cursor.at("primaryPollutants").elements().stream()
                .map(JsonCursor::text)
                .filter(Objects::nonNull)
                .toList();
        return InputReader.checked(cursor, () -> new AqiOutlook(lowest, highest, means, pollutants));
    }

    private static @Nullable DailyMean dailyMean(JsonCursor cursor) {
        String text = cursor.at("date").text();
        Integer aqi = cursor.at("aqi").index();
        if (text == null || aqi == null) {
            return null;
        }
        try {
            return new DailyMean(LocalDate.parse(text), aqi);
        } catch (DateTimeParseException e) {
            cursor.at("date").fault("'" + text + "' (expected a date such as 2026-01-05)");
            return null;
        }
    }
}
