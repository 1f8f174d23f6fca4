package org.airalert.app.bench;

import io.vertx.core.json.JsonObject;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.airalert.airquality.Observation;
import org.airalert.warning.Assessment;
import org.airalert.warning.AssessmentInput;
import org.airalert.warning.Assessor;
import org.airalert.warning.News;
import org.airalert.warning.Plan;
import org.airalert.warning.Replay;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code bench engine}: the warning engine alone, on one thread: one assessment, a year hour by hour, many areas at once, and how many bytes an
 * assessment takes by the length of its series. Every figure is the median of some rounds after a warm-up; JMH's {@code AssessBenchmark}
 * says the same more exactly.
 */
@Command(
        name = "engine",
        mixinStandardHelpOptions = true,
        description = "The warning engine: one assessment, a year, many areas, bytes by hours.")
final class EngineCommand implements Callable<Integer> {
    private static final int AHEAD = 240;
    private static final int YEAR = 8760;
    private static final int DAY = 24;
    private static final int AT_A_TIME = 200;
    private static final double MICROS = 1e6;
    private static final int[] LENGTHS = {240, 480, 960, 1920, 3840, 7680, 15_360};

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--rounds",
            defaultValue = "9",
            description = "of which the median counts; default ${DEFAULT-VALUE}")
    private int rounds;

    @Option(names = "--areas", defaultValue = "1000", description = "assessed together; default ${DEFAULT-VALUE}")
    private int areas;

    @Mixin
    private Report report = new Report();

    private final Assessor assessor = new Assessor(Plan.standard());

    /** Read at the end, so that no work is found to be useless. */
    private int sink;

    @Override
    public Integer call() {
        if (rounds < 1 || areas < 1) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(), "--rounds and --areas are 1 or more");
        }
        report.note("Warning engine, one thread; the median of " + rounds
                + " rounds after as many to warm up. Bytes: allocated while a series of so many hours is assessed.");
        report.table(List.of("what", "hours", "number", "seconds", "each", "eachUnit"));
        year();
        List<AssessmentInput> many = new ArrayList<>();
        for (int area = 0; area < areas; area++) {
            many.add(SampleAir.input(AHEAD, AHEAD, area));
        }
        double all =
                median(() -> many.stream().mapToInt(each -> assess(each, 1)).sum());
        report.row(row("areas", 2 * AHEAD, areas, all)
                .put("each", all / areas * MICROS)
                .put("eachUnit", "us"));
        // Last, when the compiler has seen all of it: alone it would be timed half interpreted.
        AssessmentInput input = SampleAir.input(AHEAD, AHEAD, 1);
        double one = median(() -> assess(input, AT_A_TIME)) / AT_A_TIME;
        report.row(
                row("assessment", 2 * AHEAD, 1, one).put("each", one * MICROS).put("eachUnit", "us"));
        memory();
        return sink == Integer.MIN_VALUE ? 1 : 0;
    }

    private int assess(AssessmentInput input, int times) {
        int processes = 0;
        for (int i = 0; i < times; i++) {
            Assessment assessment = assessor.assess(input);
            processes += assessment.processes().size();
        }
        return processes;
    }

    private void year() {
        List<Observation> year = SampleAir.observed(YEAR + DAY);
        Replay.Forecaster perfect = Replay.perfect(year, Duration.ofHours(4L * DAY));
        double seconds = median(() -> {
            List<News> news = Replay.standard(assessor).news("410400", year, perfect);
            return news.size();
        });
        report.row(row("year", YEAR, YEAR, seconds)
                .put("each", seconds / YEAR * MICROS)
                .put("eachUnit", "us"));
    }

    private void memory() {
        if (!(ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean threads)) {
            report.note("This Java does not tell what a thread allocates.");
            return;
        }
        for (int hours : LENGTHS) {
            AssessmentInput input = SampleAir.input(hours, AHEAD, 1);
            sink += assess(input, 2);
            long before = threads.getCurrentThreadAllocatedBytes();
            sink += assess(input, 1);
            long bytes = threads.getCurrentThreadAllocatedBytes() - before;
            report.row(new JsonObject()
                    .put("bench", "engine")
                    .put("what", "memory")
                    .put("hours", hours + AHEAD)
                    .put("number", bytes)
                    .put("each", (double) bytes / (hours + AHEAD))
                    .put("eachUnit", "bytes/h"));
        }
    }

    private static JsonObject row(String what, int hours, int number, double seconds) {
        return new JsonObject()
                .put("bench", "engine")
                .put("what", what)
                .put("hours", hours)
                .put("number", number)
                .put("seconds", seconds);
    }

    private double median(Supplier<Integer> work) {
        double[] seconds = new double[rounds];
        for (int round = -rounds; round < rounds; round++) {
            long start = System.nanoTime();
            sink += work.get();
            if (round >= 0) {
                seconds[round] = Measured.secondsSince(start);
            }
        }
        return Measured.percentile(seconds, 50);
    }
}
