package org.airalert.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A disk that is soon full. As root a small {@code tmpfs}, with a file that takes up what is left; where nothing may be mounted, or with
 * {@code -Dgateway.disk=limit}, a limit on the size of the process's files ({@code prlimit --fsize}), which the kernel answers with an error at the same
 * place and which needs no rights. So there is always one of them.
 */
final class SmallDisk implements AutoCloseable {
    private static final int MEGABYTES = 40;
    private static final int MEGABYTE = 1 << 20;

    private final Path folder;
    private final boolean mounted;

    private SmallDisk(Path folder, boolean mounted) {
        this.folder = folder;
        this.mounted = mounted;
    }

    /** @param folder an empty one */
    static SmallDisk at(Path folder) throws Exception {
        boolean limit = System.getProperty("gateway.disk", "").equals("limit");
        return new SmallDisk(
                folder,
                !limit
                        && run("mount", "-t", "tmpfs", "-o", "size=" + MEGABYTES + "m", "tmpfs", folder.toString())
                                == 0);
    }

    /** Whether it is a real file system, of which something can be left. */
    boolean isMounted() {
        return mounted;
    }

    /**
     * From now on the process can write no more than that.
     *
     * @param megabytes 0 where nothing is mounted
     */
    void fill(long pid, int megabytes) throws Exception {
        if (!mounted) {
            require(run("prlimit", "--pid", Long.toString(pid), "--fsize=1:unlimited"));
            return;
        }
        byte[] page = new byte[4_096];
        try (var file =
                Files.newOutputStream(folder.resolve("filler"), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (megabytes == 0 || folder.toFile().getUsableSpace() > (long) megabytes * MEGABYTE) {
                file.write(page);
            }
        } catch (IOException full) {
            assertThat(megabytes).as("megabytes that should be left: %s", full).isZero();
        }
    }

    void makeRoom(long pid) throws Exception {
        if (mounted) {
            Files.delete(folder.resolve("filler"));
        } else {
            require(run("prlimit", "--pid", Long.toString(pid), "--fsize=unlimited:unlimited"));
        }
    }

    private static void require(int exit) {
        if (exit != 0) {
            throw new AssertionError("prlimit (package util-linux) ended with " + exit);
        }
    }

    private static int run(String... command) throws Exception {
        Process process =
                new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            throw new AssertionError(String.join(" ", command) + " did not end: " + said);
        }
        return process.exitValue();
    }

    @Override
    public void close() throws Exception {
        if (mounted) {
            run("umount", "-l", folder.toString());
        }
    }

    @Override
    public String toString() {
        return mounted ? "tmpfs of " + MEGABYTES + " MB" : "limit on the size of files";
    }
}
