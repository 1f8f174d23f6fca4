package org.airalert.alert.cap;

import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertFacts;
import org.airalert.alert.AlertKind;
import org.airalert.alert.AlertStatus;
import org.airalert.alert.AqiOutlook;
import org.airalert.alert.AreaRef;
import org.airalert.warning.Level;
import org.jspecify.annotations.Nullable;

/** Writes an alert as a CAP 1.2 document, valid against the OASIS schema; elements stand in the schema's order. Pure. */
public final class CapDocument {
    static final String NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2";
    /** Media type of a document. */
    public static final String MEDIA_TYPE = "application/cap+xml";

    private final Alert alert;
    private final AlertFacts facts;
    private final Instant sent;
    private final CapText text;
    private final CapSettings settings;
    private final XmlText xml = new XmlText("alert", NAMESPACE);

    private CapDocument(Alert alert, Instant sent, CapText text, CapSettings settings) {
        this.alert = alert;
        this.facts = alert.facts();
        this.sent = sent;
        this.text = text;
        this.settings = settings;
    }

    /**
     * @param sent time of approval; for a preview the time of the preview
     * @return the document as UTF-8 text with its XML declaration
     */
    public static String of(Alert alert, Instant sent, CapText text, CapSettings settings) {
        return new CapDocument(alert, sent, text, settings).write();
    }

    private String write() {
        xml.leaf("identifier", alert.id().value())
                .leaf("sender", settings.sender())
                .leaf("sent", time(sent))
                .leaf("status", CapCodes.status(alert.status()))
                .leaf("msgType", CapCodes.messageType(alert.kind()))
                .leaf("scope", "Public")
                .leaf("note", note())
                .leaf("references", references())
                .leaf("incidents", alert.event().value());
        info(Locale.SIMPLIFIED_CHINESE);
        if (text.hasEnglish()) {
            info(Locale.US);
        }
        return xml.finish();
    }

    /** CAP wants the purpose of an exercise here (3.2.1, note). */
    private String note() {
        return alert.status() == AlertStatus.EXERCISE ? "演练，不是真实预警。 Exercise, not a real warning." : "";
    }

    private String references() {
        return alert.references().stream()
                .map(reference -> settings.sender() + "," + reference.id() + "," + time(reference.sent()))
                .collect(Collectors.joining(" "));
    }

    private void info(Locale language) {
        xml.start("info")
                .leaf("language", language.toLanguageTag())
                .leaf("category", "Env")
                .leaf("category", "Health")
                .leaf("event", pick(language, eventZh(), eventEn()))
                .leaf("responseType", CapCodes.responseType(alert, sent))
                .leaf("urgency", CapCodes.urgency(alert, sent))
                .leaf("severity", CapCodes.severity(level()))
                .leaf("certainty", CapCodes.certainty(facts));
        inOrder(settings.eventCodes(), "eventCode");
        xml.leaf("effective", time(sent))
                .leaf("onset", onset())
                .leaf("expires", time(expires()))
                .leaf(
                        "senderName",
                        pick(
                                language,
                                settings.senderName().zh(),
                                settings.senderName().en()))
                .leaf("headline", headline(language))
                .leaf(
                        "description",
                        pick(
                                language,
                                text.description().zh(),
                                text.description().en()))
                .leaf(
                        "instruction",
                        pick(
                                language,
                                text.instruction().zh(),
                                text.instruction().en()))
                .leaf("web", settings.web())
                .leaf("contact", settings.contact());
        parameters();
        facts.areas().forEach(area -> area(area, language));
        xml.end();
    }

    /** What a lift ends is still what the message is about; its severity is that of clean air. */
    private @Nullable Level level() {
        return alert.kind() == AlertKind.LIFT || alert.kind() == AlertKind.CANCEL ? null : facts.level();
    }

    private String eventZh() {
        return alert.kind() == AlertKind.ADVISORY ? "空气质量健康提示" : "重污染天气";
    }

    private String eventEn() {
        return alert.kind() == AlertKind.ADVISORY ? "Air quality health advisory" : "Heavy air pollution";
    }

    private String onset() {
        Instant onset = alert.kind() == AlertKind.EXTEND || facts.effective() == null
                ? facts.responseStart()
                : facts.effective();
        return onset == null ? "" : time(onset);
    }

    /** Open-ended warnings expire with the alert's own use; the next message of the event replaces them before. */
    private Instant expires() {
        Instant end = alert.kind().warns() ? facts.expectedEnd() : null;
        return end != null && end.isAfter(sent) ? end : latest(alert.notAfter(), sent);
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private String headline(Locale language) {
        String headline = pick(language, text.headline().zh(), text.headline().en());
        if (headline.length() > CapText.HEADLINE_CHARS) {
            throw new IllegalArgumentException("headline: " + headline.length() + " characters (expected: at most "
                    + CapText.HEADLINE_CHARS + ")");
        }
        return headline;
    }

    private void parameters() {
        Level level = facts.level();
        if (level != null) {
            xml.pair("parameter", "warningLevel", level.word());
            xml.pair("parameter", "responseLevel", level.response());
        }
        AqiOutlook outlook = facts.outlook();
        if (outlook != null) {
            xml.pair("parameter", "aqiLowest", Integer.toString(outlook.lowest()));
            xml.pair("parameter", "aqiHighest", Integer.toString(outlook.highest()));
            outlook.dailyMeans().forEach(mean -> xml.pair("parameter", "aqiDailyMean", mean.date() + " " + mean.aqi()));
        }
    }

    private void area(AreaRef area, Locale language) {
        xml.start("area")
                .leaf("areaDesc", pick(language, area.nameZh(), area.nameEn()))
                .leaf("polygon", settings.polygons().getOrDefault(area.code(), ""))
                .pair("geocode", settings.geocodeName(), area.code())
                .end();
    }

    /** The same document for the same settings, whatever order their map has. */
    private void inOrder(Map<String, String> pairs, String element) {
        pairs.entrySet().stream()
                .sorted(Comparator.comparing(Map.Entry::getKey))
                .forEach(entry -> xml.pair(element, entry.getKey(), entry.getValue()));
    }

    private static String pick(Locale language, String zh, String en) {
        return language.equals(Locale.US) ? en : zh;
    }

    private String time(Instant instant) {
        return CapTimes.text(instant, settings.zone());
    }
}
