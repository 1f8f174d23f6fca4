package org.airalert.office;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.airalert.alert.AlertFacts;
import org.airalert.alert.AlertKind;
import org.airalert.alert.AqiOutlook;
import org.airalert.alert.AreaRef;
import org.airalert.alert.Bilingual;
import org.airalert.alert.cap.CapDraft;
import org.airalert.alert.cap.CapFault;
import org.airalert.alert.cap.CapMessage;
import org.airalert.alert.cap.CapReader;
import org.airalert.directory.Area;
import org.airalert.directory.AreaTree;
import org.jspecify.annotations.Nullable;

/**
 * Turns somebody else's CAP document into an event of our own, a draft that waits for people: {@code warning} or {@code health-advisory}. From there on it goes
 * the way of every event.
 */
final class CapIntake {
    private final AreaTree areas;

    CapIntake(AreaTree areas) {
        this.areas = areas;
    }

    /**
     * @param json the event
     * @param key under which the same document has no second effect: sender and identifier name it for ever (CAP 1.2, 3.2.1)
     * @param warnings what is odd about it and does not stop it
     */
    record Event(String json, String key, List<String> warnings) {}

    /** @throws Refusal.Invalid with every fault of the document, each with its path */
    Event read(byte[] xml) {
        CapReader.Result result = CapReader.read(xml);
        CapMessage message = result.message().orElseThrow(() -> refused(result.faults()));
        CapDraft draft = CapDraft.of(message, known(), named(areas.root()))
                .orElseThrow(
                        () -> new Refusal.Invalid(
                                List.of(
                                        new Refusal.Fault(
                                                "/alert/msgType",
                                                message.msgType() + ", " + message.status()
                                                        + " (expected: Alert, Actual or Exercise; what changes a warning is drafted by a person)"))));
        List<String> warnings = result.faults().stream().map(CapFault::toString).toList();
        return new Event(Json.write(event(draft)), "cap/" + Hash.of(draft.source()), warnings);
    }

    private static Refusal.Invalid refused(List<CapFault> faults) {
        return new Refusal.Invalid(faults.stream()
                .filter(fault -> fault.level() == CapFault.Level.ERROR)
                .map(fault -> new Refusal.Fault(fault.path(), fault.what()))
                .toList());
    }

    private Map<String, AreaRef> known() {
        return areas.all().stream().collect(Collectors.toMap(Area::code, CapIntake::named));
    }

    private static AreaRef named(Area area) {
        return new AreaRef(area.code(), area.nameZh(), area.nameEn());
    }

    private static Map<String, Object> event(CapDraft draft) {
        AlertFacts facts = draft.facts();
        Map<String, Object> event = new LinkedHashMap<>();
        boolean warning = draft.kind() != AlertKind.ADVISORY;
        event.put("type", warning ? "warning" : "health-advisory");
        event.put("status", draft.status().word());
        event.put("areas", facts.areas().stream().map(AreaRef::code).toList());
        time(facts.expectedEnd()).ifPresent(end -> event.put("expectedEnd", end));
        if (warning) {
            event.put("kind", draft.kind().word());
            Optional.ofNullable(facts.level()).ifPresent(level -> event.put("level", level.word()));
            time(facts.responseStart()).ifPresent(start -> event.put("responseStart", start));
            Optional.ofNullable(facts.outlook()).ifPresent(outlook -> event.put("outlook", outlook(outlook)));
        }
        event.put(warning ? "reason" : "text", text(warning ? facts.reason() : facts.advice()));
        return event;
    }

    private static Optional<String> time(@Nullable Instant time) {
        return Optional.ofNullable(time).map(Instant::toString);
    }

    private static Map<String, Object> outlook(AqiOutlook outlook) {
        return Map.of(
                "lowest", outlook.lowest(),
                "highest", outlook.highest(),
                "dailyMeans",
                        outlook.dailyMeans().stream()
                                .map(mean -> Map.of("date", mean.date().toString(), "aqi", mean.aqi()))
                                .toList());
    }

    /** A text that came in English only is shown to the person who completes the draft. */
    private static Map<String, String> text(Bilingual text) {
        return Map.of("zh", text.zh().isEmpty() ? text.en() : text.zh(), "en", text.en());
    }
}
