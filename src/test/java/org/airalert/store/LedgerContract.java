package org.airalert.store;

import static org.airalert.store.Done.done;
import static org.airalert.store.Done.failure;
import static org.airalert.store.Ledger.Write.ANY;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.airalert.store.Ledger.Append;
import org.airalert.store.Ledger.Commit;
import org.airalert.store.Ledger.Document;
import org.airalert.store.Ledger.Entry;
import org.airalert.store.Ledger.Query;
import org.airalert.store.Ledger.Write;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Ledger} keeps to, exactly. */
public abstract class LedgerContract {
    protected final Vertx vertx = Vertx.vertx();
    private Store store;
    private Ledger ledger;

    /** An empty store. */
    protected abstract Store open() throws Exception;

    @BeforeEach
    void openStore() throws Exception {
        store = open();
        ledger = store.ledger();
    }

    @AfterEach
    void closeStore() {
        done(store.close());
        done(vertx.close());
    }

    @Test
    void what_was_never_written_is_empty() {
        assertThat(done(ledger.get("alert", "a1"))).isEmpty();
        assertThat(done(ledger.list(all("alert")))).isEmpty();
        assertThat(done(ledger.count("alert", null))).isZero();
        assertThat(done(ledger.read("events", 0, 10))).isEmpty();
        assertThat(done(ledger.last("events"))).isEmpty();
        assertThat(done(ledger.find("events", "k"))).isEmpty();
    }

    @Test
    void a_document_is_read_as_written_and_counts_its_versions() {
        String body = "{\"名\":\"重污染天气\",\"n\":1.50,\"list\":[ ]}";
        write(new Write("alert", "a1", 0, "draft", body));
        assertThat(done(ledger.get("alert", "a1"))).contains(new Document("alert", "a1", 1, "draft", body));
        write(new Write("alert", "a1", 1, "approved", "{}"));
        assertThat(done(ledger.get("alert", "a1"))).contains(new Document("alert", "a1", 2, "approved", "{}"));
        write(new Write("alert", "a1", ANY, "", "{\"b\":2}"));
        assertThat(done(ledger.get("alert", "a1"))).contains(new Document("alert", "a1", 3, "", "{\"b\":2}"));
    }

    @Test
    void kinds_do_not_mix() {
        write(new Write("alert", "x", 0, "t", "1"), new Write("proposal", "x", 0, "t", "2"));
        assertThat(done(ledger.get("alert", "x"))).map(Document::body).contains("1");
        assertThat(done(ledger.get("proposal", "x"))).map(Document::body).contains("2");
        assertThat(done(ledger.list(all("alert")))).hasSize(1);
    }

    @Test
    void a_removed_document_is_gone_and_can_be_written_anew() {
        write(new Write("alert", "a1", 0, "draft", "{}"));
        write(new Write("alert", "a1", 1, "", null));
        assertThat(done(ledger.get("alert", "a1"))).isEmpty();
        assertThat(done(ledger.list(new Query("alert", "draft", null, 10, false))))
                .isEmpty();
        assertThat(done(ledger.count("alert", null))).isZero();
        write(new Write("alert", "a1", 0, "draft", "{}"));
        assertThat(done(ledger.get("alert", "a1"))).map(Document::version).contains(1L);
    }

    @Test
    void an_unexpected_version_is_a_conflict_and_changes_nothing() {
        write(new Write("alert", "a1", 0, "draft", "old"));
        for (long wrong : new long[] {0, 2}) {
            Throwable cause = failure(ledger.commit(new Commit(
                    List.of(
                            new Write("alert", "a2", 0, "draft", "new"),
                            new Write("alert", "a1", wrong, "draft", "new")),
                    List.of(new Append("events", ANY, null, "e")))));
            assertThat(cause).isInstanceOf(Conflict.class).hasMessageContaining("a1");
        }
        assertThat(done(ledger.get("alert", "a1"))).map(Document::body).contains("old");
        assertThat(done(ledger.get("alert", "a2"))).isEmpty();
        assertThat(done(ledger.last("events"))).isEmpty();
    }

