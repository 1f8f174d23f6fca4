package org.airalert.app.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.airalert.app.StartException;
import org.airalert.store.redis.RedisSettings;

/** A Redis server of the benchmark's own, on a free port of the loopback and in the benchmark's folder, with an fsync before every answer. */
final class BenchRedis implements AutoCloseable {
    private final Process process;
    private final int port;

    private BenchRedis(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static BenchRedis start(Path folder) {
        try {
            Files.createDirectories(folder);
            int port = freePort();
            Process process = new ProcessBuilder(
                            "redis-server",
                            "--port",
                            Integer.toString(port),
                            "--bind",
                            "127.0.0.1",
                            "--save",
                            "",
                            "--appendonly",
                            "yes",
                            "--appendfsync",
                            "always")
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            awaitReady(process);
            return new BenchRedis(process, port);
        } catch (IOException e) {
            throw new StartException(
                    "bench: redis-server cannot be started: " + e.getMessage()
                            + " (Debian, Ubuntu: apt-get install redis-server)",
                    e);
        }
    }

    RedisSettings settings() {
        return RedisSettings.of(RedisSettings.Mode.STANDALONE, List.of("redis://127.0.0.1:" + port), "", 0);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void awaitReady(Process process) throws IOException {
        BufferedReader log =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = log.readLine();
        while (line != null && !line.contains("Ready to accept connections")) {
            line = log.readLine();
        }
        if (line == null) {
            throw new StartException("bench: redis-server ended at once", null);
        }
        // What it says later must not fill the pipe.
        Thread rest = new Thread(() -> readAway(log), "bench-redis-log");
        rest.setDaemon(true);
        rest.start();
    }

    private static void readAway(BufferedReader log) {
        try {
            while (log.readLine() != null) {
                // Nobody wants it.
            }
        } catch (IOException e) {
            // The server was ended, and its output with it.
            return;
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
