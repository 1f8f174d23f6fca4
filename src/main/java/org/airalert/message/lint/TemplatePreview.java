package org.airalert.message.lint;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.airalert.alert.Alert;
import org.airalert.directory.Audience;
import org.airalert.message.ChannelText;
import org.airalert.message.FrozenText;
import org.airalert.message.MessageFaults;
import org.airalert.message.OfficialDocument;
import org.airalert.message.PlanTexts;
import org.airalert.message.Renderer;
import org.airalert.message.TemplateSet;
import org.airalert.message.TextContext;
import org.airalert.message.TextFormat;
import org.airalert.message.TextPart;

/** What a template makes of sample facts, so that whoever edits it sees what people would read. Blocking. */
public final class TemplatePreview {
    private static final int SEGMENTS = 5;
    private static final String SHARED = "shared/";

    private TemplatePreview() {}

    /** One text of the preview. */
    public record Shown(String form, String subject, String text) {}

    /** The samples that a template can be shown with, by name; never empty for a template of the set. */
    public static List<String> samples(String template) {
        return SampleAlerts.all().stream()
                .filter(sample -> isFor(template, sample.alert()))
                .map(SampleAlerts.Sample::name)
                .toList();
    }

    private static boolean isFor(String template, Alert alert) {
        String file = template.substring(template.indexOf('/') + 1);
        String word = file.substring(0, file.indexOf('.'));
        return (template.startsWith(SHARED) && alert.kind().isPublic())
                || word.equals(Renderer.NOTICE)
                || word.equals(alert.kind().word())
                || Stream.of(OfficialDocument.values())
                        .anyMatch(document ->
                                document.template(alert.kind().word()).equals(template));
    }

    /**
     * Everything that the template words of a sample; a shared one as it stands in the texts for the public.
     *
     * @throws MessageFaults when a text cannot be made, with file and line
     */
    public static List<Shown> of(TemplateSet templates, String template, String sample, Surroundings around) {
        Alert alert = SampleAlerts.all().stream()
                .filter(one -> one.name().equals(sample))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("sample: " + sample + " (expected: one of samples)"))
                .alert();
        Renderer renderer = new Renderer(templates);
        TextContext context = new TextContext(around.texts(), around.zone(), SampleAlerts.PUBLISHED, true);
        List<Shown> shown = new ArrayList<>();
        for (OfficialDocument document : OfficialDocument.values()) {
            if (document.template(alert.kind().word()).equals(template)) {
                add(shown, renderer.document(alert, document, context));
            }
        }
        for (Audience audience : Audience.values()) {
            List<TextFormat> formats = formats(template, audience, alert);
            if (!formats.isEmpty()) {
                add(shown, renderer.render(alert, new ChannelText("preview", audience, formats, SEGMENTS), context));
            }
        }
        return shown;
    }

    /** What the samples are rendered with. */
    public record Surroundings(PlanTexts texts, ZoneId zone) {}

    private static List<TextFormat> formats(String template, Audience audience, Alert alert) {
        boolean shared = template.startsWith(SHARED) && audience == Audience.PUBLIC;
        String kind = audience == Audience.SUPERVISORS
                ? Renderer.NOTICE
                : alert.kind().word();
        return TemplateLint.formatsOf(audience).stream()
                .filter(format ->
                        shared || format.template(audience.word(), kind).equals(template))
                .toList();
    }

    private static void add(List<Shown> shown, FrozenText text) {
        for (TextPart part : text.parts()) {
            shown.add(new Shown(part.name(), text.subject(), part.text()));
        }
    }
}
