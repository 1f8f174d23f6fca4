package org.airalert.dispatch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.airalert.store.DeliveryStore;
import org.airalert.time.Timers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes results down in batches: while one batch is being written, the next gathers, and for a few turns of the loop after it, in which a busy lane gets
 * many more answers and an idle one loses next to nothing. A batch that the store cannot take is written again
 * until it can; the lane stops meanwhile, because there is no more room. For one event loop.
 */
final class Recorder {
    private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);
    private static final Duration AGAIN = Duration.ofSeconds(1);

    /** Turns of a busy loop take about half a millisecond. */
    private static final int TURNS = 16;

    private final DeliveryStore store;
    private final Timers clock;
    private final Loop loop;
    private final int room;
    private final Runnable written;
    private List<DeliveryStore.Result> waiting = new ArrayList<>();
    private int writing;
    private boolean gathering;

    /**
     * @param room how many results may wait or be under way
     * @param written called after each batch
     */
    Recorder(DeliveryStore store, Timers clock, Loop loop, int room, Runnable written) {
        this.store = store;
        this.clock = clock;
        this.loop = loop;
        this.room = room;
        this.written = written;
    }

    boolean hasRoom() {
        return waiting.size() + writing < room;
    }

    boolean isIdle() {
        return waiting.isEmpty() && writing == 0;
    }

    void add(DeliveryStore.Result result) {
        waiting.add(result);
        if (writing == 0 && !gathering) {
            write();
        }
    }

    /** Writes what has gathered, unless a batch is being written. */
    void flush() {
        if (writing == 0 && !waiting.isEmpty()) {
            write();
        }
    }

    private void write() {
        List<DeliveryStore.Result> batch = waiting;
        waiting = new ArrayList<>();
        writing = batch.size();
        attempt(batch);
    }

    private void attempt(List<DeliveryStore.Result> batch) {
        store.record(batch).onSuccess(done -> finished()).onFailure(cause -> {
            LOG.warn("results not written yet, trying again number={} cause={}", batch.size(), cause.toString());
            clock.after(AGAIN, () -> loop.run(() -> attempt(batch)));
        });
    }

    private void finished() {
        writing = 0;
        if (!waiting.isEmpty()) {
            gathering = true;
            gather(TURNS);
        }
        written.run();
    }

    private void gather(int turns) {
        if (turns > 0 && writing == 0 && !waiting.isEmpty()) {
            loop.run(() -> gather(turns - 1));
        } else {
            gathering = false;
            flush();
        }
    }
}
