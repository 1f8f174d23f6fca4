package org.airalert.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A redis-server of a test's own: a free port of the loopback, its data in the test's folder, ended by its process id. */
public final class RedisProcess implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(30);

    private final Path folder;
    private final int port;
    private final List<String> more;
    private Process process;

    private RedisProcess(Path folder, int port, List<String> more) {
        this.folder = folder;
        this.port = port;
        this.more = more;
    }

    /** Durable as the gateway wants it; {@code more} are further settings, each name and value a word. */
    public static RedisProcess start(Path folder, String... more) {
        RedisProcess redis = new RedisProcess(folder, freePort(), List.of(more));
        redis.start();
        return redis;
    }

    /** A sentinel that watches one master alone and needs nobody's agreement. */
    public static RedisProcess sentinel(Path folder, String name, int masterPort) {
        int port = freePort();
        String settings = String.join(
                "\n",
                "port " + port,
                "bind 127.0.0.1",
                "dir " + folder,
                "sentinel monitor " + name + " 127.0.0.1 " + masterPort + " 1",
                "sentinel down-after-milliseconds " + name + " 1000",
                "sentinel failover-timeout " + name + " 5000",
                "");
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("sentinel.conf"), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        RedisProcess sentinel = new RedisProcess(folder, port, List.of());
        sentinel.launch(List.of(
                Prerequisites.redisServer().toString(),
                folder.resolve("sentinel.conf").toString(),
                "--sentinel"));
        return sentinel;
    }

    /** Starts it, also once more on the same port and data. */
    public void start() {
        List<String> command = new ArrayList<>(List.of(
                Prerequisites.redisServer().toString(),
                "--port",
                Integer.toString(port),
                "--bind",
                "127.0.0.1",
                "--dir",
                folder.toString(),
                "--save",
                "",
                "--appendonly",
                "yes",
                "--appendfsync",
                "always",
                "--no-appendfsync-on-rewrite",
                "no"));
        command.addAll(more);
        launch(command);
    }

    private void launch(List<String> command) {
        try {
            Files.createDirectories(folder);
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("redis.log").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitAnswer();
    }

    private void awaitAnswer() {
        long end = System.nanoTime() + START.toNanos();
        while (!command("PING").startsWith("+PONG")) {
            if (System.nanoTime() > end || !process.isAlive()) {
                throw new IllegalStateException("redis-server on port " + port + " does not answer; see " + folder);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    /** One inline command (redis.io, "RESP protocol"), and the first bytes of its answer; empty when there was none. */
    public String command(String line) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
            byte[] answer = new byte[8_192];
            int size = socket.getInputStream().read(answer);
            return size < 0 ? "" : new String(answer, 0, size, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    public int port() {
        return port;
    }

    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    public long pid() {
        return process.pid();
    }

    /** As a crash of the process ends it. */
    public void kill() {
        process.destroyForcibly();
        await();
    }

    @Override
    public void close() {
        kill();
    }

    private void await() {
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Free a moment ago; a cluster's bus port, 10,000 above, is so too. */
    public static int freePort() {
        while (true) {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                int port = socket.getLocalPort();
                if (port < 50_000) {
                    return port;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
