package org.airalert.store;

import static org.airalert.delivery.Deliveries.NOW;
import static org.airalert.delivery.Deliveries.alert;
import static org.airalert.delivery.Deliveries.queued;
import static org.airalert.store.Done.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.airalert.delivery.Attempt;
import org.airalert.delivery.Delivery;
import org.airalert.delivery.DeliveryId;
import org.airalert.delivery.DeliveryState;
import org.airalert.delivery.Priority;
import org.airalert.delivery.Reason;
import org.airalert.delivery.Verdict;
import org.airalert.store.DeliveryStore.Claim;
import org.airalert.store.DeliveryStore.Filter;
import org.airalert.store.DeliveryStore.Result;
import org.airalert.store.DeliveryStore.Tracked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link DeliveryStore} keeps to, exactly: planning, claiming, recording, withdrawing, looking. */
public abstract class DeliveryStoreContract {
    protected static final String CHANNEL = "china-mobile";
    protected static final Duration LEASE = Duration.ofSeconds(60);

    protected final Vertx vertx = Vertx.vertx();
    protected Store store;
    protected DeliveryStore deliveries;

    /** An empty store. */
    protected abstract Store open() throws Exception;

    @BeforeEach
    void openStore() throws Exception {
        store = open();
        deliveries = store.deliveries();
    }

    @AfterEach
    void closeStore() {
        done(store.close());
        done(vertx.close());
    }

    @Test
    void a_planned_delivery_is_found_as_it_was_planned() {
        Delivery planned = queued("event-1", 1, CHANNEL, "r1", Priority.RED, NOW.plusSeconds(900));
        assertThat(plan(planned)).isEqualTo(1);
        assertThat(done(deliveries.find(planned.id()))).contains(new Tracked(planned, List.of(), null));
    }

    @Test
    void an_unknown_id_is_not_found_whatever_its_form() {
        assertThat(done(deliveries.find(queued(1, CHANNEL, "r1").id()))).isEmpty();
        assertThat(done(deliveries.find(new DeliveryId("dl-x; DROP TABLE delivery"))))
                .isEmpty();
    }

    @Test
    void planning_again_adds_only_what_is_missing_and_leaves_the_rest_as_it_is() {
        Delivery first = queued(1, CHANNEL, "r1");
        Delivery second = queued(1, CHANNEL, "r2");
        plan(first);
        claim(1);
        assertThat(plan(first, second)).isEqualTo(1);
        assertThat(state(first)).isEqualTo(DeliveryState.SENDING);
        assertThat(state(second)).isEqualTo(DeliveryState.QUEUED);
    }

    @Test
    void a_delivery_that_failed_when_planned_is_kept_and_never_claimed() {
        Delivery failed = queued(1, CHANNEL, "r1").at(Delivery.Progress.unsendable(Reason.NO_ADDRESS, NOW));
        plan(failed);
        assertThat(claim(10)).isEmpty();
        assertThat(done(deliveries.find(failed.id()))).contains(new Tracked(failed, List.of(), null));
    }

    @Test
    void a_claim_takes_what_is_due_by_priority_then_by_due_time_up_to_its_limit() {
        Delivery drill = due(queued("e1", 1, CHANNEL, "r1", Priority.DRILL, null), NOW.minusSeconds(9));
        Delivery late = due(queued("e2", 1, CHANNEL, "r2", Priority.YELLOW, null), NOW);
        Delivery early = due(queued("e3", 1, CHANNEL, "r3", Priority.YELLOW, null), NOW.minusSeconds(1));
        Delivery future = due(queued("e4", 1, CHANNEL, "r4", Priority.RED, null), NOW.plusMillis(1));
        Delivery red = due(queued("e5", 1, CHANNEL, "r5", Priority.RED, null), NOW);
        Delivery other = due(queued("e6", 1, "china-unicom", "r6", Priority.RED, null), NOW);
        plan(drill, late, early, future, red, other);
        assertThat(claim(3)).extracting(Delivery::id).containsExactly(red.id(), early.id(), late.id());
        assertThat(claim(3)).extracting(Delivery::id).containsExactly(drill.id());
        assertThat(claim(3)).isEmpty();
    }

