package org.airalert.app.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.airalert.app.Main;
import org.airalert.app.StartException;

/** A {@link SinkCommand} in a process of its own, as seen from the benchmark that started it. */
final class Sink implements AutoCloseable {
    private static final long END_SECONDS = 10;

    private final Process process;
    private final int port;

    private Sink(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** What came first, and how many came in all. */
    record Taken(long number, Map<String, String> headers, Buffer body) {}

    /** With the Java and the classes of this process. Blocks until it listens. */
    static Sink start() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(
                List.of(java, "-cp", System.getProperty("java.class.path"), Main.class.getName(), "bench", "sink"));
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        try {
            Process process = builder.start();
            BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
            String port = out.readLine();
            if (port == null) {
                throw new StartException("bench: the sink did not start", null);
            }
            return new Sink(process, Integer.parseInt(port));
        } catch (IOException e) {
            throw new StartException("bench: the sink did not start: " + e.getMessage(), e);
        }
    }

    int port() {
        return port;
    }

    String url() {
        return "http://127.0.0.1:" + port + "/push";
    }

    Future<Taken> taken(Vertx vertx) {
        HttpClient client = vertx.createHttpClient();
        return client.request(HttpMethod.GET, port, "127.0.0.1", "/")
                .compose(request -> request.send())
                .compose(response -> response.body())
                .map(body -> read(body.toJsonObject()))
                .eventually(client::close);
    }

    private static Taken read(JsonObject report) {
        Map<String, String> headers = new HashMap<>();
        report.getJsonObject("headers").forEach(header -> headers.put(header.getKey(), (String) header.getValue()));
        return new Taken(report.getLong("number"), headers, Buffer.buffer(report.getBinary("body")));
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