    @Test
    void expecting_an_absent_document_to_have_a_version_is_a_conflict() {
        assertThat(failure(ledger.commit(new Commit(List.of(new Write("alert", "a1", 1, "", "{}")), List.of()))))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void documents_are_listed_by_kind_and_tag_in_the_order_of_their_ids_page_by_page() {
        for (int i : new int[] {3, 1, 5, 2, 4}) {
            write(new Write("alert", "a" + i, 0, i % 2 == 0 ? "even" : "odd", "" + i));
        }
        assertThat(ids(new Query("alert", null, null, 3, false))).containsExactly("a1", "a2", "a3");
        assertThat(ids(new Query("alert", null, "a3", 3, false))).containsExactly("a4", "a5");
        assertThat(ids(new Query("alert", null, null, 2, true))).containsExactly("a5", "a4");
        assertThat(ids(new Query("alert", null, "a4", 9, true))).containsExactly("a3", "a2", "a1");
        assertThat(ids(new Query("alert", "odd", null, 9, false))).containsExactly("a1", "a3", "a5");
        assertThat(ids(new Query("alert", "odd", "a3", 9, true))).containsExactly("a1");
        assertThat(ids(new Query("alert", "other", null, 9, false))).isEmpty();
        assertThat(done(ledger.count("alert", "odd"))).isEqualTo(3);
        assertThat(done(ledger.count("alert", null))).isEqualTo(5);
    }

    @Test
    void a_changed_tag_moves_the_document_to_the_other_list() {
        write(new Write("alert", "a1", 0, "draft", "{}"));
        write(new Write("alert", "a1", 1, "approved", "{}"));
        assertThat(ids(new Query("alert", "draft", null, 9, false))).isEmpty();
        assertThat(ids(new Query("alert", "approved", null, 9, false))).containsExactly("a1");
        assertThat(done(ledger.count("alert", "draft"))).isZero();
    }

    @Test
    void a_journal_numbers_its_entries_without_a_hole_whatever_fails_in_between() {
        assertThat(append("events", null, "one")).containsExactly(1L);
        failure(ledger.commit(new Commit(
                List.of(new Write("alert", "a1", 7, "", "{}")), List.of(new Append("events", ANY, null, "lost")))));
        assertThat(append("events", "k", "two")).containsExactly(2L);
        assertThat(append("other", null, "first")).containsExactly(1L);
        assertThat(done(ledger.read("events", 0, 10)))
                .containsExactly(new Entry(1, null, "one"), new Entry(2, "k", "two"));
        assertThat(done(ledger.read("events", 1, 10))).containsExactly(new Entry(2, "k", "two"));
        assertThat(done(ledger.read("events", 0, 1))).containsExactly(new Entry(1, null, "one"));
        assertThat(done(ledger.last("events"))).contains(new Entry(2, "k", "two"));
    }

    @Test
    void a_key_is_appended_once_and_its_number_answered_ever_after() {
        assertThat(append("events", "k1", "first")).containsExactly(1L);
        append("events", "k2", "second");
        assertThat(append("events", "k1", "again")).containsExactly(1L);
        assertThat(append("other", "k1", "of another journal")).containsExactly(1L);
        assertThat(done(ledger.find("events", "k1"))).contains(new Entry(1, "k1", "first"));
        assertThat(done(ledger.last("events"))).contains(new Entry(2, "k2", "second"));
    }

    @Test
    void a_key_that_is_there_is_answered_whatever_last_number_was_expected() {
        append("events", "k1", "first");
        append("events", null, "second");
        List<Long> numbers =
                done(ledger.commit(new Commit(List.of(), List.of(new Append("events", 0, "k1", "again")))));
        assertThat(numbers).containsExactly(1L);
    }

    @Test
    void an_unexpected_last_number_is_a_conflict_and_changes_nothing() {
        append("audit", null, "one");
        Throwable cause = failure(ledger.commit(new Commit(
                List.of(new Write("alert", "a1", 0, "", "{}")), List.of(new Append("audit", 0, null, "two")))));
        assertThat(cause).isInstanceOf(Conflict.class).hasMessageContaining("audit");
        assertThat(done(ledger.get("alert", "a1"))).isEmpty();
        assertThat(done(ledger.last("audit"))).contains(new Entry(1, null, "one"));
    }

    @Test
    void the_parts_of_one_commit_see_each_other() {
        List<Long> numbers = done(ledger.commit(new Commit(
                List.of(new Write("alert", "a1", 0, "", "1"), new Write("alert", "a1", 1, "", "2")),
                List.of(
                        new Append("audit", 0, null, "one"),
                        new Append("audit", 1, "k", "two"),
                        new Append("audit", ANY, "k", "again")))));
        assertThat(numbers).containsExactly(1L, 2L, 2L);
        assertThat(done(ledger.get("alert", "a1"))).contains(new Document("alert", "a1", 2, "", "2"));
    }

    @Test
    void of_many_writers_with_the_same_expectation_one_wins() {
        List<Future<List<Long>>> tries = IntStream.range(0, 50)
                .mapToObj(i -> ledger.commit(new Commit(
                        List.of(new Write("alert", "a1", 0, "", "" + i)),
                        List.of(new Append("audit", ANY, null, "" + i)))))
                .toList();
        Future.join(new ArrayList<>(tries)).otherwiseEmpty().await();
        assertThat(tries).filteredOn(Future::succeeded).hasSize(1);
        assertThat(tries).filteredOn(Future::failed).allMatch(one -> one.cause() instanceof Conflict);
        String winner = done(ledger.get("alert", "a1")).orElseThrow().body();
        assertThat(done(ledger.read("audit", 0, 9))).containsExactly(new Entry(1, null, winner));
    }

    @Test
    void many_commits_at_once_get_each_number_once() {
        List<Future<List<Long>>> all = IntStream.range(0, 500)
                .mapToObj(i ->
                        ledger.commit(new Commit(List.of(), List.of(new Append("events", ANY, "k" + i, "" + i)))))
                .toList();
        List<Long> numbers = all.stream().map(one -> done(one).get(0)).sorted().toList();
        assertThat(numbers)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 500).mapToObj(i -> (long) i).toList());
    }

    @Test
    void futures_complete_on_the_callers_context() {
        Context context = vertx.getOrCreateContext();
        Set<Boolean> onContext = ConcurrentHashMap.newKeySet();
        Future<Object> all = Future.future(promise -> context.runOnContext(start -> ledger.commit(
                        new Commit(List.of(new Write("alert", "a1", 0, "", "{}")), List.of()))
                .onComplete(done -> onContext.add(Vertx.currentContext() == context))
                .compose(done -> ledger.get("alert", "a1"))
                .onComplete(done -> onContext.add(Vertx.currentContext() == context))
                .compose(done -> ledger.commit(new Commit(List.of(new Write("alert", "a1", 9, "", "{}")), List.of())))
                .onComplete(done -> onContext.add(Vertx.currentContext() == context))
                .onComplete(done -> promise.complete(done.cause()))));
        assertThat(done(all)).isInstanceOf(Conflict.class);
        assertThat(onContext).containsExactly(true);
    }

    @Test
    void a_healthy_store_says_so() {
        assertThat(done(store.check()).well()).isTrue();
    }

    private static Query all(String kind) {
        return new Query(kind, null, null, 100, false);
    }

    private List<String> ids(Query query) {
        return done(ledger.list(query)).stream().map(Document::id).toList();
    }

    private void write(Write... writes) {
        done(ledger.commit(new Commit(List.of(writes), List.of())));
    }

    private List<Long> append(String journal, String key, String body) {
        return done(ledger.commit(new Commit(List.of(), List.of(new Append(journal, ANY, key, body)))));
    }
}