    @Test
    void a_claimed_delivery_is_sending_with_its_attempt_counted() {
        Delivery planned = queued(1, CHANNEL, "r1");
        plan(planned);
        Delivery expected = planned.at(
                new Delivery.Progress(DeliveryState.SENDING, 1, NOW.plus(LEASE), null, null, null, null, null));
        assertThat(claim(1)).containsExactly(expected);
        assertThat(done(deliveries.find(planned.id())).orElseThrow())
                .isEqualTo(new Tracked(
                        expected, List.of(new Attempt(planned.id(), 1, NOW, null, "", null, "", "n1")), null));
    }

    @Test
    void what_is_of_no_more_use_is_expired_instead_of_claimed() {
        Delivery planned = queued(1, CHANNEL, "r1");
        plan(planned);
        assertThat(done(deliveries.claim(new Claim(CHANNEL, "n1", 9, planned.notAfter(), LEASE))))
                .isEmpty();
        Delivery.Progress progress = progress(planned);
        assertThat(progress.state()).isEqualTo(DeliveryState.EXPIRED);
        assertThat(progress.reason()).isEqualTo(Reason.EXPIRED);
        assertThat(progress.attempts()).isZero();
    }

    @Test
    void expired_ones_in_front_do_not_hide_one_that_is_due() {
        Stream<Delivery> old =
                IntStream.range(0, 7).mapToObj(i -> due(queued(1, CHANNEL, "old" + i), NOW.minusSeconds(5)));
        Delivery good = due(lasting(queued(1, CHANNEL, "good"), NOW.plus(Duration.ofDays(9))), NOW);
        plan(Stream.concat(old, Stream.of(good)).toArray(Delivery[]::new));
        Instant later = NOW.plus(Duration.ofDays(1));
        Stream<Delivery> claimed = Stream.generate(
                        () -> done(deliveries.claim(new Claim(CHANNEL, "n1", 2, later, LEASE))))
                .limit(3)
                .flatMap(List::stream);
        assertThat(claimed).extracting(Delivery::id).containsExactly(good.id());
    }

    @Test
    void an_accepted_delivery_keeps_its_attempt_and_the_receivers_id() {
        Delivery sent = sent(queued(1, CHANNEL, "r1"));
        Attempt attempt = attempt(sent, 1, NOW.plusMillis(250), "202", null);
        record(attempt, accepted("m-1"));
        Instant at = NOW.plusMillis(250);
        assertThat(done(deliveries.find(sent.id())).orElseThrow())
                .isEqualTo(new Tracked(
                        sent.at(new Delivery.Progress(DeliveryState.ACCEPTED, 1, NOW, null, "m-1", at, null, null)),
                        List.of(attempt),
                        null));
    }

    @Test
    void a_deferred_delivery_is_claimed_again_when_it_is_due_and_keeps_every_attempt() {
        Delivery sent = sent(queued(1, CHANNEL, "r1"));
        Attempt first = attempt(sent, 1, NOW.plusMillis(100), "503", Reason.UNAVAILABLE);
        Instant due = NOW.plusSeconds(30);
        record(first, retry(due, Reason.UNAVAILABLE));
        assertThat(progress(sent))
                .isEqualTo(new Delivery.Progress(
                        DeliveryState.RETRYING, 1, due, Reason.UNAVAILABLE, null, null, null, null));
        assertThat(claimAt(due.minusMillis(1))).isEmpty();
        assertThat(claimAt(due)).extracting(one -> one.progress().attempts()).containsExactly(2);
        Attempt second = new Attempt(sent.id(), 2, due, due.plusMillis(5), "404", Reason.REFUSED, "no", "n1");
        record(second, new Verdict(DeliveryState.FAILED, due, Reason.REFUSED, null));
        assertThat(attempts(sent)).containsExactly(first, second);
        assertThat(progress(sent).state()).isEqualTo(DeliveryState.FAILED);
        assertThat(progress(sent).reason()).isEqualTo(Reason.REFUSED);
        assertThat(claimAt(due.plus(Duration.ofHours(1)))).isEmpty();
    }

