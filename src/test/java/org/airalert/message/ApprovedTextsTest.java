package org.airalert.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertKind;
import org.airalert.directory.Audience;
import org.airalert.message.lint.SampleAlerts;
import org.airalert.message.lint.SampleAlerts.Sample;
import org.airalert.message.lint.TemplateLint;
import org.airalert.message.sms.SmsSegments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The wording as it was read and approved by people: one file for each audience and kind, compared letter by letter, so that a
 * change of wording shows in review. {@code -Dapproved.update=true} writes the files anew.
 */
class ApprovedTextsTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "approved");
    private static final Renderer RENDERER = new Renderer(Wording.templates());
    private static final TextContext CONTEXT = Wording.context();
    private static final Set<String> SHOWN = Set.of("ahead", "running-open");
    private static final Set<String> SHOWN_TO_PUBLIC = Set.of("ahead", "running-open", "worst", "provincial", "drill");

    /** A page of one audience and kind; the wording of the notice and the frames of letters and JSON stand apart. */
    record Page(Audience audience, AlertKind kind) {
        Path file() {
            return FOLDER.resolve(audience.word()).resolve(kind.word() + ".txt");
        }

        @Override
        public String toString() {
            return audience.word() + "/" + kind.word();
        }
    }

    static Stream<Page> pages() {
        // Supervising units get nothing but the notice, which stands apart.
        return Stream.of(Audience.values())
                .filter(audience -> audience != Audience.SUPERVISORS)
                .flatMap(audience -> Stream.of(AlertKind.values())
                        .filter(kind -> Addressees.includes(audience, kind))
                        .map(kind -> new Page(audience, kind)));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void the_wording_is_the_approved_one(Page page) throws IOException {
        compare(page.file(), worded(page));
    }

    private static void compare(Path file, String worded) throws IOException {
        if (Boolean.getBoolean("approved.update")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, worded);
        }

        assertThat(file).exists();
        assertThat(worded).isEqualTo(Files.readString(file));
    }

    /** One whole letter of each sort with its head and frame, one message as JSON, and the notice for every kind. */
    static Stream<Frame> frames() {
        List<Frame> frames = new ArrayList<>();
        for (OfficialDocument document : OfficialDocument.values()) {
            frames.add(new Frame(
                    "letters/" + document.word() + ".html",
                    () -> RENDERER.document(sample("issue/ahead"), document, CONTEXT)
                            .body()));
        }
        for (AlertKind kind : AlertKind.values()) {
            frames.add(new Frame("notice/" + kind.word() + ".txt", () -> notice(kind)));
        }
        frames.add(new Frame("json/public.json", () -> json(Audience.PUBLIC, TextFormat.JSON)));
        frames.add(new Frame("json/public.en.json", () -> json(Audience.PUBLIC, TextFormat.JSON_EN)));
        frames.add(new Frame("json/enterprises.json", () -> json(Audience.ENTERPRISES, TextFormat.JSON)));
        return frames.stream();
    }

    record Frame(String name, Supplier<String> text) {
        Path file() {
            return FOLDER.resolve(name);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static Alert sample(String name) {
        return SampleAlerts.all().stream()
                .filter(sample -> sample.name().equals(name))
                .findFirst()
                .orElseThrow()
                .alert();
    }

    private static String json(Audience audience, TextFormat format) {
        return RENDERER.render(sample("issue/ahead"), ChannelText.of("approved", audience, List.of(format)), CONTEXT)
                .body();
    }

    private static String notice(AlertKind kind) {
        StringBuilder all = new StringBuilder();
        for (String name : List.of("ahead", "running-open", "worst")) {
            String letter = RENDERER.document(sample(kind.word() + "/" + name), OfficialDocument.NOTICE, CONTEXT)
                    .body();
            all.append("===== ").append(kind.word()).append('/').append(name).append('\n');
            all.append(letter.replaceAll("(?s)<head>.*?</head>|<[^>]*>", "")
                            .replaceAll("\\n{2,}", "\n")
                            .strip())
                    .append("\n\n");
        }
        return all.toString();
    }

    @ParameterizedTest
    @MethodSource("frames")
    void letters_notices_and_JSON_are_the_approved_ones(Frame frame) throws IOException {
        compare(frame.file(), frame.text().get());
    }

    @Test
    void every_approved_file_still_belongs_to_a_template() throws IOException {
        Set<Path> known = Stream.concat(pages().map(Page::file), frames().map(Frame::file))
                .collect(Collectors.toCollection(TreeSet::new));

        try (Stream<Path> files = Files.walk(FOLDER)) {
            assertThat(files.filter(Files::isRegularFile)).containsExactlyInAnyOrderElementsOf(known);
        }
    }

    private static String worded(Page page) {
        StringBuilder all = new StringBuilder();
        for (Sample sample : SampleAlerts.all()) {
            String name = sample.name().substring(sample.name().indexOf('/') + 1);
            Set<String> shown = page.audience() == Audience.PUBLIC ? SHOWN_TO_PUBLIC : SHOWN;
            if (sample.alert().kind() == page.kind() && shown.contains(name)) {
                add(all, page, sample);
            }
        }
        return all.toString();
    }

    private static void add(StringBuilder all, Page page, Sample sample) {
        List<TextFormat> formats = new ArrayList<>(TemplateLint.formatsOf(page.audience()));
        formats.removeAll(List.of(TextFormat.HTML, TextFormat.JSON, TextFormat.JSON_EN));
        FrozenText text =
                RENDERER.render(sample.alert(), ChannelText.of("approved", page.audience(), formats), CONTEXT);
        for (TextPart part : text.parts()) {
            all.append("===== ").append(sample.name()).append(", ").append(part.name());
            if (part.name().startsWith("sms")) {
                SmsSegments segments = SmsSegments.of(part.text());
                all.append(", ")
                        .append(segments.count())
                        .append(" x ")
                        .append(segments.encoding().word());
            }
            all.append('\n').append(part.text().stripTrailing()).append("\n\n");
        }
    }
}
