package org.airalert.office.drop;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;

/** The folder and its two ends, {@code done} and {@code rejected}. Everything here blocks. */
final class DropPlaces {
    private static final String ENDING = ".csv";
    private static final int SHOWN_HASH = 12;

    private final Path folder;
    private final Path done;
    private final Path rejected;
    private final long largestBytes;

    DropPlaces(Path folder, long largestBytes) {
        this.folder = folder;
        this.done = folder.resolve("done");
        this.rejected = folder.resolve("rejected");
        this.largestBytes = largestBytes;
    }

    /**
     * One file as it was read.
     *
     * @param hash SHA-256 of its content, in hex
     */
    record Dropped(Path path, ByteBuffer content, String hash) {
        String name() {
            return String.valueOf(path.getFileName());
        }
    }

    void make() throws IOException {
        Files.createDirectories(done);
        Files.createDirectories(rejected);
    }

    /**
     * Files that wait, in the order of their names. A file counts as complete once its name ends with {@code .csv}: whoever writes one gives it
     * another name until then. Links are not followed: a fault that quotes a line must not show another file's.
     */
    List<Path> waiting() throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "[!.]*" + ENDING)) {
            for (Path file : files) {
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    found.add(file);
                }
            }
        }
        Collections.sort(found);
        return found;
    }

    boolean isTooLarge(Path file) throws IOException {
        return Files.size(file) > largestBytes;
    }

    long largestBytes() {
        return largestBytes;
    }

    static Dropped read(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        return new Dropped(file, ByteBuffer.wrap(content).asReadOnlyBuffer(), hash(content));
    }

    /** Its event is durable. */
    void toDone(Dropped file) throws IOException {
        move(file.path(), free(done, file.path(), file.hash()));
    }

    /** The reasons are written first: a crash in between means that the file is read, and rejected, again. */
    void toRejected(Path file, String hash, String reasons) throws IOException {
        Path target = free(rejected, file, hash);
        Files.writeString(
                target.resolveSibling(target.getFileName() + ".fault.txt"), reasons + "\n", StandardCharsets.UTF_8);
        move(file, target);
    }

    private static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The file's own name, or with its hash where another of that name lies there already; never overwrites other content. */
    private static Path free(Path place, Path file, String hash) {
        String name = String.valueOf(file.getFileName());
        Path plain = place.resolve(name);
        if (!Files.exists(plain)) {
            return plain;
        }
        String stem = name.substring(0, name.length() - ENDING.length());
        return place.resolve(stem + "." + hash.substring(0, Math.min(SHOWN_HASH, hash.length())) + ENDING);
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing from this Java", e);
        }
    }
}
