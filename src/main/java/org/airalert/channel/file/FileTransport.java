package org.airalert.channel.file;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.airalert.channel.ChannelFile.Pace;
import org.airalert.channel.Dispatch;
import org.airalert.channel.Transport;
import org.airalert.delivery.Outcome;
import org.airalert.delivery.Reason;
import org.airalert.worker.Workers;

/**
 * Puts each message into a folder as one file, named after kind, level and delivery. A folder may lie on a disk of the network that hangs: what takes
 * longer than the channel allows is given up here, and a file that comes after all is the same one that the next attempt would put.
 */
public final class FileTransport implements Transport {
    private static final int THREADS = 2;

    private final Pace pace;
    private final FileSettings settings;
    private final DropBox box;
    private final Workers workers;

    /** @param clock the machine's, by which files are dated */
    public FileTransport(Vertx vertx, Pace pace, FileSettings settings, InstantSource clock) {
        this.pace = pace;
        this.settings = settings;
        this.box = new DropBox(settings, clock);
        this.workers = new Workers(
                vertx, "file-" + settings.folder().getFileName(), THREADS, Math.max(THREADS, 2 * pace.concurrency()));
    }

    @Override
    public Future<Outcome> send(Dispatch dispatch) {
        String text = dispatch.content().text();
        Optional<String> refusal = settings.refusal(dispatch.content().subject(), text);
        if (refusal.isPresent()) {
            return Future.succeededFuture(new Outcome.Rejected(Reason.REFUSED, "", refusal.get()));
        }
        byte[] bytes = text.replace("\n", settings.form().lineEnd())
                .getBytes(settings.form().charset());
        String name = name(dispatch);
        return blocking(() -> box.put(name, bytes) ? "written" : "was there before");
    }

    private static String name(Dispatch dispatch) {
        String level = dispatch.alert().facts().level() == null
                ? ""
                : "_" + dispatch.alert().facts().level().word();
        return dispatch.alert().kind().word() + level + "_"
                + dispatch.delivery().id().value();
    }

    private Future<Outcome> blocking(Callable<String> work) {
        return workers.run(work)
                .timeout(pace.answerTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .<Outcome>map(answer -> new Outcome.Accepted(answer, null))
                .otherwise(this::failed);
    }

    private Outcome failed(Throwable failure) {
        String place = settings.folder() + ": ";
        if (failure instanceof DropBox.Full) {
            return deferred(Reason.UNAVAILABLE, place + "the disk is full, " + failure.getMessage());
        }
        if (failure instanceof DropBox.NotTaken) {
            return deferred(Reason.THROTTLED, place + failure.getMessage());
        }
        if (failure instanceof AccessDeniedException) {
            return deferred(Reason.NOT_AUTHORISED, place + "no permission to write there");
        }
        if (failure instanceof NoSuchFileException || failure instanceof NotDirectoryException) {
            return deferred(Reason.UNREACHABLE, place + "there is no such folder");
        }
        if (failure instanceof TimeoutException || failure instanceof RejectedExecutionException) {
            return deferred(Reason.TIMED_OUT, place + "the disk does not answer");
        }
        return failure instanceof IOException
                ? deferred(Reason.UNAVAILABLE, place + "cannot be written, " + failure.getMessage())
                : deferred(
                        Reason.BAD_ANSWER,
                        place + "cannot be written, " + failure.getClass().getSimpleName());
    }

    private static Outcome deferred(Reason reason, String detail) {
        return new Outcome.Deferred(reason, "", detail, null);
    }

    /** Writes a hidden file and takes it away again. */
    @Override
    public Future<Outcome> linkTest() {
        return blocking(() -> {
            box.test();
            return "writable";
        });
    }

    @Override
    public Future<Void> close() {
        workers.close();
        return Future.succeededFuture();
    }
}
