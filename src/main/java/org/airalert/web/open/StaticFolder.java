package org.airalert.web.open;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.airalert.web.Language;
import org.airalert.web.StaticDocument;

/**
 * All public documents as files, so that a web server tells the last state while the gateway is down. Each edition is a folder of its own below
 * {@code sets}; the link {@code current} is turned to it in one step, so that nobody ever reads half of two. Blocking; thread-safe.
 */
final class StaticFolder {
    private static final String CURRENT = "current";
    /** The one before stays for readers that have its files open by name. */
    private static final int KEPT = 2;

    private final Path folder;

    StaticFolder(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    /** @throws UncheckedIOException when it cannot be written; the edition before stays in place then */
    synchronized void write(Map<String, StaticDocument> byPath) {
        try {
            Path sets = Files.createDirectories(folder.resolve("sets"));
            Path set = Files.createTempDirectory(sets, String.format("%015d-", number(sets) + 1));
            open(set);
            for (Map.Entry<String, StaticDocument> entry : byPath.entrySet()) {
                for (String name : names(entry.getKey())) {
                    put(set.resolve(name), entry.getValue());
                }
            }
            turn(set);
            clean(sets);
        } catch (IOException e) {
            throw new UncheckedIOException("public documents cannot be written to " + folder, e);
        }
    }

    /** {@code createTempDirectory} makes it for the owner alone; the web server is somebody else. */
    private static void open(Path set) {
        if (!set.toFile().setReadable(true, false) || !set.toFile().setExecutable(true, false)) {
            throw new UncheckedIOException(new IOException(set + " cannot be opened to others"));
        }
    }

    private static void put(Path file, StaticDocument document) throws IOException {
        Files.createDirectories(file.getParent());
        for (Map.Entry<String, Buffer> form : document.files().entrySet()) {
            Files.write(
                    file.resolveSibling(file.getFileName() + form.getKey()),
                    form.getValue().getBytes());
        }
    }

    /**
     * File names of a document. {@code "/widget.html en"} is {@code widget.en.html}; what is kept by language stands under its plain name in Chinese, too,
     * for servers that know no languages.
     */
    static List<String> names(String key) {
        int space = key.indexOf(' ');
        String path = space < 0 ? key : key.substring(0, space);
        String name = path.equals("/") ? "index" : path.substring(1);
        int dot = name.lastIndexOf('.');
        if (space < 0) {
            return List.of(name);
        }
        String language = key.substring(space + 1);
        String stem = dot < 0 ? name : name.substring(0, dot);
        String ending = dot < 0 ? ".html" : name.substring(dot);
        String own = stem + "." + language + ending;
        return language.equals(Language.ZH.word()) ? List.of(own, stem + ending) : List.of(own);
    }

    private void turn(Path set) throws IOException {
        Path next = folder.resolve(CURRENT + ".next");
        Files.deleteIfExists(next);
        Files.createSymbolicLink(next, folder.relativize(set));
        Files.move(next, folder.resolve(CURRENT), StandardCopyOption.ATOMIC_MOVE);
    }

    private static long number(Path sets) throws IOException {
        return sorted(sets).stream()
                .reduce((one, other) -> other)
                .map(last -> Long.parseLong(last.getFileName().toString().substring(0, 15)))
                .orElse(0L);
    }

    private static List<Path> sorted(Path sets) throws IOException {
        try (Stream<Path> all = Files.list(sets)) {
            return all.filter(path -> path.getFileName().toString().matches("\\d{15}-.*"))
                    .sorted()
                    .toList();
        }
    }

    private static void clean(Path sets) throws IOException {
        List<Path> all = sorted(sets);
        for (Path old : all.subList(0, Math.max(0, all.size() - KEPT))) {
            try (Stream<Path> files = Files.walk(old)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
