package org.airalert.store.sqlite;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.airalert.store.DeliveryStore;
import org.airalert.store.Ledger;
import org.airalert.store.Store;
import org.airalert.store.Unusable;

/**
 * The embedded store: {@code gateway.db} in the data folder, held by a lock against a second process. Thread-safe; every future completes on the caller's
 * context.
 */
public final class SqliteStore implements Store {
    static final String FILE = "gateway.db";

    /** More than one commit of the office writes. */
    private static final int PROBE_BYTES = 1 << 18;

    private final Path file;
    private final Vertx vertx;
    private final FolderLock lock;
    private final Writer writer;
    private final Readers readers;
    private final Sql writing;
    private final SqliteLedger ledger;
    private final SqliteDeliveryStore deliveries;

    private SqliteStore(Vertx vertx, Path folder, SqliteSettings settings, FolderLock lock) throws SQLException {
        this.vertx = vertx;
        this.file = folder.resolve(FILE);
        this.lock = lock;
        Connections connections = new Connections(file);
        this.writing = connections.writer(settings.cacheKib());
        try {
            prepare(writing);
        } catch (SQLException | RuntimeException e) {
            writing.close();
            throw e;
        }
        List<Sql> reading = new ArrayList<>();
        for (int i = 0; i < settings.readers(); i++) {
            reading.add(connections.reader());
        }
        Names names = new Names();
        Tally states = Tally.ofStates();
        Tally latencies = Tally.ofLatencies();
        this.writer = new Writer(vertx, settings, new Transaction(writing, List.of(names, states, latencies)));
        this.readers = new Readers(vertx, reading, settings.readQueue());
        this.ledger = new SqliteLedger((rows, work) -> writer.submit(Writer.Kind.NEW, rows, work), readers);
        this.deliveries = new SqliteDeliveryStore(
                writer, readers, new Changes(names, states, latencies), settings.keepAttempts());
    }

    /**
     * Opens the store, makes folder and file when they are not there, brings an older file forward.
     *
     * @return fails with {@link Unusable} when another process holds the folder, it cannot be written, or the file is damaged or newer
     */
    public static Future<Store> open(Vertx vertx, Path folder, SqliteSettings settings) {
        return onOwnThread(vertx, "airalert-store-open", () -> openNow(vertx, folder, settings));
    }

    private static Store openNow(Vertx vertx, Path folder, SqliteSettings settings) throws IOException {
        FolderLock lock = FolderLock.take(folder);
        try {
            useFolderForLibrary(folder.resolve("tmp"));
            SqliteStore store = new SqliteStore(vertx, folder, settings, lock);
            store.writer.start();
            return store;
        } catch (SQLException | Unusable e) {
            lock.close();
            throw new Unusable("data folder " + folder + ": " + FILE + " cannot be used: " + e.getMessage(), e);
        } catch (RuntimeException | IOException e) {
            lock.close();
            throw e;
        }
    }

    /** The driver unpacks a native library; after a kill it stays behind, so it goes where we may clear away what an earlier process left. */
    private static void useFolderForLibrary(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (System.getProperty("org.sqlite.tmpdir") == null) {
            try (var left = Files.newDirectoryStream(folder, "sqlite-*")) {
                for (Path one : left) {
                    Files.delete(one);
                }
            }
            System.setProperty("org.sqlite.tmpdir", folder.toString());
        }
    }

    /** The small tables that decide what is in force are checked before anything is done with them. */
    private static void prepare(Sql sql) throws SQLException {
        Schema.bringForward(sql);
        for (String table : List.of("document", "journal")) {
            String found = sql.first(row -> row.getString(1), "PRAGMA quick_check(" + table + ")")
                    .orElse("no answer");
            if (!found.equals("ok")) {
                throw new Unusable("damaged: " + found + " (put a backup in its place)");
            }
        }
        Claims.forgetAll(sql);
        sql.commit();
    }

    @Override
    public Ledger ledger() {
        return ledger;
    }

    @Override
    public DeliveryStore deliveries() {
        return deliveries;
    }

    /** Reads; and when a write was lost, finds out by a write of some size whether there is room again. */
    @Override
    public Future<Health> check() {
        Future<Integer> written = writer.trouble().isEmpty()
                ? Future.succeededFuture(0)
                : probe("INSERT OR REPLACE INTO mark (name, value) VALUES ('room', zeroblob(" + PROBE_BYTES + "))")
                        .compose(done -> probe("DELETE FROM mark WHERE name = 'room'"))
                        .onSuccess(done -> writer.recovered());
        return written.compose(done -> readers.read(sql -> sql.number(0, "SELECT max(version) FROM schema_version")))
                .map(version -> new Health(true, "sqlite " + file))
                .otherwise(cause -> new Health(false, "sqlite " + file + ": " + cause.getMessage()));
    }

    private Future<Integer> probe(String statement) {
        return writer.submit(Writer.Kind.UNDER_WAY, 1, sql -> sql.update(statement));
    }

    @Override
    public Future<Void> close() {
        return onOwnThread(vertx, "airalert-store-close", () -> {
            writer.close();
            readers.close();
            writing.close();
            lock.close();
            return null;
        });
    }

    private static <T> Future<T> onOwnThread(Vertx vertx, String name, Callable<T> work) {
        Promise<T> promise = Promise.promise();
        Context context = vertx.getOrCreateContext();
        Thread thread = new Thread(
                () -> {
                    try {
                        T value = work.call();
                        context.runOnContext(ignored -> promise.complete(value));
                    } catch (Exception e) {
                        context.runOnContext(ignored -> promise.fail(e));
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
        return promise.future();
    }
}
