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
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
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
    private final Room room;
    private final Readers readers;
    private final Sql writing;
    private final SqliteLedger ledger;
    private final SqliteDeliveryStore deliveries;

    private SqliteStore(Vertx vertx, Path folder, SqliteSettings settings, FolderLock lock, Room room)
            throws SQLException {
        this.vertx = vertx;
        this.file = folder.resolve(FILE);
        this.lock = lock;
        Connections connections = new Connections(file);
        this.writing = connections.writer(settings.cacheKib());
        try {
            prepare(writing, file);
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
        this.room = room;
        this.writer = new Writer(vertx, settings, new Transaction(writing, List.of(names, states, latencies)), room);
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
        return open(vertx, folder, settings, () -> folder.toFile().getUsableSpace());
    }

    /** @param usableBytes what may still be written on the folder's disk */
    static Future<Store> open(Vertx vertx, Path folder, SqliteSettings settings, LongSupplier usableBytes) {
        Room room = new Room(usableBytes, settings.reserveBytes());
        return onOwnThread(vertx, "airalert-store-open", () -> openNow(vertx, folder, settings, room));
    }

    private static Store openNow(Vertx vertx, Path folder, SqliteSettings settings, Room room) throws IOException {
        FolderLock lock = FolderLock.take(folder);
        try {
            useFolderForLibrary(folder.resolve("tmp"));
            SqliteStore store = new SqliteStore(vertx, folder, settings, lock, room);
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

    private static void prepare(Sql sql, Path file) throws SQLException {
        Schema.bringForward(sql);
        Integrity.check(sql, file, Integrity.LONGEST);
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
        return written.compose(done -> readers.read(this::look))
                .otherwise(cause -> new Health(false, "sqlite " + file + ": " + cause.getMessage()));
    }

    private Health look(Sql sql) throws SQLException {
        sql.number(0, "SELECT max(version) FROM schema_version");
        return room.isTight()
                ? new Health(false, "sqlite " + file + ": " + room.told())
                : new Health(true, "sqlite " + file);
    }

    @Override
    public Optional<String> trouble() {
        return room.wasTight() ? Optional.of(room.told()) : writer.trouble();
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
