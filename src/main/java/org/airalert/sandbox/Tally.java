package org.airalert.sandbox;

import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/** What one receiver got. May be read from any thread. */
public final class Tally {
    private final LongAdder attempts = new LongAdder();
    private final LongAdder taken = new LongAdder();
    private final LongAdder badSignatures = new LongAdder();
    private final LongAdder reported = new LongAdder();
    private final LongAdder unmatched = new LongAdder();
    private final Set<String> ids = new HashSet<>();

    void attempt() {
        attempts.increment();
    }

    void badSignature() {
        badSignatures.increment();
    }

    void taken(String id) {
        taken.increment();
        synchronized (ids) {
            ids.add(id);
        }
    }

    /** @param known whether the gateway found what the report is about */
    void reported(boolean known) {
        reported.increment();
        if (!known) {
            unmatched.increment();
        }
    }

    /** Requests, whatever came of them. */
    public long attempts() {
        return attempts.sum();
    }

    /** Messages taken, repeats included. */
    public long messages() {
        return taken.sum();
    }

    /** Different messages taken. */
    public long distinct() {
        synchronized (ids) {
            return ids.size();
        }
    }

    /** Messages taken once more, under the id that they had before. */
    public long duplicates() {
        return messages() - distinct();
    }

    public long badSignatures() {
        return badSignatures.sum();
    }

    /** Reports that the gateway took in. */
    public long receipts() {
        return reported.sum();
    }

    /** Reports that the gateway knew no message for. */
    public long unmatchedReceipts() {
        return unmatched.sum();
    }

    public JsonObject json() {
        return new JsonObject()
                .put("attempts", attempts())
                .put("messages", messages())
                .put("distinct", distinct())
                .put("duplicates", duplicates())
                .put("badSignatures", badSignatures())
                .put("receipts", receipts())
                .put("unmatchedReceipts", unmatchedReceipts());
    }
}
