package org.airalert.app.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.airalert.channel.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Where secrets come from: {@code env:NAME} names an environment variable, {@code file:PATH} a file whose first line it is. The value
 * itself never stands in a configuration file, which is copied, mailed and kept in version control.
 *
 * @param environment variable by name; {@code null} when it is not set
 * @param base folder that relative paths start from
 */
public record SecretSource(Function<String, @Nullable String> environment, Path base) {
    /** The process's own environment, and paths from its working folder. */
    public static SecretSource ofProcess() {
        return new SecretSource(System::getenv, Path.of(""));
    }

    /**
     * Reads one secret; blocking. Empty when the variable or the file is not there.
     *
     * @throws IllegalArgumentException when the reference has another form, or what it names is empty or cannot be read
     */
    public Optional<Secret> find(String reference) {
        if (reference.startsWith("env:")) {
            return Optional.ofNullable(environment.apply(reference.substring(4)))
                    .map(Secret::of);
        }
        if (reference.startsWith("file:")) {
            return fromFile(base.resolve(reference.substring(5)));
        }
        throw new IllegalArgumentException(
                "not a reference (expected: env:NAME or file:PATH; the secret itself must not stand here)");
    }

    /**
     * Reads a whole file, such as a certificate; blocking. Empty when it is not there.
     *
     * @param reference {@code file:PATH}
     * @throws IllegalArgumentException when the reference has another form or the file cannot be read
     */
    public Optional<String> document(String reference) {
        if (!reference.startsWith("file:")) {
            throw new IllegalArgumentException(reference + " (expected: file:PATH)");
        }
        Path file = base.resolve(reference.substring(5));
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(file));
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static Optional<Secret> fromFile(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (var lines = Files.lines(file)) {
            return Optional.of(Secret.of(lines.findFirst().orElse("").strip()));
        } catch (IOException | java.io.UncheckedIOException e) {
            throw new IllegalArgumentException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
