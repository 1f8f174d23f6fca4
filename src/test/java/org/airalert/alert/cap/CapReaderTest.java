package org.airalert.alert.cap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.airalert.alert.AlertKind;
import org.airalert.alert.AreaRef;
import org.airalert.message.lint.SampleAlerts;
import org.airalert.message.lint.SampleAlerts.Sample;
import org.airalert.warning.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CapReaderTest {
    private static final AreaRef CITY = new AreaRef("410400", "平顶山市", "Pingdingshan");
    private static final String ISSUE =
            CapDocumentTest.document(SampleAlerts.all().get(0));

    static Stream<Sample> samples() {
        return CapDocumentTest.samples();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void what_we_write_has_no_fault_beyond_the_schema(Sample sample) {
        assertThat(read(CapDocumentTest.document(sample)).faults()).isEmpty();
    }

    @Test
    void our_own_issue_becomes_a_draft_with_level_start_and_end() {
        CapDraft draft = CapDraft.of(read(ISSUE).message().orElseThrow(), Map.of("410400", CITY), CITY)
                .orElseThrow();

        assertThat(draft.kind()).isEqualTo(AlertKind.ISSUE);
        assertThat(draft.facts().level()).isEqualTo(Level.ORANGE);
        assertThat(draft.facts().responseStart()).isEqualTo("2019-01-05T00:00:00Z");
        assertThat(draft.facts().expectedEnd()).isEqualTo("2019-01-09T12:00:00Z");
    }

    @Test
    void a_document_with_a_DOCTYPE_is_refused_and_no_entity_is_read() {
        String attack = ISSUE.replace("<alert", "<!DOCTYPE alert [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><alert");

        CapReader.Result result = read(attack);

        assertThat(result.message()).isEmpty();
        assertThat(result.faults()).hasSize(1).first().asString().contains("DOCTYPE");
    }

    @Test
    void too_large_and_broken_documents_are_refused() {
        assertThat(CapReader.read(new byte[CapReader.LARGEST + 1]).faults()).hasSize(1);
        assertThat(CapReader.read(new byte[] {(byte) 0xff, (byte) 0xfe}).faults())
                .hasSize(1);
        assertThat(read("<alert>").faults()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<scope>Public</scope>|<scope>Everybody</scope>|/alert/scope",
                "+08:00</sent>|Z</sent>|/alert/sent",
                "<language>zh-CN</language>|<language></language>|/alert/info/language",
                "<certainty>Likely</certainty>|<certainty>Very Likely</certainty>|/alert/info/certainty",
                "<web>https|<web>//x|/alert/info/web",
                " 33.1,112.2</polygon>|</polygon>|/alert/info/area/polygon",
                "<msgType>Alert</msgType>|<msgType>Update</msgType>|/alert/references",
                "<status>Actual</status>||/alert/status",
            })
    void a_fault_is_told_with_its_path(String right, String wrong, String path) {
        assertThat(ISSUE).contains(right);

        CapReader.Result result = read(ISSUE.replace(right, wrong == null ? "" : wrong));

        assertThat(result.message()).isEmpty();
        assertThat(result.faults()).extracting(CapFault::path).contains(path);
    }

    @Test
    void all_faults_are_told_at_once() {
        String bad = ISSUE.replace("<scope>Public</scope>", "")
                .replace("<urgency>Expected</urgency>", "<urgency>Soon</urgency>")
                .replace("+08:00</expires>", "</expires>");

        assertThat(read(bad).faults()).hasSize(5);
    }

    private static CapReader.Result read(String xml) {
        return CapReader.read(xml.getBytes(StandardCharsets.UTF_8));
    }
}
