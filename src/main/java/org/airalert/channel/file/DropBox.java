package org.airalert.channel.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder itself. Blocking. A file is written under a hidden name, forced to the disk and then renamed; a mark in {@code .sent} remembers for a week
 * that it was there, also when the other system has taken it away.
 */
final class DropBox {
    private static final String MARKS = ".sent";
    private static final Duration REMEMBERED = Duration.ofDays(7);

    private final FileSettings settings;
    private final InstantSource clock;

    DropBox(FileSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** The folder's reader has left too much untaken. */
    static final class NotTaken extends IOException {
        private static final long serialVersionUID = 1L;

        NotTaken(String message) {
            super(message);
        }
    }

    /** There is too little room. */
    static final class Full extends IOException {
        private static final long serialVersionUID = 1L;

        Full(String message) {
            super(message);
        }
    }

    /**
     * Puts a file there, unless it was there before.
     *
     * @param name without its ending
     * @return false when it was there before
     */
    boolean put(String name, byte[] bytes) throws IOException {
        Path folder = settings.folder();
        Path mark = folder.resolve(MARKS).resolve(name);
        if (Files.exists(mark)) {
            return false;
        }
        checkRoom(bytes.length);
        Path hidden = folder.resolve("." + name + ".tmp");
        try {
            write(hidden, bytes);
            Files.move(
                    hidden,
                    folder.resolve(name + settings.ending()),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(hidden);
        }
        force(folder);
        Files.createDirectories(mark.getParent());
        write(mark, new byte[0]);
        return true;
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    /** The rename is durable only when the folder is. */
    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private void checkRoom(int bytes) throws IOException {
        Path folder = settings.folder();
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new NotDirectoryException(folder.toString());
        }
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < settings.limits().minFreeBytes() + bytes) {
            throw new Full("only " + free + " bytes are free");
        }
        try (Stream<Path> files = Files.list(folder)) {
            long waiting = files.filter(file -> file.toString().endsWith(settings.ending()))
                    .limit(settings.limits().maxFiles())
                    .count();
            if (waiting >= settings.limits().maxFiles()) {
                throw new NotTaken(waiting + " files lie there untaken");
            }
        }
    }

    /** Tries whether a file could be put there, and forgets marks that are of no more use. */
    void test() throws IOException {
        checkRoom(0);
        Path probe = settings.folder().resolve(".probe.tmp");
        write(probe, new byte[] {'\n'});
        Files.delete(probe);
        forget();
    }

    private void forget() throws IOException {
        Path marks = settings.folder().resolve(MARKS);
        if (!Files.isDirectory(marks)) {
            return;
        }
        Instant since = clock.instant().minus(REMEMBERED);
        List<Path> all;
        try (Stream<Path> files = Files.list(marks)) {
            all = files.toList();
        }
        for (Path mark : all) {
            if (Files.getLastModifiedTime(mark).toInstant().isBefore(since)) {
                Files.deleteIfExists(mark);
            }
        }
    }
}
