package org.airalert.message.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.airalert.message.TemplateSet;
import org.airalert.message.TextFault;
import org.airalert.message.Wording;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TemplateLintTest {
    private static final TemplateSet SHIPPED = Wording.templates();

    @Test
    void the_shipped_templates_are_clean() {
        assertThat(lint(SHIPPED)).isEmpty();
    }

    @Test
    @Tag("P3.2.3c")
    void a_text_that_leaves_out_the_expected_end_is_found() {
        TemplateSet changed =
                changed("shared/zh.ftl", source -> source.replace("\"预计\" + expectedEnd.at + \"解除\"", "\"\""));

        assertThat(lint(changed))
                .extracting(TextFault::what)
                .anyMatch(what -> what.contains("does not state the expected end"));
    }

    @Test
    void an_unknown_variable_is_found_with_its_line() {
        TemplateSet changed = changed("schools/issue.ftl", source -> source + "<@doc.para headmaster />\n");

        assertThat(lint(changed)).first().satisfies(fault -> {
            assertThat(fault.file()).isEqualTo("templates/schools/issue.ftl");
            assertThat(fault.line()).isEqualTo(13);
            assertThat(fault.what()).isEqualTo("missing fact in @doc.para headmaster");
        });
    }

    @Test
    void missing_and_unused_templates_are_found() {
        Map<String, String> sources = sources();
        sources.put("schools/isue.ftl", String.valueOf(sources.remove("schools/issue.ftl")));

        assertThat(lint(TemplateSet.of(sources)))
                .extracting(TextFault::toString)
                .containsExactly(
                        "templates/schools/issue.ftl: is missing",
                        "templates/schools/isue.ftl: is not used by any audience, kind and form");
    }

    @Test
    void forbidden_words_and_traces_of_the_machine_are_found() {
        assertThat(Forbidden.in("预警将于2026-01-05启动II级响应，，预计null解除。")).hasSize(4);
        assertThat(Forbidden.in("预警将于1月5日8时启动Ⅱ级响应，预计1月9日24时解除。")).isEmpty();
    }

    @Test
    void an_SMS_whose_kept_parts_are_too_long_is_found() {
        TemplateSet changed =
                changed("public/lift.sms.ftl", source -> source.replace("<@part>", "<@part>" + "请广大市民注意查看。".repeat(7)));

        assertThat(lint(changed))
                .extracting(TextFault::toString)
                .contains("templates/public/lift.sms.ftl: what must stay does not fit 1 SMS part(s)");
    }

    private static List<TextFault> lint(TemplateSet templates) {
        return TemplateLint.faults(templates, Wording.texts(), Wording.ZONE);
    }

    private static TemplateSet changed(String name, UnaryOperator<String> change) {
        Map<String, String> sources = sources();
        String before = String.valueOf(sources.get(name));
        sources.put(name, change.apply(before));
        assertThat(sources.get(name)).isNotEqualTo(before);
        return TemplateSet.of(sources);
    }

    private static Map<String, String> sources() {
        Map<String, String> sources = new HashMap<>();
        SHIPPED.names().forEach(name -> sources.put(name, SHIPPED.source(name).orElseThrow()));
        return sources;
    }
}
