package org.airalert.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.airalert.store.Conflict;
import org.airalert.store.Ledger;
import org.jspecify.annotations.Nullable;

/** The ledger's documents of one kind as records of one type. */
final class Documents<T> {
    private static final int TRIES = 8;
    private static final int PAGE = 500;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final Ledger ledger;
    private final Audit audit;
    private final String kind;
    private final Class<T> type;

    Documents(AccessParts parts, String kind, Class<T> type) {
        this.ledger = parts.ledger();
        this.audit = parts.audit();
        this.kind = kind;
        this.type = type;
    }

    Future<Optional<T>> find(String id) {
        return ledger.get(kind, id).map(found -> found.map(this::read));
    }

    /** At most {@value #PAGE} of them, in the order of their ids: there are never many accounts, keys or sessions of one person. */
    Future<List<T>> list(@Nullable String tag) {
        return ledger.list(new Ledger.Query(kind, tag, null, PAGE, false))
                .map(found -> found.stream().map(this::read).toList());
    }

    /** By id, in the order of the ids. */
    Future<Map<String, T>> entries(@Nullable String tag) {
        return ledger.list(new Ledger.Query(kind, tag, null, PAGE, false)).map(found -> {
            Map<String, T> byId = new LinkedHashMap<>();
            found.forEach(document -> byId.put(document.id(), read(document)));
            return byId;
        });
    }

    Future<List<String>> ids(@Nullable String tag) {
        return ledger.list(new Ledger.Query(kind, tag, null, PAGE, false))
                .map(found -> found.stream().map(Ledger.Document::id).toList());
    }

    Ledger.Write create(String id, String tag, T value) {
        return new Ledger.Write(kind, id, 0, tag, write(value));
    }

    /** Whatever stands there. */
    Ledger.Write put(String id, String tag, T value) {
        return new Ledger.Write(kind, id, Ledger.Write.ANY, tag, write(value));
    }

    Ledger.Write remove(String id) {
        return new Ledger.Write(kind, id, Ledger.Write.ANY, "", null);
    }

    Future<Void> commit(List<Ledger.Write> writes, List<AuditEntry> entries) {
        return audit.commit(new Ledger.Commit(writes, List.of()), entries).mapEmpty();
    }

    /**
     * Changes one document as it stands, however often somebody else is faster (bounded).
     *
     * @return the changed value; empty when there is no such document
     */
    Future<Optional<T>> update(String id, UnaryOperator<T> change, List<AuditEntry> entries) {
        return update(id, change, entries, TRIES);
    }

    private Future<Optional<T>> update(String id, UnaryOperator<T> change, List<AuditEntry> entries, int tries) {
        return ledger.get(kind, id)
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(Optional.<T>empty())
                        : replace(changed(found.get(), change), entries).map(Optional::of))
                .recover(cause -> cause instanceof Conflict && tries > 1
                        ? update(id, change, entries, tries - 1)
                        : Future.failedFuture(cause));
    }

    private Future<T> replace(Change<T> change, List<AuditEntry> entries) {
        Ledger.Commit commit = new Ledger.Commit(List.of(change.write()), List.of());
        Future<?> written = entries.isEmpty() ? ledger.commit(commit) : audit.commit(commit, entries);
        return written.map(numbers -> change.value());
    }

    /** A change of the document as it stands now, to be committed with others. Fails with {@link Conflict} when it is gone. */
    Future<Change<T>> change(String id, UnaryOperator<T> change) {
        return present(id).map(found -> changed(found, change));
    }

    /** The removal of the document as it stands now. Fails with {@link Conflict} when it is gone already. */
    Future<Ledger.Write> removal(String id) {
        return present(id).map(found -> new Ledger.Write(kind, id, found.version(), "", null));
    }

    private Future<Ledger.Document> present(String id) {
        return ledger.get(kind, id)
                .compose(found -> found.map(Future::succeededFuture)
                        .orElseGet(() -> Future.failedFuture(new Conflict(kind + " is gone"))));
    }

    private Change<T> changed(Ledger.Document found, UnaryOperator<T> change) {
        T next = change.apply(read(found));
        return new Change<>(next, new Ledger.Write(kind, found.id(), found.version(), found.tag(), write(next)));
    }

    record Change<T>(T value, Ledger.Write write) {}

    private T read(Ledger.Document found) {
        try {
            return JSON.readValue(found.body(), type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the store holds a " + kind + " that cannot be read: " + found.id(), e);
        }
    }

    private String write(T value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a " + kind + " cannot be written as JSON", e);
        }
    }
}
