package org.airalert.message.lint;

import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.airalert.alert.AlertKind;
import org.airalert.alert.cap.CapText;
import org.airalert.directory.Audience;
import org.airalert.message.Addressees;
import org.airalert.message.ChannelText;
import org.airalert.message.FrozenText;
import org.airalert.message.MessageFaults;
import org.airalert.message.OfficialDocument;
import org.airalert.message.PlanTexts;
import org.airalert.message.Renderer;
import org.airalert.message.TemplateSet;
import org.airalert.message.TextContext;
import org.airalert.message.TextFault;
import org.airalert.message.TextFormat;
import org.airalert.message.TextPart;
import org.airalert.message.lint.SampleAlerts.Sample;

/** Renders every template with every sample and looks at what comes out. Blocking: a second or two. */
public final class TemplateLint {
    private static final Set<String> SHARED = Set.of(
            "shared/zh.ftl",
            "shared/en.ftl",
            "shared/doc.text.ftl",
            "shared/doc.html.ftl",
            "shared/doc.cap.ftl",
            "shared/doc.markdown.ftl",
            "shared/doc.json.ftl",
            "shared/doc.letter.ftl",
            "shared/layout.json.ftl",
            "shared/layout.letter.ftl",
            "shared/layout.text.ftl",
            "shared/layout.html.ftl",
            "shared/layout.cap.ftl",
            "shared/layout.markdown.ftl");

    /** What the office tells that is no warning. */
    private static final List<String> MEMOS = List.of("memo/message.ftl", "memo/message.sms.ftl", "memo/notice.ftl");

    /** HTML's head and tags, in which times and code may stand. */
    private static final Pattern MARKUP = Pattern.compile("(?s)<head>.*?</head>|<[^>]*>");
    /** The one value of the machine that belongs into JSON. */
    private static final Pattern JSON_FLAG = Pattern.compile("\"exercise\":(?:true|false),");

    private final TemplateSet templates;
    private final Renderer renderer;
    private final TextContext context;
    private final Set<TextFault> faults = new LinkedHashSet<>();

    private TemplateLint(TemplateSet templates, PlanTexts texts, ZoneId zone) {
        this.templates = templates;
        this.renderer = new Renderer(templates);
        this.context = new TextContext(texts, zone, SampleAlerts.PUBLISHED, true);
    }

    /** Every fault, each once. */
    public static List<TextFault> faults(TemplateSet templates, PlanTexts texts, ZoneId zone) {
        TemplateLint lint = new TemplateLint(templates, texts, zone);
        lint.names();
        lint.parse();
        if (lint.faults.isEmpty()) {
            lint.renderAll();
        }
        return List.copyOf(lint.faults);
    }

    /** The forms that every audience must have: Chinese for all, English for the public and the media, SMS for the public. */
    public static List<TextFormat> formatsOf(Audience audience) {
        return switch (audience) {
            case PUBLIC ->
                List.of(
                        TextFormat.SMS,
                        TextFormat.SMS_EN,
                        TextFormat.TEXT,
                        TextFormat.TEXT_EN,
                        TextFormat.HTML,
                        TextFormat.JSON,
                        TextFormat.JSON_EN);
            case MEDIA ->
                List.of(
                        TextFormat.TEXT,
                        TextFormat.TEXT_EN,
                        TextFormat.HTML,
                        TextFormat.JSON,
                        TextFormat.JSON_EN,
                        TextFormat.CRAWL,
                        TextFormat.SCREEN,
                        TextFormat.AUDIO);
            case UNITS -> List.of(TextFormat.TEXT, TextFormat.HTML, TextFormat.JSON, TextFormat.MARKDOWN);
            case SCHOOLS, HOSPITALS, COUNTIES, PROVINCE, ENTERPRISES, SUPERVISORS ->
                List.of(TextFormat.TEXT, TextFormat.HTML, TextFormat.JSON);
        };
    }

    private void names() {
        Set<String> needed = new TreeSet<>(SHARED);
        for (Audience audience : Audience.values()) {
            for (String kind : kindsOf(audience)) {
                formatsOf(audience).forEach(format -> needed.add(format.template(audience.word(), kind)));
            }
        }
        for (OfficialDocument document : OfficialDocument.values()) {
            Stream.of(AlertKind.values())
                    .filter(document::belongsTo)
                    .forEach(kind -> needed.add(document.template(kind.word())));
        }
        needed.addAll(MEMOS);
        Set<String> missing = new TreeSet<>(needed);
        missing.removeAll(templates.names());
        missing.forEach(name -> add(name, 0, "is missing"));
        Set<String> unused = new TreeSet<>(templates.names());
        unused.removeAll(needed);
        unused.forEach(name -> add(name, 0, "is not used by any audience, kind and form"));
    }

