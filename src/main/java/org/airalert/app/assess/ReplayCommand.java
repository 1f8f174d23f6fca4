package org.airalert.app.assess;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.airalert.airquality.Observation;
import org.airalert.app.config.ConfigException;
import org.airalert.app.config.Units;
import org.airalert.json.AirCsv;
import org.airalert.json.Announcement;
import org.airalert.json.AnnouncementsCsv;
import org.airalert.json.BadInput;
import org.airalert.json.NewsWriter;
import org.airalert.warning.Assessor;
import org.airalert.warning.News;
import org.airalert.warning.Plan;
import org.airalert.warning.Replay;
import org.airalert.warning.ReplayOutcome;
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

    @Option(
            names = "--announcements",
            paramLabel = "FILE",
            description = "real announcements to compare with (header city,code,level,event,start,lift,…)")
    private @Nullable Path announcementsFile;

    @Option(names = "--markdown", description = "one row a season for the table of a document")
    private boolean markdown;

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
        ReplayOutcome outcome = played(plan, series, seen);
        if (json) {
            printJson(out, plan, outcome.news());
        } else if (markdown) {
            new ReplayReport(plan, out).markdown(outcome, announced(series, plan));
        } else {
            new NewsTable(plan.zone()).print(out, outcome.news());
            ReplayReport report = new ReplayReport(plan, out);
            report.seasons(outcome);
            if (planFile != null) {
                report.against(played(plans.standard(), series, seen), outcome);
            }
            if (announcementsFile != null) {
                report.beside(announced(series, plan), outcome);
            }
        }
        out.flush();
    }

    private static ReplayOutcome played(Plan plan, AirCsv.Series series, Duration seen) {
        Replay.Forecaster forecaster = Replay.perfect(series.hours(), seen);
        return ReplayOutcome.of(Replay.standard(new Assessor(plan)), series.area(), series.hours(), forecaster);
    }

    /** The area's announcements whose start lies within the series. */
    private List<Announcement> announced(AirCsv.Series series, Plan plan) {
        if (announcementsFile == null) {
            return List.of();
        }
        List<Instant> times =
                series.hours().stream().map(Observation::time).sorted().toList();
        Instant first = times.get(0);
        Instant last = times.get(times.size() - 1);
        return AnnouncementsCsv.read(announcementsFile, plan.zone()).stream()
                .filter(real -> real.area().equals(series.area()))
                .filter(real -> {
                    Instant start = real.start();
                    return start != null && !start.isBefore(first) && !start.isAfter(last);
                })
                .toList();
    }

    private static void printJson(PrintWriter out, Plan plan, List<News> news) throws JsonProcessingException {
        NewsWriter writer = new NewsWriter(plan.zone());
        ArrayNode lines = JsonNodeFactory.instance.arrayNode();
        news.forEach(line -> lines.add(writer.write(line)));
        out.println(
                JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(lines));
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
