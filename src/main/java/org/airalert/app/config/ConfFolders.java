package org.airalert.app.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Finds the files of {@code conf/}, {@code channels/} and {@code templates/}: in the folder given, else in the folder of that name
 * beside the jar or in the working folder, else inside the jar. A folder that is found wins as a whole; the two are never mixed.
 *
 * @param name {@code conf}, {@code channels} or {@code templates}
 * @param folder on disk; empty when the copies inside the jar are used
 */
public record ConfFolders(String name, Optional<Path> folder) {
    /** @param given by option; when empty the places above are tried */
    public static ConfFolders locate(String name, Optional<Path> given) {
        if (given.isPresent()) {
            return new ConfFolders(name, given);
        }
        return new ConfFolders(
                name,
                Stream.of(besideJar().resolve(name), Path.of(name))
                        .filter(Files::isDirectory)
                        .findFirst());
    }

    private static Path besideJar() {
        Path own = ownPlace();
        Path parent = own.getParent();
        return Files.isRegularFile(own) && parent != null ? parent : Path.of("");
    }

    private static Path ownPlace() {
        try {
            return Path.of(ConfFolders.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException("the program does not know where it lies", e);
        }
    }

    /** How messages name a file of this folder. */
    public String label(String file) {
        return folder.map(path -> path.resolve(file).toString()).orElse("(built in) " + name + "/" + file);
    }

    /** The file's text, or empty when there is none. Blocking; for start-up and workers. */
    public Optional<String> read(String file) {
        try {
            if (folder.isPresent()) {
                Path path = folder.get().resolve(file);
                return Files.isRegularFile(path) ? Optional.of(Files.readString(path)) : Optional.empty();
            }
            try (InputStream in = ConfFolders.class.getResourceAsStream("/" + name + "/" + file)) {
                return in == null
                        ? Optional.empty()
                        : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (CharacterCodingException e) {
            throw new ConfigException(List.of(new Faults.Fault(label(file), 0, "not UTF-8")));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + label(file) + ": " + e.getMessage(), e);
        }
    }

    /** All files below the folder with this ending, as relative paths with forward slashes, sorted. Blocking. */
    public List<String> list(String ending) {
        try {
            return folder.isPresent() ? onDisk(folder.get(), ending) : inside(ending);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + label("") + ": " + e.getMessage(), e);
        }
    }

    private static List<String> onDisk(Path root, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(path -> root.relativize(path).toString().replace('\\', '/'))
                    .filter(path -> path.endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    private List<String> inside(String ending) throws IOException {
        Path own = ownPlace();
        if (Files.isDirectory(own)) {
            return onDisk(own.resolve(name), ending);
        }
        try (JarFile jar = new JarFile(own.toFile())) {
            return jar.stream()
                    .map(entry -> entry.getName())
                    .filter(entry -> entry.startsWith(name + "/") && entry.endsWith(ending))
                    .map(entry -> entry.substring(name.length() + 1))
                    .sorted()
                    .toList();
        }
    }
}