    private static List<String> kindsOf(Audience audience) {
        return audience == Audience.SUPERVISORS
                ? List.of(Renderer.NOTICE)
                : Stream.of(AlertKind.values())
                        .filter(kind -> Addressees.includes(audience, kind))
                        .map(AlertKind::word)
                        .toList();
    }

    private void parse() {
        for (String name : templates.names()) {
            attempt(() -> renderer.parse(name));
        }
    }

    private void renderAll() {
        for (Sample sample : SampleAlerts.all()) {
            AlertKind kind = sample.alert().kind();
            Stream.of(Audience.values())
                    .filter(audience -> Addressees.includes(audience, kind))
                    .forEach(audience ->
                            formatsOf(audience).forEach(format -> attempt(() -> look(sample, audience, format))));
            Stream.of(OfficialDocument.values())
                    .filter(document -> document.belongsTo(kind))
                    .forEach(document ->
                            attempt(() -> look(sample, renderer.document(sample.alert(), document, context))));
            if (kind.isPublic()) {
                attempt(() -> look(
                        sample, renderer.cap(sample.alert(), context).headline().zh()));
            }
        }
    }

    private void look(Sample sample, Audience audience, TextFormat format) {
        ChannelText channel = ChannelText.of("lint", audience, List.of(format));
        look(sample, renderer.render(sample.alert(), channel, context));
    }

    private void look(Sample sample, FrozenText text) {
        for (TextPart part : text.parts()) {
            if (part.name().startsWith(TextFormat.JSON.word()) && !JsonSyntax.isObject(part.text())) {
                add("shared/layout.json.ftl", 0, part.name() + " for " + sample.name() + ": is no JSON object");
            }
            String plain = plain(text.subject(), part);
            Forbidden.in(plain)
                    .forEach(what -> add(text.template(), 0, part.name() + " for " + sample.name() + ": " + what));
            for (Demands.Demand demand : demands(sample, text, part)) {
                if (!demand.isMetBy(plain)) {
                    add(
                            text.template(),
                            0,
                            part.name() + " for " + sample.name() + ": does not state the " + demand.what() + " ("
                                    + String.join(" or ", demand.any()) + ")");
                }
            }
        }
    }

    private List<Demands.Demand> demands(Sample sample, FrozenText text, TextPart part) {
        if (text.template().startsWith(Audience.SUPERVISORS.word() + "/")) {
            return Demands.ofNotice(sample.alert(), context.texts().office(), context.zone());
        }
        boolean isShort = part.name().endsWith(TextPart.SHORT);
        if (part.name().contains(".en")) {
            return Demands.ofEnglish(sample.alert());
        }
        if (part.name().startsWith("sms")) {
            return Demands.ofSms(sample.alert(), context.texts().office(), context.zone(), isShort);
        }
        if (part.name().equals(TextFormat.SCREEN.word())) {
            return Demands.ofScreen(sample.alert(), context.zone());
        }
        List<Demands.Demand> all =
                Demands.ofText(sample.alert(), context.texts().office(), context.zone());
        return part.name().equals(TextFormat.AUDIO.word())
                ? all.stream().map(Demands.Demand::spoken).toList()
                : all;
    }

    private void look(Sample sample, String headline) {
        if (headline.length() > CapText.HEADLINE_CHARS) {
            add("public/" + sample.alert().kind().word() + ".ftl", 0, "subject is too long for CAP: " + headline);
        }
    }

    /** What a person reads of it. */
    private static String plain(String subject, TextPart part) {
        if (part.name().startsWith(TextFormat.HTML.word()) || part.name().equals(TextFormat.LETTER.word())) {
            return subject + "\n" + MARKUP.matcher(part.text()).replaceAll("");
        }
        if (part.name().startsWith(TextFormat.JSON.word())) {
            return subject + "\n" + JSON_FLAG.matcher(part.text()).replaceAll("");
        }
        return subject + "\n" + part.text();
    }

    private void attempt(Runnable check) {
        try {
            check.run();
        } catch (MessageFaults e) {
            faults.addAll(e.faults());
        }
    }

    private void add(String template, int line, String what) {
        faults.add(new TextFault("templates/" + template, line, what));
    }
}
