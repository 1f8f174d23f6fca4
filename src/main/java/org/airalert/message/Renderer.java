package org.airalert.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.airalert.alert.Alert;
import org.airalert.alert.cap.CapText;
import org.airalert.directory.Audience;
import org.airalert.message.PlanTexts.Office;
import org.airalert.message.sms.SmsFitter;
import org.airalert.message.sms.SmsPart;

/**
 * Words an alert for a channel. Blocks (Freemarker): call it on a worker. Thread-safe; holds the parsed templates.
 *
 * <p>The same alert, channel, context and templates always give the same text and digest.
 */
public final class Renderer {
    /** Name of the template for supervising units, in place of the alert's kind. */
    public static final String NOTICE = "notice";
    /** Folder of the templates for memos, whatever the audience. */
    public static final String MEMO = "memo";

    /** Name of the template for a memo itself. */
    public static final String MESSAGE = "message";

    private static final Set<String> FIELDS = Set.of(
            RecipientFields.NAME,
            RecipientFields.DUTIES,
            RecipientFields.MEASURES,
            RecipientFields.CONFIRM_URL,
            RecipientFields.DOCUMENT_NUMBER,
            RecipientFields.UNCONFIRMED);

    private final TemplateSet templates;
    private final Sandbox sandbox;
    private final Map<String, String> versions = new ConcurrentHashMap<>();

    public Renderer(TemplateSet templates) {
        this.templates = templates;
        this.sandbox = new Sandbox(templates);
    }

    /**
     * The channel's text, frozen.
     *
     * @throws MessageFaults when the alert lacks a fact, a template is missing or fails, or a short message does not fit
     */
    public FrozenText render(Alert alert, ChannelText channel, TextContext context) {
        requireFacts(alert);
        Names names = format -> format.template(channel.audience().word(), kind(alert, channel));
        return render(alert, channel, names, new Source(FactsModel.of(alert, context), context));
    }

    /**
     * A memo of the office, frozen like an alert's text: its subject is the reason of the advisory that carries it, each line of the advice a paragraph.
     *
     * @throws MessageFaults as {@link #render}
     */
    public FrozenText memo(Alert memo, ChannelText channel, TextContext context) {
        requireFacts(memo);
        Map<String, Object> model = FactsModel.of(memo, context);
        model.put(
                MEMO,
                Map.of(
                        "subject", memo.facts().reason().zh(),
                        "lines", memo.facts().advice().zh().lines().toList()));
        String kind = channel.audience() == Audience.SUPERVISORS ? NOTICE : MESSAGE;
        return render(memo, channel, format -> format.template(MEMO, kind), new Source(model, context));
    }

    /** The template of a form. */
    private interface Names {
        String of(TextFormat format);
    }

    private FrozenText render(Alert alert, ChannelText channel, Names names, Source source) {
        List<TextPart> parts = new ArrayList<>();
        String subject = "";
        List<TextFormat> formats = formats(alert, channel);
        for (TextFormat format : formats) {
            String name = names.of(format);
            if (format.isSms()) {
                parts.addAll(sms(name, format, channel.smsSegments(), source));
            } else {
                Sandbox.Output output = body(name, format, source.model());
                parts.add(new TextPart(
                        format.word(),
                        format.isBroadcast() ? Broadcast.of(format, output) : Layout.tidy(output.text())));
                subject = subject.isEmpty() ? output.subject() : subject;
            }
        }
        String main = names.of(formats.get(0));
        return checked(FrozenText.of(
                new RenderedChannel(alert.id(), channel.channelId(), subject, parts, main, version(main))));
    }

    /**
     * An official letter, frozen like a channel's text under {@link OfficialDocument#key()}; its one part is {@link TextFormat#LETTER}.
     *
     * @throws MessageFaults as {@link #render}
     */
    public FrozenText document(Alert alert, OfficialDocument document, TextContext context) {
        requireFacts(alert);
        String name = document.template(alert.kind().word());
        Sandbox.Output output = body(name, TextFormat.LETTER, FactsModel.of(alert, context.onPaper()));
        TextPart letter = new TextPart(TextFormat.LETTER.word(), Layout.tidy(output.text()));
        return checked(FrozenText.of(new RenderedChannel(
                alert.id(), document.key(), output.subject(), List.of(letter), name, version(name))));
    }

