package org.airalert.app.drill;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.airalert.alert.AlertStatus;
import org.airalert.app.FolderOptions;
import org.airalert.app.StartException;
import org.airalert.app.config.Configuration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drill}: a scripted drill on a fast clock. */
@Command(
        name = "drill",
        mixinStandardHelpOptions = true,
        description =
                "Plays a scripted drill: the whole gateway as configured here, on a scratch folder and a fast clock, with receivers"
                        + " on this machine behind every channel. Everything is an exercise, and nothing reaches anybody. Exit 1 when a step"
                        + " was missed or a message bore no mark.")
public final class DrillCommand implements Callable<Integer> {
    private static final int NOT_AS_IT_MUST = 1;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);

    @Mixin
    private FolderOptions folders = new FolderOptions();

    @Parameters(paramLabel = "SCRIPT", description = "the script, such as conf/drills/twelve-days.yaml")
    private @Nullable Path script;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "writes the result as JSON; POST /api/v1/drills files it beside real events")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        Configuration config = folders.read();
        Script read =
                ScriptFile.read(Objects.requireNonNull(script), config.plan().zone());
        Path scratch = Files.createTempDirectory("air-alert-drill-");
        PrintStream console = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (DrillRun run =
                new DrillRun(read, config, new DrillRun.Settings(scratch, new SecureRandom(), AlertStatus.EXERCISE))) {
            JsonObject result = run.result(Instant.now());
            print(console, result, config.plan().zone());
            if (out != null) {
                Files.writeString(out, result.encodePrettily());
            }
            return isAsItMust(result) ? 0 : NOT_AS_IT_MUST;
        } finally {
            delete(scratch);
        }
    }

    private static boolean isAsItMust(JsonObject result) {
        return result.getJsonObject("messages").getLong("unmarked") == 0
                && result.getJsonArray("steps").stream()
                        .noneMatch(one -> "missed".equals(((JsonObject) one).getString("verdict")));
    }

    private static void print(PrintStream console, JsonObject result, ZoneId zone) {
        JsonObject title = result.getJsonObject("title");
        console.println("【演练】" + title.getString("zh") + " | [EXERCISE] " + title.getString("en"));
        result.getJsonArray("steps").forEach(each -> {
            JsonObject step = (JsonObject) each;
            String reached = step.getString("reached");
            console.printf(
                    "  %-10s %-7s 应于 by %s  实际 reached %s  %s%n",
                    step.getString("step"),
                    Objects.requireNonNullElse(step.getString("level"), "-"),
                    brief(step.getString("by"), zone),
                    reached == null ? "-" : brief(reached, zone),
                    step.getString("verdict"));
        });
        JsonObject report = result.getJsonObject("evaluation");
        report.getJsonArray("findings").forEach(each -> {
            JsonObject finding = (JsonObject) each;
            JsonObject text = finding.getJsonObject("text");
            console.println("  " + finding.getString("verdict") + " " + finding.getString("clause") + " "
                    + text.getString("zh") + " | " + text.getString("en"));
        });
        JsonObject messages = result.getJsonObject("messages");
        console.println("  共收到 " + (messages.getLong("marked") + messages.getLong("unmarked")) + " 条，未标明演练 "
                + messages.getLong("unmarked") + " 条 | " + (messages.getLong("marked") + messages.getLong("unmarked"))
                + " messages, " + messages.getLong("unmarked") + " without the mark of a drill");
    }

    private static String brief(String time, ZoneId zone) {
        return TIME.format(java.time.OffsetDateTime.parse(time).atZoneSameInstant(zone));
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new StartException("drill: " + folder + " cannot be removed: " + e.getMessage(), e);
        }
    }
}
