package org.airalert.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Finds, before any test, the programs that tests start: redis-server, nginx, a Chromium and a font for Chinese. As root on Debian or Ubuntu it
 * installs what is missing with apt-get; anywhere else it stops the run at once, with one line that says what to install.
 */
public final class Prerequisites implements LauncherSessionListener {
    private static final List<Path> CHROMIUM = Stream.of(
                    "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/snap/bin/chromium")
            .map(Path::of)
            .toList();
    private static final List<Path> NGINX = Stream.of("/usr/sbin/nginx", "/usr/local/sbin/nginx", "/usr/bin/nginx")
            .map(Path::of)
            .toList();
    private static final int APT_MINUTES = 8;

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (missing().isEmpty()) {
            return;
        }
        Path only = Path.of(System.getProperty("java.io.tmpdir"), "air-alert-gateway-tests.lock");
        // The tests run in several processes, and apt-get suffers no second one beside it.
        try (FileChannel channel = FileChannel.open(only, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            bring();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void bring() {
        Map<String, String> missing = missing();
        if (missing.isEmpty()) {
            return;
        }
        if (!canInstall()
                || !install(new ArrayList<>(missing.values()))
                || !missing().isEmpty()) {
            throw new IllegalStateException("the tests need " + String.join(", ", missing.keySet())
                    + "; on Debian or Ubuntu: apt-get install --no-install-recommends "
                    + String.join(" ", missing.values()));
        }
    }

    /** The browser that tests drive. */
    public static Path chromium() {
        return found(CHROMIUM).orElseThrow(() -> new IllegalStateException("no Chromium found"));
    }

    /** The web server that stands in front of the gateway in tests. */
    public static Path nginx() {
        return found(NGINX).orElseThrow(() -> new IllegalStateException("no nginx found"));
    }

    /** The Redis server that tests start. */
    public static Path redisServer() {
        return onPath("redis-server").orElseThrow(() -> new IllegalStateException("no redis-server found"));
    }

    /** What is missing, with the package that brings it. */
    private static Map<String, String> missing() {
        Map<String, String> missing = new LinkedHashMap<>();
        if (onPath("redis-server").isEmpty()) {
            missing.put("redis-server", "redis-server");
        }
        if (found(NGINX).isEmpty()) {
            missing.put("nginx", "nginx-light");
        }
        if (onPath("python3").isEmpty()) {
            missing.put("python3", "python3");
        }
        if (found(CHROMIUM).isEmpty()) {
            missing.put("chromium", "chromium");
        }
        if (!hasChineseFont()) {
            missing.put("a font for Chinese", "fonts-noto-cjk");
        }
        return missing;
    }

    private static boolean hasChineseFont() {
        if (onPath("fc-list").isEmpty()) {
            return false;
        }
        try {
            Process list = new ProcessBuilder("fc-list", ":lang=zh").start();
            String fonts = new String(list.getInputStream().readAllBytes());
            return list.waitFor(30, TimeUnit.SECONDS) && !fonts.isBlank();
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean canInstall() {
        return "root".equals(System.getProperty("user.name"))
                && onPath("apt-get").isPresent();
    }

    private static boolean install(List<String> packages) {
        List<String> command = new ArrayList<>(List.of("apt-get", "install", "-y", "-q", "--no-install-recommends"));
        command.addAll(packages);
        if (packages.contains("fonts-noto-cjk")) {
            command.add("fontconfig");
        }
        return run(List.of("apt-get", "update", "-q")) && run(command);
    }

    private static boolean run(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            if (process.waitFor(APT_MINUTES, TimeUnit.MINUTES)) {
                return process.exitValue() == 0;
            }
            process.destroyForcibly();
            return false;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Optional<Path> onPath(String program) {
        String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        return found(Stream.of(path.split(":"))
                .map(folder -> Path.of(folder, program))
                .toList());
    }

    private static Optional<Path> found(List<Path> places) {
        return places.stream().filter(Files::isExecutable).findFirst();
    }
}