    /**
     * Parses a template and checks what it may use, without running it.
     *
     * @throws MessageFaults with file and line
     */
    public void parse(String template) {
        sandbox.parse(template);
    }

    /** The words of the alert's CAP document, from the templates for the public. */
    public CapText cap(Alert alert, TextContext context) {
        requireFacts(alert);
        Map<String, Object> model = FactsModel.of(alert, context);
        String kind = alert.kind().word();
        Sandbox.Output zh = body(TextFormat.TEXT.template("public", kind), Layout.CAP, model);
        return hasEnglish(alert)
                ? CapWords.of(zh, body(TextFormat.TEXT_EN.template("public", kind), Layout.CAP, model))
                : CapWords.of(zh);
    }

    /** What supervising units are told is the same whatever the alert did. */
    private static String kind(Alert alert, ChannelText channel) {
        return channel.audience() == Audience.SUPERVISORS
                ? NOTICE
                : alert.kind().word();
    }

    /** Free text may come in Chinese only; that must not hold up the rest, so the English forms are then left out. */
    private static boolean hasEnglish(Alert alert) {
        return !alert.facts().advice().en().isBlank()
                || alert.facts().advice().zh().isBlank();
    }

    private static List<TextFormat> formats(Alert alert, ChannelText channel) {
        List<TextFormat> told = channel.formats().stream()
                .filter(format -> !format.isEnglish() || hasEnglish(alert))
                .toList();
        if (told.isEmpty()) {
            throw new MessageFaults(new TextFault(
                    "alert " + alert.id(),
                    0,
                    "advice: no English text, which channel " + channel.channelId() + " needs"));
        }
        return told;
    }

    private record Source(Map<String, Object> model, TextContext context) {}

    private static void requireFacts(Alert alert) {
        List<TextFault> faults = AlertCheck.faults(alert).stream()
                .map(what -> new TextFault("alert " + alert.id(), 0, what))
                .toList();
        if (!faults.isEmpty()) {
            throw new MessageFaults(faults);
        }
    }

    private Sandbox.Output body(String name, TextFormat format, Map<String, Object> model) {
        model.put("language", format.language());
        return body(name, format.layout(), model);
    }

    private Sandbox.Output body(String name, String layout, Map<String, Object> model) {
        model.put("body", "/" + name);
        Sandbox.Output output = sandbox.run(layout, model);
        if (output.subject().isBlank()) {
            throw new MessageFaults(new TextFault("templates/" + name, 0, "assigns no subject"));
        }
        return output;
    }

    /** The long form, then the short one of a single part. */
    private List<TextPart> sms(String name, TextFormat format, int segments, Source source) {
        SmsParts directive = new SmsParts(format.isEnglish());
        source.model().put("part", directive);
        sandbox.run(name, source.model());
        Office office = source.context().texts().office();
        String signature = format.isEnglish() ? "[" + office.smsSignatureEn() + "]" : "【" + office.smsSignature() + "】";
        List<SmsPart> parts = directive.parts();
        return List.of(
                new TextPart(format.word(), fitted(name, signature, parts, segments)),
                new TextPart(format.word() + TextPart.SHORT, fitted(name, signature, parts, 1)));
    }

    private static String fitted(String name, String signature, List<SmsPart> parts, int segments) {
        return SmsFitter.fit(signature, parts, segments)
                .orElseThrow(() -> new MessageFaults(new TextFault(
                        "templates/" + name, 0, "what must stay does not fit " + segments + " SMS part(s)")));
    }

    private FrozenText checked(FrozenText text) {
        Set<String> unknown = text.placeholders();
        unknown.removeAll(FIELDS);
        if (!unknown.isEmpty()) {
            throw new MessageFaults(new TextFault(
                    "templates/" + text.template(), 0, "unknown placeholder: " + String.join(", ", unknown)));
        }
        return text;
    }

    private String version(String name) {
        return versions.computeIfAbsent(name, templates::version);
    }
}
