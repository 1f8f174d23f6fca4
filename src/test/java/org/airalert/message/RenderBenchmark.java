package org.airalert.message;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.airalert.alert.Alert;
import org.airalert.directory.Audience;
import org.airalert.message.lint.SampleAlerts;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How fast texts are worded (once for each channel of an alert) and filled in (once for each recipient).
 * Run {@code main} of {@code org.openjdk.jmh.Main} with the test class path and this class's name.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
public class RenderBenchmark {
    private static final String LINE = "【${office}】${areas}发布重污染天气${level}预警，将于${start}启动${response}级响应。";

    private final Renderer renderer = new Renderer(Wording.templates());
    private final TextContext context = Wording.context();
    private final Alert alert = SampleAlerts.all().get(0).alert();
    private final ChannelText sms = ChannelText.of("sms", Audience.PUBLIC, List.of(TextFormat.SMS));
    private final ChannelText page = ChannelText.of("page", Audience.COUNTIES, List.of(TextFormat.HTML));
    private final ChannelText order = ChannelText.of("order", Audience.ENTERPRISES, List.of(TextFormat.TEXT));
    private final List<Map<String, String>> recipients = new ArrayList<>();
    private final Sandbox line = new Sandbox(
            TemplateSet.of(Map.of("line.ftl", LINE, "page.html.ftl", ("<p>" + LINE + "</p>\n").repeat(50))));
    private final Map<String, Object> facts =
            Map.of("office", "平顶山环委办", "areas", "平顶山市", "level", "橙色", "start", "1月5日8时", "response", "Ⅱ");
    private final FrozenText frozen = renderer.render(alert, order, context);

    @Setup
    public void recipients() {
        for (int i = 0; i < 10_000; i++) {
            Map<String, String> fields = new HashMap<>();
            fields.put(RecipientFields.NAME, "企业" + i);
            fields.put(RecipientFields.MEASURES, "1. 停用 " + i + " 号生产线\n2. 停止运输");
            fields.put(RecipientFields.CONFIRM_URL, "https://air.example.org/confirm/" + i);
            recipients.add(fields);
        }
    }

    /** One line of wording in the sandbox. */
    @Benchmark
    public Object one_line() {
        return line.run("line.ftl", facts);
    }

    /** Fifty lines of wording in the sandbox, escaped as HTML. */
    @Benchmark
    public Object fifty_lines() {
        return line.run("page.html.ftl", facts);
    }

    /** A public SMS in both forms with facts, digest and checks. */
    @Benchmark
    public FrozenText channel_of_short_messages() {
        return renderer.render(alert, sms, context);
    }

    /** A page of some sixty lines with facts, digest and checks. */
    @Benchmark
    public FrozenText channel_of_pages() {
        return renderer.render(alert, page, context);
    }

    /** Ten thousand enterprises' own messages. */
    @Benchmark
    public int ten_thousand_recipients() {
        PreparedText prepared = PreparedText.of(frozen);
        int length = 0;
        for (Map<String, String> fields : recipients) {
            length += prepared.forRecipient(fields).body().length();
        }
        return length;
    }
}