    @Test
    void a_retry_past_its_use_is_expired_at_once() {
        Delivery sent = sent(queued(1, CHANNEL, "r1"));
        record(attempt(sent, 1, NOW, "503", Reason.UNAVAILABLE), retry(sent.notAfter(), Reason.UNAVAILABLE));
        assertThat(state(sent)).isEqualTo(DeliveryState.EXPIRED);
    }

    @Test
    void a_claim_that_ran_out_is_taken_over_and_its_attempt_recorded_as_lost() {
        Delivery sent = sent(queued(1, CHANNEL, "r1"));
        assertThat(claimAt(NOW.plus(LEASE).minusMillis(1))).isEmpty();
        Instant later = NOW.plus(LEASE);
        List<Delivery> taken = done(deliveries.claim(new Claim(CHANNEL, "n2", 9, later, LEASE)));
        assertThat(taken).extracting(Delivery::id).containsExactly(sent.id());
        assertThat(attempts(sent))
                .containsExactly(
                        new Attempt(sent.id(), 1, NOW, null, "", Reason.NODE_LOST, "", "n1"),
                        new Attempt(sent.id(), 2, later, null, "", null, "", "n2"));
    }

    @Test
    void a_late_result_of_a_claim_that_was_taken_over_replaces_the_lost_attempt_and_changes_no_state() {
        Delivery sent = sent(queued(1, CHANNEL, "r1"));
        Instant later = NOW.plus(LEASE);
        done(deliveries.claim(new Claim(CHANNEL, "n2", 9, later, LEASE)));
        Attempt late = attempt(sent, 1, later, "503", Reason.UNAVAILABLE);
        record(late, retry(later, Reason.UNAVAILABLE));
        assertThat(state(sent)).isEqualTo(DeliveryState.SENDING);
        assertThat(attempts(sent).get(0)).isEqualTo(late);
    }

    @Test
    void a_late_acceptance_ends_the_trying_when_the_second_try_fails() {
        Delivery sent = sent(queued(1, CHANNEL, "r1"));
        Instant later = NOW.plus(LEASE);
        done(deliveries.claim(new Claim(CHANNEL, "n2", 9, later, LEASE)));
        record(attempt(sent, 1, later, "202", null), accepted("m-1"));
        assertThat(state(sent)).isEqualTo(DeliveryState.SENDING);
        record(
                new Attempt(sent.id(), 2, later, later, "", Reason.TIMED_OUT, "", "n2"),
                retry(later.plusSeconds(5), Reason.TIMED_OUT));
        assertThat(progress(sent))
                .isEqualTo(new Delivery.Progress(
                        DeliveryState.ACCEPTED, 2, later.plusSeconds(5), null, "m-1", later, null, null));
    }

    @Test
    void a_late_acceptance_ends_the_trying_when_nobody_tries_just_now() {
        Delivery sent = sent(queued(1, CHANNEL, "r1"));
        Instant later = NOW.plus(LEASE);
        done(deliveries.claim(new Claim(CHANNEL, "n2", 9, later, LEASE)));
        record(
                new Attempt(sent.id(), 2, later, later, "", Reason.TIMED_OUT, "", "n2"),
                retry(later.plusSeconds(5), Reason.TIMED_OUT));
        record(attempt(sent, 1, later, "202", null), accepted(null));
        assertThat(state(sent)).isEqualTo(DeliveryState.ACCEPTED);
        assertThat(claimAt(later.plusSeconds(5))).isEmpty();
    }

