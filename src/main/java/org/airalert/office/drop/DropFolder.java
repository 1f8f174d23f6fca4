package org.airalert.office.drop;

import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.airalert.access.Principal;
import org.airalert.json.BadInput;
import org.airalert.office.Desk;
import org.airalert.office.Refusal;
import org.airalert.time.Timers;
import org.airalert.worker.Workers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks into the folder by the clock and takes every complete file in, one after another. A file that was taken in moves to {@code done}; one
 * that cannot be used to {@code rejected}, beside a {@code .fault.txt} with line and reason. While the store or the disk cannot take it, it stays and is tried again
 * at the next look.
 */
public final class DropFolder {
    /** Stands in the journal as the one who handed the event in. */
    public static final Principal BY = new Principal("drop-folder", "数据投放目录", Set.of(), Set.of());

    private static final Logger LOG = LoggerFactory.getLogger(DropFolder.class);

    private final Desk desk;
    private final Workers workers;
    private final Timers clock;
    private final Settings settings;
    private final DropPlaces places;
    private volatile boolean stopped;
    private volatile Timers.@Nullable Timer next;
    private volatile Future<Void> look = Future.succeededFuture();

    /**
     * @param folder made when it is not there
     * @param every time between two looks
     * @param largestBytes larger files are rejected unread
     * @param zone in which the data's date is told
     */
    public record Settings(Path folder, Duration every, long largestBytes, ZoneId zone) {}

    /** @param workers for reading and moving files, which block */
    public DropFolder(Desk desk, Workers workers, Timers clock, Settings settings) {
        this.desk = desk;
        this.workers = workers;
        this.clock = clock;
        this.settings = settings;
        this.places = new DropPlaces(settings.folder(), settings.largestBytes());
    }

    /** Makes the folder and has the first look; done after it. Fails when the folder cannot be made. */
    public Future<Void> start() {
        return workers.run(() -> {
                    places.make();
                    return true;
                })
                .compose(made -> lookAndSetTimer());
    }

    /** No further look; done when the one under way is. */
    public Future<Void> stop() {
        stopped = true;
        Timers.Timer set = next;
        if (set != null) {
            set.cancel();
        }
        return look;
    }

    /** The look under way, or the last one; never fails. */
    Future<Void> underWay() {
        return look;
    }

    private Future<Void> lookAndSetTimer() {
        look = look().recover(DropFolder::untaken).onComplete(done -> {
            if (!stopped) {
                next = clock.after(settings.every(), this::lookAndSetTimer);
            }
        });
        return look;
    }

    private Future<Void> look() {
        return workers.run(places::waiting).compose(this::takeAll);
    }

    private Future<Void> takeAll(List<Path> files) {
        Future<Void> turn = Future.succeededFuture();
        for (Path file : files) {
            turn = turn.compose(
                    done -> stopped ? Future.succeededFuture() : take(file).recover(DropFolder::untaken));
        }
        return turn;
    }

    private static Future<Void> untaken(Throwable cause) {
        LOG.warn("drop folder, tried again at the next look reason={}", String.valueOf(cause));
        return Future.succeededFuture();
    }

    private Future<Void> take(Path file) {
        return workers.run(() -> read(file)).compose(ready -> ready == null ? Future.succeededFuture() : take(ready));
    }

    private record Ready(DropPlaces.Dropped file, String event) {}

    /** {@code null} when the file was rejected. */
    private @Nullable Ready read(Path file) throws IOException {
        if (places.isTooLarge(file)) {
            reject(
                    file,
                    "too-large",
                    file.getFileName() + ": larger than " + places.largestBytes() + " bytes (intake.maxBody)");
            return null;
        }
        DropPlaces.Dropped dropped = DropPlaces.read(file);
        try {
            return new Ready(dropped, CsvEvent.of(dropped.name(), dropped.content(), settings.zone()));
        } catch (BadInput e) {
            reject(file, dropped.hash(), String.valueOf(e.getMessage()));
            return null;
        }
    }

    private Future<Void> take(Ready ready) {
        return Future.succeededFuture(ready.event())
                // Within compose, because the desk throws what it refuses at once.
                .compose(event -> desk.take(event, "sha256:" + ready.file().hash(), BY))
                .map(id -> new End(null, id))
                .recover(DropFolder::refused)
                .compose(end -> workers.run(() -> moved(ready.file(), end)));
    }

    /**
     * How a file ended.
     *
     * @param fault why it was refused; {@code null} when it was taken in
     */
    private record End(@Nullable String fault, String event) {}

    private static Future<End> refused(Throwable cause) {
        if (cause instanceof Refusal.Invalid invalid) {
            StringBuilder text = new StringBuilder();
            for (Refusal.Fault fault : invalid.faults()) {
                text.append(text.isEmpty() ? "" : "\n")
                        .append(fault.pointer())
                        .append(": ")
                        .append(fault.detail());
            }
            return Future.succeededFuture(new End(text.toString(), ""));
        }
        // The content's hash was used before: an earlier version of the program made another event of the same file,
        // and took it in.
        return cause instanceof Refusal.NotNow
                ? Future.succeededFuture(new End(null, "taken in before"))
                : Future.failedFuture(cause);
    }

    private @Nullable Void moved(DropPlaces.Dropped file, End end) throws IOException {
        if (end.fault() != null) {
            reject(file.path(), file.hash(), file.name() + ": " + end.fault());
        } else {
            places.toDone(file);
            LOG.info("file taken in file={} eventId={}", file.name(), end.event());
        }
        return null;
    }

    private void reject(Path file, String hash, String reasons) throws IOException {
        places.toRejected(file, hash, reasons);
        LOG.warn(
                "file rejected file={} reasons={}",
                file.getFileName(),
                reasons.lines().count());
    }
}
