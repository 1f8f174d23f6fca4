package org.airalert.access;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.airalert.clause.Clause;
import org.airalert.store.Conflict;
import org.airalert.store.Ledger;
import org.jspecify.annotations.Nullable;

/**
 * The append-only, hash-chained record of who did what. A change and its entries are written in one commit, or neither is.
 *
 * <p>Commits of one process run one after another, because each entry needs the hash of the one before; those that wait together
 * share one commit of the ledger (decision 3 of the architecture). When such a shared commit meets a conflict, its parts are tried one by one, so that one
 * caller's stale document never fails another's. Another node may append in between: then the head is read again. Thread-safe;
 * promises are used because a waiting caller's future is completed by somebody else's turn.
 */
@Clause("P7")
public final class Audit {
    /** The journal's name in the ledger. */
    public static final String JOURNAL = "audit";

    private static final int TOGETHER = 64;
    private static final int HEAD_RETRIES = 20;

    private final Ledger ledger;
    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile @Nullable Head head;

    public Audit(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * Makes the changes and appends the entries, together or not at all; durable when the future completes.
     *
     * @return the journal numbers of {@code changes.appends()}, as {@link Ledger#commit}; those of the audit entries are not among them
     *     <p>Fails with {@link Conflict} when a document or journal named in {@code changes} is not as expected, and with
     *     {@link org.airalert.store.Unavailable} when the store cannot take it: nothing was written then.
     */
    public Future<List<Long>> commit(Ledger.Commit changes, List<AuditEntry> entries) {
        Waiting mine = new Waiting(changes, List.copyOf(entries), Promise.promise());
        waiting.add(mine);
        Future<List<Long>> done = mine.done().future();
        runNext();
        Context context = Vertx.currentContext();
        return context == null ? done : Future.fromCompletionStage(done.toCompletionStage(), context);
    }

    /** Entries after number {@code after}, oldest first, at most {@code limit}. */
    public Future<List<AuditLink>> read(long after, int limit) {
        return ledger.read(JOURNAL, after, limit)
                .map(entries -> entries.stream().map(AuditLink::read).toList());
    }

    /** Number of the newest entry; 0 when there is none. */
    public Future<Long> size() {
        return ledger.last(JOURNAL).map(last -> last.map(Ledger.Entry::number).orElse(0L));
    }

    /** Reads the whole journal and names the first entry that was changed, inserted or removed. */
    public Future<AuditVerdict> verify() {
        return new AuditCheck(ledger, null, Map.of()).run();
    }

    /**
     * The same, and the entry whose hash an earlier check named as the head must still be there: a chain whose newest entries were cut
     * off is whole in itself.
     */
    public Future<AuditVerdict> verify(String knownHead) {
        return verify(knownHead, Map.of());
    }

    /**
     * The same beside signed heads: each entry that one of them names must have the hash that was signed.
     *
     * @param heads hashes by entry's number
     */
    public Future<AuditVerdict> verify(@Nullable String knownHead, Map<Long, String> heads) {
        return new AuditCheck(ledger, knownHead, heads).run();
    }

    /** The newest entry as it stands in the journal; empty when there is none. */
    public Future<Optional<AuditLink>> newest() {
        return ledger.last(JOURNAL).map(last -> last.map(AuditLink::read));
    }

    private void runNext() {
        if (waiting.isEmpty() || !running.compareAndSet(false, true)) {
            return;
        }
        List<Waiting> batch = new ArrayList<>();
        for (Waiting next = waiting.poll(); next != null; next = batch.size() < TOGETHER ? waiting.poll() : null) {
            batch.add(next);
        }
        write(batch).onComplete(done -> {
            running.set(false);
            runNext();
        });
    }

    /** Never fails: each caller's own future carries its failure. */
    private Future<Void> write(List<Waiting> batch) {
        return knownHead()
                .compose(from -> append(batch, from))
                .onSuccess(numbers -> hand(batch, numbers))
                .<Void>mapEmpty()
                .recover(cause -> cause instanceof Conflict ? writeSingly(batch) : fail(batch, cause));
    }

    private Future<Void> writeSingly(List<Waiting> batch) {
        head = null;
        Future<Void> turn = Future.succeededFuture();
        for (Waiting one : batch) {
            turn = turn.compose(done -> writeOne(one, HEAD_RETRIES));
        }
        return turn;
    }

    private Future<Void> writeOne(Waiting one, int retries) {
        List<Waiting> alone = List.of(one);
        return knownHead()
                .compose(from -> append(alone, from)
                        .onSuccess(numbers -> hand(alone, numbers))
                        .<Void>mapEmpty()
                        .recover(cause -> afterConflict(one, retries, from, cause)))
                .recover(unread -> fail(List.of(one), unread));
    }

    /** The head moved under us: once more with the new one. It did not: the caller's own expectation failed. */
    private Future<Void> afterConflict(Waiting one, int retries, Head from, Throwable cause) {
        if (!(cause instanceof Conflict) || retries == 0) {
            return fail(List.of(one), cause);
        }
        head = null;
        return knownHead().compose(now -> now.equals(from) ? fail(List.of(one), cause) : writeOne(one, retries - 1));
    }

    private Future<List<Long>> append(List<Waiting> batch, Head from) {
        List<Ledger.Write> writes = new ArrayList<>();
        List<Ledger.Append> appends = new ArrayList<>();
        for (Waiting one : batch) {
            writes.addAll(one.changes().writes());
            appends.addAll(one.changes().appends());
        }
        Head to = from;
        for (Waiting one : batch) {
            for (AuditEntry entry : one.entries()) {
                AuditLink link = AuditLink.after(to.number() + 1, to.hash(), entry);
                appends.add(new Ledger.Append(JOURNAL, to.number(), null, link.body()));
                to = new Head(link.number(), link.hash());
            }
        }
        Head reached = to;
        return ledger.commit(new Ledger.Commit(writes, appends)).onSuccess(numbers -> head = reached);
    }

    private static void hand(List<Waiting> batch, List<Long> numbers) {
        int from = 0;
        for (Waiting one : batch) {
            int to = from + one.changes().appends().size();
            one.done().tryComplete(List.copyOf(numbers.subList(from, to)));
            from = to;
        }
    }

    private Future<Void> fail(List<Waiting> batch, Throwable cause) {
        head = null;
        batch.forEach(one -> one.done().tryFail(cause));
        return Future.succeededFuture();
    }

    private Future<Head> knownHead() {
        Head known = head;
        return known != null
                ? Future.succeededFuture(known)
                : ledger.last(JOURNAL).map(Audit::headOf);
    }

    private static Head headOf(Optional<Ledger.Entry> last) {
        return last.map(AuditLink::read)
                .map(link -> new Head(link.number(), link.hash()))
                .orElse(new Head(0, AuditLink.ORIGIN));
    }

    private record Head(long number, String hash) {}

    private record Waiting(Ledger.Commit changes, List<AuditEntry> entries, Promise<List<Long>> done) {}
}
