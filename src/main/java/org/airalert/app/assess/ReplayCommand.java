package org.airalert.app.assess;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.airalert.app.config.ConfigException;
import org.airalert.app.config.Units;
import org.airalert.json.AirCsv;
import org.airalert.json.BadInput;
import org.airalert.json.NewsWriter;
import org.airalert.warning.Assessor;
import org.airalert.warning.News;
import org.airalert.warning.Plan;
import org.airalert.warning.Replay;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code replay --observed CSV…}: what the rules would have told over a real series (warning-rules 6). */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = "Plays a real hourly series through the plan's rules.")
public final class ReplayCommand implements Callable<Integer> {
    private static final Duration LONGEST_HORIZON = Duration.ofDays(10);

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--observed",
            arity = "1..*",
            required = true,
            paramLabel = "CSV",
            description = "hourly series of one area (header time,city,code,aqi,…)")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--horizon", paramLabel = "TIME", defaultValue = "96h", description = "how far the forecasts see")
    private String horizon = "96h";

    @Option(names = "--plan", paramLabel = "FILE", description = "another plan than conf/plan.yaml")
    private @Nullable Path planFile;

    @Option(names = "--json", description = "an array of lines instead of a table")
    private boolean json;

    @Mixin
    private PlanOption plans = new PlanOption();

    @Override
    public Integer call() throws JsonProcessingException {
        CommandSpec command = Objects.requireNonNull(spec);
        try {
            print(command.commandLine().getOut(), planFile == null ? plans.standard() : PlanOption.of(planFile));
            return 0;
        } catch (BadInput | ConfigException e) {
            command.commandLine().getErr().println(e.getMessage());
            return AssessCommand.BAD_INPUT;
        }
    }

    private void print(PrintWriter out, Plan plan) throws JsonProcessingException {
        Duration seen = horizon();
        AirCsv.Series series = AirCsv.read(files, plan.zone());
        PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
        series.findings().forEach(finding -> err.println(finding.en()));
        List<News> news = Replay.standard(new Assessor(plan))
                .news(series.area(), series.hours(), Replay.perfect(series.hours(), seen));
        if (json) {
            NewsWriter writer = new NewsWriter(plan.zone());
            ArrayNode lines = JsonNodeFactory.instance.arrayNode();
            news.forEach(line -> lines.add(writer.write(line)));
            out.println(JsonMapper.builder()
                    .build()
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsString(lines));
        } else {
            new NewsTable(plan.zone()).print(out, news);
        }
        out.flush();
    }

    private Duration horizon() {
        try {
            Duration given = Units.duration(horizon);
            if (given.toHours() >= 1 && given.compareTo(LONGEST_HORIZON) <= 0) {
                return given;
            }
        } catch (IllegalArgumentException e) {
            // Told below, with the range.
        }
        throw new BadInput(List.of(new BadInput.Fault("--horizon", "", horizon + " (expected: 1h to 240h)")));
    }
}
