package org.airalert.message;

import java.time.Instant;
import java.time.Month;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertFacts;
import org.airalert.alert.AlertKind;
import org.airalert.alert.AlertStatus;
import org.airalert.alert.AreaRef;
import org.airalert.alert.NextWarning;
import org.airalert.warning.Level;
import org.jspecify.annotations.Nullable;

/**
 * The facts of an alert as templates see them: strings, lists and maps only, worded but not yet in sentences. A fact that is not known
 * has no entry, so that a template that needs it fails instead of leaving a hole.
 */
final class FactsModel {
    private static final int CLOSING_AQI = 500;

    private final Alert alert;
    private final AlertFacts facts;
    private final TextContext context;
    private final TimeWords times;
    private final Map<String, Object> model = new LinkedHashMap<>();

    private FactsModel(Alert alert, TextContext context) {
        this.alert = alert;
        this.facts = alert.facts();
        this.context = context;
        this.times = new TimeWords(context);
    }

    static Map<String, Object> of(Alert alert, TextContext context) {
        FactsModel facts = new FactsModel(alert, context);
        facts.putAlert();
        facts.putLevels();
        facts.putTimes();
        facts.putAir();
        facts.putWords();
        Month month = context.publishedAt().atZone(context.zone()).getMonth();
        facts.model.putAll(TextsModel.of(context.texts(), alert.facts().level(), month));
        return facts.model;
    }

    private void putAlert() {
        model.put("kind", alert.kind().word());
        model.put("kindZh", alert.kind().zh());
        model.put("alertId", alert.id().value());
        model.put("exercise", alert.status() == AlertStatus.EXERCISE);
        model.put("warns", alert.kind().warns());
        List<AreaRef> areas = facts.areas();
        model.put("areas", String.join("、", areas.stream().map(AreaRef::nameZh).toList()));
        model.put(
                "areasEn", String.join(", ", areas.stream().map(AreaRef::nameEn).toList()));
    }

    private void putLevels() {
        put("level", facts.level() == null ? null : AirWords.level(facts.level()));
        put("previous", facts.previousLevel() == null ? null : AirWords.level(facts.previousLevel()));
        model.put("closing", closing());
    }

    /** Schools may close only at level I and a daily AQI of 500 (4.2.4-1). */
    private boolean closing() {
        return facts.level() == Level.RED
                && facts.outlook() != null
                && facts.outlook().dailyMeans().stream().anyMatch(mean -> mean.aqi() >= CLOSING_AQI);
    }

    private void putTimes() {
        Instant published = context.publishedAt();
        model.put("published", times.start(published));
        putStart("effective", facts.effective());
        putStart("responseStart", facts.responseStart());
        putEnd("previousEnd", facts.previousEnd());
        putEnd("expectedEnd", facts.expectedEnd());
        if (facts.effective() != null && (alert.kind() == AlertKind.LIFT || alert.kind() == AlertKind.STOP)) {
            model.put("effective", times.end(facts.effective()));
        }
        model.put("started", reached(facts.responseStart()));
        model.put("inEffect", reached(facts.effective()));
        model.put("neverStarted", neverStarted());
        if (alert.kind().warns() && facts.responseStart() != null) {
            model.put("lessons", lessons(published, facts.responseStart()));
        }
        if (facts.leadTimeHours() != null) {
            model.put("leadHours", Long.toString(Math.round(Math.floor(facts.leadTimeHours()))));
        }
        model.put("late", facts.late());
    }

    private Map<String, Object> lessons(Instant published, Instant start) {
        return new SchoolDays(context.texts().calendar(), times)
                .words(published.atZone(context.zone()), start.atZone(context.zone()), facts.expectedEnd());
    }

    private boolean reached(@Nullable Instant instant) {
        return instant != null && !instant.isAfter(context.publishedAt());
    }

    /** A lift before the response begins takes back the announcement; there is nothing to end. */
    private boolean neverStarted() {
        return facts.effective() != null
                && facts.responseStart() != null
                && !facts.responseStart().isBefore(facts.effective());
    }

    private void putAir() {
        put("outlook", facts.outlook() == null ? null : AirWords.outlook(facts.outlook(), times));
        put("basis", facts.basis());
        NextWarning next = facts.next();
        if (next != null) {
            Map<String, Object> words = new LinkedHashMap<>();
            words.put("level", AirWords.level(next.level()));
            words.put("start", times.start(next.start()));
            if (next.expectedEnd() != null) {
                words.put("end", times.end(next.expectedEnd()));
            }
            model.put("next", words);
        }
    }

    private void putWords() {
        putText("reason", facts.reason().zh(), "");
        putText("reasonEn", facts.reason().en(), " ");
        putText("notice", facts.advice().zh(), "");
        putText("noticeEn", facts.advice().en(), " ");
        model.put("recipient", RecipientModel.of(facts.level() != null));
        model.put("documentNumber", Pieces.placeholder(RecipientFields.DOCUMENT_NUMBER));
        if (context.confirmLinks()) {
            model.put("confirmUrl", Pieces.placeholder(RecipientFields.CONFIRM_URL));
        }
    }

    /** Hand-written text: one paragraph, without the signs that would pass for a placeholder, and ending like a sentence. */
    private void putText(String name, String text, String joint) {
        String plain = text.strip().replaceAll("\\s*\\R\\s*", joint).replaceAll("[⟦⟧\\p{Cntrl}]", "");
        if (!plain.isEmpty()) {
            boolean ended = "。！？.!?；;".indexOf(plain.charAt(plain.length() - 1)) >= 0;
            model.put(name, ended ? plain : plain + (joint.isEmpty() ? "。" : "."));
        }
    }

    private void putStart(String name, @Nullable Instant instant) {
        put(name, instant == null ? null : times.start(instant));
    }

    private void putEnd(String name, @Nullable Instant instant) {
        put(name, instant == null ? null : times.end(instant));
    }

    private void put(String name, @Nullable Object value) {
        if (value != null) {
            model.put(name, value);
        }
    }
}