    @Test
    void a_claim_given_back_does_not_count_as_an_attempt() {
        Delivery planned = queued(1, CHANNEL, "r1");
        plan(planned);
        List<Delivery> claimed = claim(1);
        Instant due = NOW.plusSeconds(7);
        done(deliveries.release("n1", List.of(claimed.get(0)), due));
        assertThat(progress(planned)).isEqualTo(Delivery.Progress.queued(due));
        assertThat(attempts(planned)).isEmpty();
        assertThat(claimAt(due)).extracting(one -> one.progress().attempts()).containsExactly(1);
    }

    @Test
    void a_retry_given_back_waits_as_a_retry_and_keeps_its_attempts() {
        Delivery sent = sent(queued(1, CHANNEL, "r1"));
        Attempt first = attempt(sent, 1, NOW, "503", Reason.UNAVAILABLE);
        record(first, retry(NOW, Reason.UNAVAILABLE));
        List<Delivery> claimed = claim(1);
        done(deliveries.release("n1", claimed, NOW.plusSeconds(1)));
        assertThat(progress(sent))
                .isEqualTo(new Delivery.Progress(
                        DeliveryState.RETRYING, 1, NOW.plusSeconds(1), Reason.UNAVAILABLE, null, null, null, null));
        assertThat(attempts(sent)).containsExactly(first);
    }

    @Test
    void only_what_the_node_holds_is_given_back() {
        Delivery sent = sent(queued(1, CHANNEL, "r1"));
        Delivery waiting = queued(1, CHANNEL, "r2");
        plan(waiting);
        done(deliveries.release("n2", List.of(sent, waiting, queued(1, CHANNEL, "r3")), NOW.plusSeconds(7)));
        assertThat(state(sent)).isEqualTo(DeliveryState.SENDING);
        assertThat(progress(waiting)).isEqualTo(waiting.progress());
    }

    @Test
    void the_next_due_time_counts_claims_with_their_end() {
        assertThat(done(deliveries.nextDue(CHANNEL))).isEmpty();
        plan(due(queued("e1", 1, CHANNEL, "r1", Priority.DRILL, null), NOW));
        assertThat(done(deliveries.nextDue(CHANNEL))).contains(NOW);
        claim(1);
        assertThat(done(deliveries.nextDue(CHANNEL))).contains(NOW.plus(LEASE));
        plan(due(queued("e2", 1, CHANNEL, "r2", Priority.RED, null), NOW.plusSeconds(5)));
        assertThat(done(deliveries.nextDue(CHANNEL))).contains(NOW.plusSeconds(5));
        assertThat(done(deliveries.nextDue("china-unicom"))).isEmpty();
    }

