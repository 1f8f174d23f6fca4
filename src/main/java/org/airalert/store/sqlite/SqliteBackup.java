package org.airalert.store.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import org.airalert.store.Unusable;

/**
 * A copy of a store, made beside the gateway that runs on it. The copy is one moment of the file: it is read in one transaction, which in WAL mode neither
 * waits for the writer nor holds it up (sqlite.org/lang_vacuum.html, VACUUM INTO). It gets its name only when it has been checked from end to
 * end and is on disk. Blocks.
 */
public final class SqliteBackup {
    private SqliteBackup() {}

    /** What was written. */
    public record Copy(long bytes, long deliveries, long entries) {}

    /**
     * @param target must not be there yet
     * @throws Unusable when there is no store, the target cannot be written, or the copy is damaged, which the store then is as well
     */
    public static Copy copy(Path folder, Path target) {
        Path file = folder.resolve(SqliteStore.FILE);
        if (!Files.isRegularFile(file)) {
            throw new Unusable("data folder " + folder + ": no " + SqliteStore.FILE + " in it");
        }
        if (Files.exists(target)) {
            throw new Unusable("backup " + target + ": there is a file of that name already");
        }
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try {
            Files.deleteIfExists(part);
            write(file, part);
            Copy copy = checked(part);
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            return copy;
        } catch (SQLException | IOException e) {
            throw new Unusable("backup " + target + " cannot be made: " + e.getMessage(), e);
        }
    }

    private static void write(Path file, Path part) throws SQLException {
        try (Sql sql = new Connections(file).reader()) {
            Schema.requireKnown(sql);
            sql.update("VACUUM INTO ?", part.toString());
        }
    }

    private static Copy checked(Path part) throws SQLException, IOException {
        try (Sql sql = new Connections(part).reader()) {
            String found = sql.first(row -> row.getString(1), "PRAGMA integrity_check(1)")
                    .orElse("no answer");
            if (!found.equals("ok")) {
                throw new Unusable("backup " + part + " is damaged: " + found);
            }
            return new Copy(
                    Files.size(part),
                    sql.number(0, "SELECT count(*) FROM delivery"),
                    sql.number(0, "SELECT count(*) FROM journal"));
        }
    }
}
