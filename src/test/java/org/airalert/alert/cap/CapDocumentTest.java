package org.airalert.alert.cap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.airalert.alert.AlertKind;
import org.airalert.alert.AlertStatus;
import org.airalert.alert.Bilingual;
import org.airalert.message.Renderer;
import org.airalert.message.Wording;
import org.airalert.message.lint.SampleAlerts;
import org.airalert.message.lint.SampleAlerts.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.SAXException;

class CapDocumentTest {
    static final CapSettings SETTINGS = new CapSettings(
            "eepc.example.org",
            new Bilingual("平顶山市生态环境保护委员会办公室", "Pingdingshan EEPC Office"),
            "https://air.example.org/",
            "duty@eepc.example.org",
            Wording.ZONE,
            Map.of("OET:v1.2", "OET-004"),
            "GB/T 2260",
            Map.of("410400", "33.1,112.2 34.3,112.2 34.3,113.8 33.1,113.8 33.1,112.2"));
    private static final Renderer RENDERER = new Renderer(Wording.templates());

    static Stream<Sample> samples() {
        return SampleAlerts.all().stream()
                .filter(sample -> sample.alert().kind().isPublic());
    }

    static String document(Sample sample) {
        return CapDocument.of(
                sample.alert(), SampleAlerts.PUBLISHED, RENDERER.cap(sample.alert(), Wording.context()), SETTINGS);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void every_sample_is_valid_against_the_OASIS_schema(Sample sample) throws Exception {
        schema().newValidator().validate(new StreamSource(new StringReader(document(sample))));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void no_time_is_written_with_Z_and_no_language_is_empty(Sample sample) {
        assertThat(document(sample)).doesNotContainPattern(">[0-9T:-]+Z<").doesNotContain("<language></language>");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_second_parser_reads_every_sample_and_a_drill_is_an_exercise(Sample sample) throws Exception {
        StrictCap.Alert read = StrictCap.read(document(sample));

        boolean drill = sample.alert().status() == AlertStatus.EXERCISE;
        assertThat(read.status()).isEqualTo(drill ? "Exercise" : "Actual");
        assertThat(read.info()).hasSize(2);
    }

    private static Schema schema() throws SAXException {
        return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(Path.of("src/test/resources/cap/CAP-v1.2.xsd").toFile());
    }

    @Test
    void a_lift_is_an_update_that_clears_and_refers_to_what_it_ends() {
        String lift = document(sample(AlertKind.LIFT, "ahead"));

        assertThat(lift)
                .contains("<msgType>Update</msgType>", "<responseType>AllClear</responseType>")
                .contains("<references>eepc.example.org,al-sample-0,2019-01-01T15:00:00+08:00</references>");
    }

    @Test
    void a_drill_says_so_in_status_note_and_headline() {
        String drill = document(sample(AlertKind.ISSUE, "drill"));

        assertThat(drill)
                .contains("<status>Exercise</status>", "<note>演练")
                .contains("<headline>【演练】", "<headline>[EXERCISE]");
    }

    @Test
    void an_orange_forecast_is_severe_expected_and_likely_in_both_languages() {
        String issue = document(sample(AlertKind.ISSUE, "ahead"));

        assertThat(count(issue, "<severity>Severe</severity>")).isEqualTo(2);
        assertThat(count(issue, "<urgency>Expected</urgency>")).isEqualTo(2);
        assertThat(count(issue, "<certainty>Likely</certainty>")).isEqualTo(2);
        assertThat(issue)
                .contains("<language>zh-CN</language>", "<language>en-US</language>")
                .contains("<onset>2019-01-05T08:00:00+08:00</onset>", "<expires>2019-01-09T20:00:00+08:00</expires>");
    }

    @Test
    void utc_is_written_with_minus_zero() {
        assertThat(CapTimes.text(Instant.parse("2019-01-03T07:00:00Z"), java.time.ZoneOffset.UTC))
                .isEqualTo("2019-01-03T07:00:00-00:00");
    }

    private static Sample sample(AlertKind kind, String name) {
        List<Sample> found = SampleAlerts.all().stream()
                .filter(sample -> sample.name().equals(kind.word() + "/" + name))
                .toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static int count(String text, String part) {
        return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
    }
}
