package org.airalert.store;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything of low volume: versioned documents (alerts, proposals, warnings, accounts, …) and append-only journals (events taken
 * in, audit), changed together or not at all.
 *
 * <p>Documents are found by kind and id, or listed by kind and tag in the order of their ids. A journal numbers its entries 1, 2, 3 …
 * without a hole.
 */
public interface Ledger {
    /** Empty when there is none. */
    Future<Optional<Document>> get(String kind, String id);

    /** At most {@code limit} documents of a kind, in the order asked for. */
    Future<List<Document>> list(Query query);

    /** How many documents of a kind carry the tag; of all when it is {@code null}. */
    Future<Long> count(String kind, @Nullable String tag);

    /**
     * Makes all changes of a commit, or none. Commits that wait together share one fsync.
     *
     * @return the numbers of the journal entries appended, in the order of {@link Commit#appends()}; for an entry whose key is in
     *     the journal already the number of that older entry
     *     <p>Fails with {@link Conflict} when a document's version or a journal's last number is not the expected one, and with {@link Unavailable}
     *     when the store is full, slow or gone: nothing was written then.
     */
    Future<List<Long>> commit(Commit commit);

    /** Entries after number {@code after} (0: from the start), oldest first, at most {@code limit}. */
    Future<List<Entry>> read(String journal, long after, int limit);

    /** The newest entry; empty for an empty journal. */
    Future<Optional<Entry>> last(String journal);

    /** The entry that was appended with this key. */
    Future<Optional<Entry>> find(String journal, String key);

    /**
     * @param version 1 when first written, then counting up
     * @param tag a word to list by, such as the state; may be empty
     * @param body JSON
     */
    record Document(String kind, String id, long version, String tag, String body) {}

    /**
     * @param tag only documents with this tag; {@code null} for all
     * @param cursor id after which to go on, exclusive; {@code null} from the beginning
     */
    record Query(
            String kind, @Nullable String tag, @Nullable String cursor, int limit, boolean newestFirst) {}

    /**
     * Sets or removes one document.
     *
     * @param expected the version it must have: 0 it must not exist, {@link #ANY} whatever it has
     * @param body {@code null} removes it
     */
    record Write(
            String kind,
            String id,
            long expected,
            String tag,
            @Nullable String body) {
        public static final long ANY = -1;
    }

    /**
     * Appends one entry.
     *
     * @param expectedLast number that the journal's last entry must have; {@link Write#ANY} for whatever it has
     * @param key unique within the journal; a second append with the same key changes nothing. {@code null}: no key
     */
    record Append(
            String journal, long expectedLast, @Nullable String key, String body) {}

    record Entry(long number, @Nullable String key, String body) {}

    record Commit(List<Write> writes, List<Append> appends) {
        public Commit {
            writes = List.copyOf(writes);
            appends = List.copyOf(appends);
        }
    }
}
