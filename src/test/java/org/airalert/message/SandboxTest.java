package org.airalert.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Templates are written by people with a text editor; none of them may harm the gateway. */
@Timeout(20)
class SandboxTest {
    /** Processor time that one refusal may take; the clock would measure the machine's other work, too. */
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${\"freemarker.template.utility.Execute\"?new()(\"id\")}",
                "${\"1+1\"?eval}",
                "${\"1+1\" ? <#-- hidden --> eval}",
                "<#assign run = \"x\"?interpret><@run/>",
                "${office?api.class}",
                "${\"[1]\"?eval_json}",
                "${\"a\"?left_pad(1000000000)}",
                "<#noautoesc>${\"<b>\"}</#noautoesc>",
                "<#outputformat \"HTML\">x</#outputformat>",
                "<#setting url_escaping_charset=\"x\">",
            })
    void what_reaches_beyond_wording_is_refused_when_the_template_is_loaded(String source) {
        Throwable refusal = catchThrowable(() -> run(source));

        assertThat(refusal).isInstanceOf(MessageFaults.class).hasMessageContaining("is not allowed");
        assertThat(refusal).hasMessageStartingWith("templates/t.ftl:1:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${office.class}",
                "${office.getClass()}",
                "<#include \"/etc/passwd\">",
                "<#include \"../../conf/gateway.yaml\">",
                "<#import \"file:///etc/passwd\" as f>",
                "<#include \"https://example.org/\">",
                "${.data_model.office.class}",
            })
    void files_and_classes_are_out_of_reach(String source) {
        assertThatThrownBy(() -> run(source)).isInstanceOf(MessageFaults.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<#list 1.. as i></#list>",
                "<#list 1.. as i><#assign x = i></#list>",
                "<#list 1..2000000000 as i><#list 1..2000000000 as j></#list></#list>",
            })
    void an_endless_template_is_stopped_within_a_second(String source) {
        long before = cpu();

        assertThatThrownBy(() -> run(source))
                .isInstanceOf(MessageFaults.class)
                .hasMessageMatching("templates/t.ftl: (runs too long|uses too much memory)");

        assertThat(cpu() - before).isLessThan(SECOND);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<#list 1.. as i>0123456789012345678901234567890123456789</#list>",
                "<#assign x><#list 1.. as i>0123456789012345678901234567890123456789</#list></#assign>",
                "<#assign s = \"0123456789\"><#list 1..27 as i><#assign s = s + s></#list>",
                "<#macro again n><@again n + 1/><@again n + 2/></#macro><@again 1/>",
                "<#function again n><#return again(n + 1)></#function>${again(1)}",
            })
    void a_template_that_would_fill_the_memory_is_stopped_within_a_second(String source) {
        long before = cpu();

        assertThatThrownBy(() -> run(source)).isInstanceOf(MessageFaults.class);

        assertThat(cpu() - before).isLessThan(SECOND);
    }

    @Test
    void a_stopped_template_leaves_its_thread_uninterrupted_and_the_sandbox_usable() {
        Sandbox sandbox = new Sandbox(
                TemplateSet.of(Map.of("loop.ftl", "<#list 1.. as i></#list>", "fine.ftl", "${office.name}")));

        assertThatThrownBy(() -> sandbox.run("loop.ftl", model())).isInstanceOf(MessageFaults.class);

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(sandbox.run("fine.ftl", model()).text()).isEqualTo("市环委会办公室");
    }

    @Test
    void a_syntax_error_is_told_with_its_line() {
        assertThatThrownBy(() -> run("one\n<#if exercise>\nthree"))
                .isInstanceOf(MessageFaults.class)
                .hasMessageStartingWith("templates/t.ftl:")
                .hasMessageContaining("#if");
    }

    @Test
    void escaping_cannot_be_undone() {
        Sandbox sandbox = new Sandbox(TemplateSet.of(Map.of("t.html.ftl", "${bad?no_esc}")));

        assertThatThrownBy(() -> sandbox.run("t.html.ftl", model()))
                .isInstanceOf(MessageFaults.class)
                .hasMessage("templates/t.html.ftl:1: built-in ?no_esc is not allowed");
    }

    @Test
    void html_templates_escape_facts_and_plain_ones_do_not() {
        Sandbox sandbox = new Sandbox(TemplateSet.of(Map.of("t.html.ftl", "${bad}", "t.ftl", "${bad}")));

        assertThat(sandbox.run("t.html.ftl", model()).text()).isEqualTo("&lt;script&gt;");
        assertThat(sandbox.run("t.ftl", model()).text()).isEqualTo("<script>");
    }

    private static Sandbox.Output run(String source) {
        return new Sandbox(TemplateSet.of(Map.of("t.ftl", source))).run("t.ftl", model());
    }

    private static Map<String, Object> model() {
        Map<String, Object> model = new HashMap<>();
        model.put("office", Map.of("name", "市环委会办公室"));
        model.put("exercise", true);
        model.put("bad", "<script>");
        model.put("days", List.of("一", "二"));
        return model;
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