    @Test
    void withdrawn_deliveries_end_and_what_is_being_sent_ends_when_its_attempt_does() {
        Delivery sending = sent(queued(1, CHANNEL, "r1"));
        Delivery waiting = queued(1, CHANNEL, "r2");
        Delivery other = queued("event-2", 1, CHANNEL, "r2", Priority.YELLOW, null);
        plan(waiting, other);
        assertThat(done(deliveries.withdraw(List.of(alert("event-1", 1)), DeliveryState.CANCELLED)))
                .isEqualTo(1);
        assertThat(state(waiting)).isEqualTo(DeliveryState.CANCELLED);
        assertThat(state(other)).isEqualTo(DeliveryState.QUEUED);
        assertThat(state(sending)).isEqualTo(DeliveryState.SENDING);
        record(attempt(sending, 1, NOW, "503", Reason.UNAVAILABLE), retry(NOW, Reason.UNAVAILABLE));
        assertThat(progress(sending).state()).isEqualTo(DeliveryState.CANCELLED);
        assertThat(progress(sending).reason()).isEqualTo(Reason.CANCELLED);
        assertThatThrownBy(() -> deliveries.withdraw(List.of(), DeliveryState.FAILED))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_withdrawn_delivery_whose_node_died_is_not_sent_again() {
        Delivery sending = sent(queued(1, CHANNEL, "r1"));
        done(deliveries.withdraw(List.of(alert("event-1", 1)), DeliveryState.SUPERSEDED));
        assertThat(claimAt(NOW.plus(LEASE))).isEmpty();
        assertThat(state(sending)).isEqualTo(DeliveryState.SUPERSEDED);
        assertThat(attempts(sending)).extracting(Attempt::reason).containsExactly(Reason.NODE_LOST);
    }

    @Test
    void a_sweep_expires_what_waits_and_closes_what_was_never_reported() {
        Delivery unreported = sent(queued(1, CHANNEL, "r1"));
        record(attempt(unreported, 1, NOW, "202", null), accepted(null));
        Delivery waiting = queued(1, CHANNEL, "r2");
        Delivery elsewhere = queued(1, "china-unicom", "r2");
        plan(waiting, elsewhere);
        assertThat(done(deliveries.sweep(CHANNEL, NOW, NOW))).isZero();
        assertThat(done(deliveries.sweep(CHANNEL, waiting.notAfter(), null))).isEqualTo(1);
        assertThat(state(waiting)).isEqualTo(DeliveryState.EXPIRED);
        assertThat(state(elsewhere)).isEqualTo(DeliveryState.QUEUED);
        assertThat(done(deliveries.sweep(CHANNEL, NOW, NOW.plusMillis(1)))).isEqualTo(1);
        assertThat(progress(unreported).state()).isEqualTo(DeliveryState.UNCONFIRMED);
        assertThat(progress(unreported).reason()).isEqualTo(Reason.NO_RECEIPT);
        assertThat(done(deliveries.sweep(CHANNEL, waiting.notAfter(), NOW.plusMillis(1))))
                .isZero();
    }

    @Test
    void counts_and_backlog_follow_every_move() {
        Delivery accepted = sent(queued(1, CHANNEL, "r1"));
        record(attempt(accepted, 1, NOW, "202", null), accepted(null));
        sent(queued(1, CHANNEL, "r2"));
        plan(
                queued(1, CHANNEL, "r3"),
                queued(1, "units-mail", "r4"),
                queued("event-2", 1, CHANNEL, "r1", Priority.RED, null));
        assertThat(done(deliveries.counts(alert("event-1", 1))))
                .isEqualTo(Map.of(
                        CHANNEL,
                        Map.of(DeliveryState.ACCEPTED, 1L, DeliveryState.SENDING, 1L, DeliveryState.QUEUED, 1L),
                        "units-mail",
                        Map.of(DeliveryState.QUEUED, 1L)));
        assertThat(done(deliveries.backlog())).isEqualTo(Map.of(CHANNEL, 3L, "units-mail", 1L));
        assertThat(done(deliveries.counts(alert("event-3", 1)))).isEmpty();
    }

    @Test
    void deliveries_are_listed_by_any_filter_in_the_order_of_their_ids_page_by_page() {
        List<Delivery> all = IntStream.range(0, 6)
                .mapToObj(i -> queued(
                        i < 4 ? "event-1" : "event-2",
                        1,
                        i % 2 == 0 ? CHANNEL : "units-mail",
                        "r" + i / 2,
                        Priority.RED,
                        null))
                .toList();
        plan(all.toArray(Delivery[]::new));
        assertThat(list(null, null, null, null, null, 100)).isEqualTo(ids(all.stream()));
        List<DeliveryId> firstAlert = ids(all.stream().limit(4));
        assertThat(list(alert("event-1", 1).value(), null, null, null, null, 3)).isEqualTo(firstAlert.subList(0, 3));
        assertThat(list(alert("event-1", 1).value(), null, null, null, firstAlert.get(2), 3))
                .isEqualTo(firstAlert.subList(3, 4));
        assertThat(list(null, CHANNEL, null, null, null, 100))
                .isEqualTo(ids(all.stream().filter(one -> one.channel().equals(CHANNEL))));
        assertThat(list(null, null, null, "r1", null, 100))
                .isEqualTo(ids(all.stream().filter(one -> one.recipient().equals("r1"))));
        claim(1);
        assertThat(list(null, null, DeliveryState.QUEUED, null, null, 100)).hasSize(5);
        assertThat(list(alert("event-1", 1).value(), CHANNEL, DeliveryState.FAILED, "r0", null, 100))
                .isEmpty();
    }

    @Test
    void latencies_are_told_to_within_their_class() {
        for (int i = 1; i <= 100; i++) {
            Delivery sent = sent(queued(1, CHANNEL, "r" + i));
            record(attempt(sent, 1, NOW.plusMillis(i * 10L), "202", null), accepted(null));
        }
        DeliveryStore.Latency latency =
                done(deliveries.latencies(alert("event-1", 1))).get(CHANNEL);
        assertThat(latency.number()).isEqualTo(100);
        assertThat(latency.p50Millis()).isBetween(500L, 516L);
        assertThat(latency.p95Millis()).isBetween(950L, 980L);
        assertThat(latency.p99Millis()).isBetween(990L, 1021L);
        assertThat(done(deliveries.latencies(alert("event-9", 1)))).isEmpty();
    }

    protected int plan(Delivery... planned) {
        return done(deliveries.plan(List.of(planned)));
    }

    protected List<Delivery> claim(int limit) {
        return done(deliveries.claim(new Claim(CHANNEL, "n1", limit, NOW, LEASE)));
    }

    protected List<Delivery> claimAt(Instant now) {
        return done(deliveries.claim(new Claim(CHANNEL, "n1", 100, now, LEASE)));
    }

    /** Planned and claimed by node n1 at {@code NOW}. */
    protected Delivery sent(Delivery planned) {
        plan(planned);
        List<Delivery> claimed = claim(1);
        assertThat(claimed).extracting(Delivery::id).containsExactly(planned.id());
        return claimed.get(0);
    }

    protected void record(Attempt attempt, Verdict verdict) {
        done(deliveries.record(List.of(new Result(attempt, verdict))));
    }

    protected static Attempt attempt(Delivery of, int number, Instant endedAt, String answer, @Nullable Reason reason) {
        return new Attempt(of.id(), number, NOW, endedAt, answer, reason, reason == null ? "" : "detail", "n1");
    }

    protected static Verdict accepted(@Nullable String providerId) {
        return new Verdict(DeliveryState.ACCEPTED, NOW, null, providerId);
    }

    protected static Verdict retry(Instant due, Reason reason) {
        return new Verdict(DeliveryState.RETRYING, due, reason, null);
    }

    protected Delivery.Progress progress(Delivery of) {
        return done(deliveries.find(of.id())).orElseThrow().delivery().progress();
    }

    protected DeliveryState state(Delivery of) {
        return progress(of).state();
    }

    protected List<Attempt> attempts(Delivery of) {
        return done(deliveries.find(of.id())).orElseThrow().attempts();
    }

    private List<DeliveryId> list(
            @Nullable String alert,
            @Nullable String channel,
            @Nullable DeliveryState state,
            @Nullable String recipient,
            @Nullable DeliveryId cursor,
            int limit) {
        Filter filter = new Filter(
                alert == null ? null : new org.airalert.alert.AlertId(alert),
                channel,
                state,
                recipient,
                cursor == null ? null : cursor.value(),
                limit);
        return done(deliveries.list(filter)).stream()
                .map(one -> one.delivery().id())
                .toList();
    }

    private static List<DeliveryId> ids(Stream<Delivery> deliveries) {
        return deliveries
                .map(Delivery::id)
                .sorted(java.util.Comparator.comparing(DeliveryId::value))
                .toList();
    }

    private static Delivery due(Delivery delivery, Instant due) {
        return delivery.at(Delivery.Progress.queued(due));
    }

    private static Delivery lasting(Delivery delivery, Instant notAfter) {
        return new Delivery(
                delivery.id(),
                delivery.alert(),
                delivery.event(),
                delivery.sequence(),
                delivery.channel(),
                delivery.recipient(),
                delivery.address(),
                delivery.fields(),
                delivery.priority(),
                delivery.round(),
                delivery.plannedAt(),
                notAfter,
                delivery.confirmBy(),
                delivery.progress());
    }
}
