package org.airalert.app.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.airalert.app.StartException;

/** Load by {@code wrk}, the same for both sides: two threads, keep-alive. */
final class Wrk {
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern P99 = Pattern.compile("99%\\s+([0-9.]+)(us|ms|s)");

    private final Path program;
    private final int connections;
    private final int seconds;

    /** @param bad lines about errors, empty when every answer was a good one */
    record Result(double perSecond, double p99Millis, List<String> bad) {}

    Wrk(int connections, int seconds) {
        this.program = Program.find("wrk")
                .orElseThrow(() -> new StartException("bench: wrk is missing (Debian: apt-get install wrk)", null));
        this.connections = connections;
        this.seconds = seconds;
    }

    Result run(String url, List<String> headers) {
        List<String> command = new ArrayList<>(
                List.of(program.toString(), "-t2", "-c" + connections, "-d" + seconds + "s", "--latency"));
        headers.forEach(header -> command.addAll(List.of("-H", header)));
        command.add(url);
        try (Program wrk = Program.start(command)) {
            List<String> lines = wrk.toEnd();
            String all = String.join("\n", lines);
            return new Result(
                    Double.parseDouble(found(RATE, all).group(1)),
                    millis(found(P99, all)),
                    lines.stream()
                            .filter(line -> line.contains("Non-2xx") || line.contains("Socket errors"))
                            .toList());
        }
    }

    private static Matcher found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new StartException("bench: wrk says nothing like " + pattern + ": " + text, null);
        }
        return matcher;
    }

    private static double millis(Matcher time) {
        double value = Double.parseDouble(time.group(1));
        return switch (time.group(2)) {
            case "us" -> value / 1000;
            case "s" -> value * 1000;
            default -> value;
        };
    }
}
