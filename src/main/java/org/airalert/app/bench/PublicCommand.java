package org.airalert.app.bench;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.airalert.app.FolderOptions;
import org.airalert.app.Main;
import org.airalert.app.StartException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code bench public}: {@code /status.json} from memory against nginx serving the same bytes, whole and as 304, in turns under the same load; then
 * with thousands of open event streams: their memory, how soon a change is at all of them, and what polling keeps of its rate.
 */
@Command(
        name = "public",
        mixinStandardHelpOptions = true,
        description = "The public side against nginx, and with many open event streams.")
final class PublicCommand implements Callable<Integer> {
    private static final int CONNECTIONS = 64;
    private static final int MOST_WARM_UPS = 8;
    private static final double STILL_GROWING = 1.03;
    private static final double NANOS_PER_MILLI = 1e6;

    @Option(names = "--seconds", defaultValue = "4", description = "of each measurement; default ${DEFAULT-VALUE}")
    private int seconds;

    @Option(names = "--rounds", defaultValue = "3", description = "that count, in turns; default ${DEFAULT-VALUE}")
    private int rounds;

    @Option(
            names = "--streams",
            defaultValue = "10000",
            description = "open at the same time; default ${DEFAULT-VALUE}")
    private int streams;

    @Mixin
    private Report report = new Report();

    @Mixin
    private FolderOptions folders = new FolderOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (PublicTarget target = new PublicTarget(folders.read())) {
            String url = "http://127.0.0.1:" + target.port() + "/status.json";
            HttpResponse<byte[]> status = get(url);
            Optional<FileServer> nginx = FileServer.start(target.folder(), status.body());
            try {
                report.note("/status.json, " + status.body().length + " bytes, " + CONNECTIONS
                        + " connections, wrk with 2 threads, medians of " + rounds + " rounds in turns"
                        + (nginx.isEmpty() ? "; no nginx here (Debian: apt-get install nginx-light)" : ""));
                report.table(List.of("what", "gateway", "nginx", "ratio", "p99Millis", "nginxP99Millis"));
                Wrk wrk = new Wrk(CONNECTIONS, seconds);
                warmUp(wrk, url);
                compare(wrk, "status", url, nginx, false);
                compare(wrk, "304", url, nginx, true);
            } finally {
                nginx.ifPresent(FileServer::close);
            }
            if (streams > 0) {
                streams(target, url);
            }
        }
        return 0;
    }

    /** Not counted: until the compiler has nothing more to do, which shows in a rate that does not grow any more. */
    private static void warmUp(Wrk wrk, String url) {
        double before = 0;
        for (int i = 0; i < MOST_WARM_UPS; i++) {
            double now = wrk.run(url, List.of()).perSecond();
            if (now < before * STILL_GROWING) {
                return;
            }
            before = now;
        }
    }

    private static HttpResponse<byte[]> get(String url) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofByteArray());
    }

    private static List<String> headers(String url, boolean known) throws IOException, InterruptedException {
        return known
                ? List.of("If-None-Match: "
                        + get(url).headers().firstValue("ETag").orElseThrow())
                : List.of();
    }

    private void compare(Wrk wrk, String what, String url, Optional<FileServer> nginx, boolean known)
            throws IOException, InterruptedException {
        List<Wrk.Result> mine = new ArrayList<>();
        List<Wrk.Result> other = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            mine.add(wrk.run(url, headers(url, known)));
            if (nginx.isPresent()) {
                other.add(wrk.run(nginx.get().url(), headers(nginx.get().url(), known)));
            }
        }
        JsonObject row = new JsonObject()
                .put("bench", "public")
                .put("what", what)
                .put("connections", CONNECTIONS)
                .put("gateway", median(mine))
                .put(
                        "p99Millis",
                        mine.stream().mapToDouble(Wrk.Result::p99Millis).max().orElseThrow())
                .put("errors", mine.stream().mapToInt(one -> one.bad().size()).sum());
        if (!other.isEmpty()) {
            row.put("nginx", median(other))
                    .put(
                            "nginxP99Millis",
                            other.stream()
                                    .mapToDouble(Wrk.Result::p99Millis)
                                    .max()
                                    .orElseThrow())
                    .put("ratio", median(mine) / median(other));
        }
        report.row(row);
    }

    private static double median(List<Wrk.Result> results) {
        return Measured.percentile(
                results.stream().mapToDouble(Wrk.Result::perSecond).toArray(), 50);
    }

    private void streams(PublicTarget target, String url) {
        Wrk wrk = new Wrk(CONNECTIONS, seconds);
        double alone = wrk.run(url, List.of()).perSecond();
        Footprint before = Footprint.take();
        try (Program readers = Program.start(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "bench",
                "streams",
                "--port",
                "" + target.port(),
                "--count",
                "" + streams))) {
            expect(readers, "open");
            Footprint open = Footprint.take();
            double worst = 0;
            for (int i = 0; i < rounds; i++) {
                long start = System.nanoTime();
                target.change();
                expect(readers, "all");
                worst = Math.max(worst, (System.nanoTime() - start) / NANOS_PER_MILLI);
            }
            Wrk.Result meanwhile = wrk.run(url, List.of());
            report.note("");
            report.note(
                    "event streams; bytes each: heap and buffers after garbage collection, and of the whole process");
            report.table(
                    List.of("streams", "changeMillis", "bytesEach", "residentEach", "alone", "meanwhile", "ratio"));
            report.row(new JsonObject()
                    .put("bench", "public")
                    .put("what", "streams")
                    .put("streams", streams)
                    .put("changeMillis", worst)
                    .put("bytesEach", (open.held() - before.held()) / streams)
                    .put("residentEach", (open.resident() - before.resident()) / streams)
                    .put("alone", alone)
                    .put("meanwhile", meanwhile.perSecond())
                    .put("p99Millis", meanwhile.p99Millis())
                    .put("ratio", meanwhile.perSecond() / alone));
        }
    }

    private static void expect(Program readers, String word) {
        String line = readers.line();
        if (!line.equals(word)) {
            throw new StartException("bench: the readers say " + line + " (expected: " + word + ")", null);
        }
    }
}
