package org.airalert.store.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.airalert.store.Unusable;
import org.jspecify.annotations.Nullable;

/**
 * Holds a data folder for this process. The pid stands in a file of its own: reading the locked file and closing it again would let go of
 * the lock (POSIX record locks belong to the process, not to the descriptor).
 */
final class FolderLock implements AutoCloseable {
    private final FileChannel channel;
    private final FileLock lock;
    private final Path pidFile;

    private FolderLock(FileChannel channel, FileLock lock, Path pidFile) {
        this.channel = channel;
        this.lock = lock;
        this.pidFile = pidFile;
    }

    /** Makes the folder when it is not there. */
    static FolderLock take(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            Path pidFile = folder.resolve("pid");
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new Unusable("data folder " + folder + " is used by another process" + pid(pidFile));
            }
            Files.writeString(pidFile, Long.toString(ProcessHandle.current().pid()));
            return new FolderLock(channel, lock, pidFile);
        } catch (IOException e) {
            throw new Unusable("data folder " + folder + " cannot be written: " + e, e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static String pid(Path pidFile) {
        try {
            return " (pid " + Files.readString(pidFile).strip() + ")";
        } catch (IOException e) {
            return "";
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(pidFile);
        lock.release();
        channel.close();
    }
}
