package org.airalert;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The shared specification and data folder beside the checkout, when it is there ({@code ../shared}, or the folder that
 * the environment variable {@code AIRALERT_SHARED} names). On CI it must be there: {@link #find()} fails otherwise.
 */
public final class SharedData {
    private SharedData() {}

    /** The folder, if it is there. Fails on CI (environment variable {@code CI} is {@code true}) when it is not. */
    public static Optional<Path> find() {
        String named = System.getenv("AIRALERT_SHARED");
        Path folder = named != null ? Path.of(named) : Path.of("..", "shared");
        if (Files.isDirectory(folder.resolve("spec"))) {
            return Optional.of(folder);
        }
        if ("true".equals(System.getenv("CI"))) {
            throw new IllegalStateException("the shared folder is missing: " + folder.toAbsolutePath());
        }
        return Optional.empty();
    }

    /** A file or folder below it when it is there, and otherwise {@code bundled}, a path below src/test/resources. */
    public static Path orBundled(String shared, String bundled) {
        return find().map(folder -> folder.resolve(shared))
                .orElseGet(() -> Path.of("src", "test", "resources").resolve(bundled));
    }
}
