package org.airalert.dispatch;

import static org.airalert.dispatch.LaneKit.CHANNEL;
import static org.airalert.dispatch.LaneKit.NOW;
import static org.airalert.store.Done.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.airalert.channel.Dispatch;
import org.airalert.delivery.Attempt;
import org.airalert.delivery.Deliveries;
import org.airalert.delivery.Delivery;
import org.airalert.delivery.DeliveryState;
import org.airalert.delivery.Outcome;
import org.airalert.delivery.Priority;
import org.airalert.delivery.Reason;
import org.airalert.store.DeliveryStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaneTest {
    private static final Outcome DOWN = new Outcome.Deferred(Reason.UNREACHABLE, "", "nobody listens", null);

    @TempDir
    Path folder;

    private LaneKit kit;

    @BeforeEach
    void open() {
        kit = new LaneKit(folder);
    }

    @AfterEach
    void close() {
        kit.close();
    }

    private static Delivery to(String recipient) {
        return Deliveries.queued(1, CHANNEL, recipient);
    }

    private static Delivery to(String recipient, Priority priority) {
        return Deliveries.queued("event-" + priority, 1, CHANNEL, recipient, priority, null);
    }

    private void answer(Outcome outcome) {
        kit.transport.answer = dispatch -> Future.succeededFuture(outcome);
    }

    @Test
    void a_planned_delivery_is_sent_with_its_recipients_text_and_accepted() throws Exception {
        kit.start();
        answer(new Outcome.Accepted("202", "p-1"));

        Delivery delivery = kit.plan(to("school-1"));

        Dispatch sent = kit.transport.next();
        assertThat(sent.content().text())
                .contains("学校 school-1", "https://gateway.example/confirm/" + delivery.id())
                .doesNotContain("⟦");
        assertThat(sent.alert().id()).isEqualTo(delivery.alert());
        DeliveryStore.Tracked tracked = kit.await(delivery, DeliveryState.ACCEPTED);
        assertThat(tracked.delivery().progress().providerId()).isEqualTo("p-1");
        assertThat(tracked.attempts()).containsExactly(new Attempt(delivery.id(), 1, NOW, NOW, "202", null, "", "n1"));
    }

    @Test
    void what_was_planned_while_nobody_ran_goes_out_at_start() throws Exception {
        Delivery delivery = kit.plan(to("school-1"));

        kit.start();

        kit.transport.next();
        kit.await(delivery, DeliveryState.ACCEPTED);
    }

    @Test
    void a_deferred_delivery_is_retried_after_its_delay_and_not_before() throws Exception {
        kit.start();
        answer(DOWN);
        Delivery delivery = kit.plan(to("school-1"));
        kit.transport.next();
        kit.await(delivery, DeliveryState.RETRYING);

        kit.clock.advance(Duration.ofMillis(9_999));
        kit.settle();
        assertThat(kit.transport.unseen()).isZero();

        answer(ScriptedTransport.ACCEPTED);
        kit.clock.advance(Duration.ofMillis(1));
        assertThat(kit.transport.next().delivery().id()).isEqualTo(delivery.id());
        assertThat(kit.await(delivery, DeliveryState.ACCEPTED).attempts())
                .extracting(Attempt::reason)
                .containsExactly(Reason.UNREACHABLE, null);
    }

    @Test
    void a_rejected_delivery_has_failed_and_is_not_sent_again() throws Exception {
        kit.start();
        answer(new Outcome.Rejected(Reason.REFUSED, "422", "no such number"));
        Delivery delivery = kit.plan(to("school-1"));
        kit.transport.next();

        assertThat(kit.await(delivery, DeliveryState.FAILED)
                        .delivery()
                        .progress()
                        .reason())
                .isEqualTo(Reason.REFUSED);
        kit.clock.advance(Duration.ofHours(1));
        kit.settle();
        assertThat(kit.transport.unseen()).isZero();
    }

    @Test
    void never_more_are_under_way_than_the_channel_allows_and_none_twice() throws Exception {
        kit.start();
        kit.transport.answer = dispatch -> {
            Promise<Outcome> later = Promise.promise();
            kit.vertx.runOnContext(go -> later.complete(ScriptedTransport.ACCEPTED));
            return later.future();
        };

        Delivery[] many = kit.planMany(3_000);

        assertThat(kit.transport.next(3_000)).doesNotHaveDuplicates();
        for (Delivery delivery : many) {
            kit.await(delivery, DeliveryState.ACCEPTED);
        }
        assertThat(kit.transport.mostUnderWay()).isEqualTo(4);
        assertThat(kit.transport.unseen()).isZero();
    }

    @Test
    void red_goes_before_what_was_held_already() throws Exception {
        kit.concurrency(1).start();
        List<Promise<Outcome>> open = hold();
        kit.plan(IntStream.range(0, 20)
                .mapToObj(i -> to("school-" + i, Priority.DRILL))
                .toArray(Delivery[]::new));
        kit.transport.next();
        kit.settle();

        Delivery red = kit.plan(to("hospital", Priority.RED));
        kit.await(red, DeliveryState.SENDING);
        open.get(0).complete(ScriptedTransport.ACCEPTED);

        assertThat(kit.transport.next().delivery().recipient()).isEqualTo("hospital");
        release(open);
    }

    @Test
    void red_that_comes_while_a_claim_is_on_its_way_waits_only_for_what_is_in_flight() throws Exception {
        Promise<Void> onItsWay = Promise.promise();
        Promise<Void> answer = Promise.promise();
        kit.deliveries = SlowClaims.first(kit.deliveries, onItsWay, answer.future());
        kit.concurrency(1).start();
        List<Promise<Outcome>> open = hold();
        kit.plan(IntStream.range(0, 20)
                .mapToObj(i -> to("school-" + i, Priority.DRILL))
                .toArray(Delivery[]::new));
        done(onItsWay.future());

        Delivery red = kit.plan(to("hospital", Priority.RED));
        kit.settle();
        answer.complete();
        kit.transport.next();
        kit.await(red, DeliveryState.SENDING);
        open.get(0).complete(ScriptedTransport.ACCEPTED);

        assertThat(kit.transport.next().delivery().recipient()).isEqualTo("hospital");
        release(open);
    }

    @Test
    void what_is_overtaken_while_a_lane_holds_it_does_not_go_out() throws Exception {
        kit.concurrency(1).start();
        List<Promise<Outcome>> open = hold();
        Delivery[] older = kit.plan(to("school-1"), to("school-2"));
        Delivery held = other(older, kit.transport.next().delivery());
        kit.await(held, DeliveryState.SENDING);

        Delivery newer = kit.plan(Deliveries.queued(2, CHANNEL, held.recipient()));
        kit.await(held, DeliveryState.SUPERSEDED);
        release(open);

        assertThat(kit.transport.next().delivery().id()).isEqualTo(newer.id());
        kit.await(newer, DeliveryState.ACCEPTED);
        assertThat(kit.transport.unseen()).isZero();
    }

    @Test
    void what_is_called_back_while_a_lane_holds_it_does_not_go_out() throws Exception {
        kit.concurrency(1).start();
        List<Promise<Outcome>> open = hold();
        Delivery[] both = kit.plan(to("school-1"), to("school-2"));
        Delivery sent = kit.transport.next().delivery();
        Delivery held = other(both, sent);
        kit.await(held, DeliveryState.SENDING);

        done(kit.deliveries.withdraw(List.of(held.alert()), DeliveryState.CANCELLED));
        kit.dispatcher.wake();
        kit.await(held, DeliveryState.CANCELLED);
        release(open);

        kit.await(sent, DeliveryState.ACCEPTED);
        assertThat(kit.transport.unseen()).isZero();
    }

    private static Delivery other(Delivery[] both, Delivery sent) {
        return both[0].id().equals(sent.id()) ? both[1] : both[0];
    }

    /** The receiver answers when the test says so. */
    private List<Promise<Outcome>> hold() {
        List<Promise<Outcome>> open = java.util.Collections.synchronizedList(new ArrayList<>());
        kit.transport.answer = dispatch -> {
            Promise<Outcome> promise = Promise.promise();
            open.add(promise);
            return promise.future();
        };
        return open;
    }

    private void release(List<Promise<Outcome>> open) {
        kit.transport.answer = dispatch -> Future.succeededFuture(ScriptedTransport.ACCEPTED);
        List.copyOf(open).forEach(one -> one.tryComplete(ScriptedTransport.ACCEPTED));
    }

    @Test
    void an_update_waits_for_what_it_updates_and_never_passes_it() throws Exception {
        kit.start();
        List<Promise<Outcome>> open = hold();
        Delivery first = kit.plan(to("school-1"));
        kit.transport.next();

        Delivery second = kit.plan(Deliveries.queued(2, CHANNEL, "school-1"));
        kit.clock.advance(Duration.ofSeconds(5));
        kit.settle();
        assertThat(kit.transport.unseen()).isZero();

        release(open);
        kit.await(first, DeliveryState.ACCEPTED);
        kit.clock.advance(Duration.ofSeconds(1));
        assertThat(kit.transport.next().delivery().sequence()).isEqualTo(2);
        kit.await(second, DeliveryState.ACCEPTED);
    }

    @Test
    void the_rate_is_kept_in_every_second() throws Exception {
        kit.rate("3/s").start();
        kit.planMany(10);

        kit.transport.next(3);
        kit.clock.advance(Duration.ofMillis(999));
        kit.settle();
        assertThat(kit.transport.unseen()).isZero();

        kit.clock.advance(Duration.ofMillis(1));
        kit.transport.next(3);
        kit.settle();
        assertThat(kit.transport.unseen()).isZero();
    }

    @Test
    void nothing_is_sent_after_it_is_of_use() throws Exception {
        kit.start();
        done(kit.dispatcher.pause(CHANNEL, "test", "admin"));
        Delivery delivery = kit.plan(to("school-1"));
        kit.clock.advance(Deliveries.USEFUL_FOR);

        done(kit.dispatcher.resume(CHANNEL, "admin"));

        kit.await(delivery, DeliveryState.EXPIRED);
        assertThat(kit.transport.unseen()).isZero();
    }

    @Test
    void a_text_that_was_not_approved_is_not_sent() throws Exception {
        kit.start();
        Delivery delivery = to("school-1");
        ApprovedTexts.Approved approved = LaneKit.approved(delivery);
        kit.texts.put(
                delivery.alert(),
                new ApprovedTexts.Approved(
                        LaneKit.alert(
                                delivery.alert(),
                                delivery.event(),
                                1,
                                approved.alert().facts(),
                                Map.of(CHANNEL, "0".repeat(64))),
                        approved.text(),
                        ""));

        kit.plan(delivery);

        assertThat(kit.await(delivery, DeliveryState.FAILED)
                        .delivery()
                        .progress()
                        .reason())
                .isEqualTo(Reason.DIGEST_MISMATCH);
        assertThat(kit.transport.unseen()).isZero();
    }

    @Test
    void a_recipient_whose_fields_do_not_fill_the_text_has_failed_alone() throws Exception {
        kit.start();
        Delivery nameless = to("school-1").with(Map.of());
        Delivery whole = to("school-2");

        kit.plan(nameless, whole);

        assertThat(kit.await(nameless, DeliveryState.FAILED)
                        .delivery()
                        .progress()
                        .reason())
                .isEqualTo(Reason.NO_TEXT);
        kit.await(whole, DeliveryState.ACCEPTED);
        assertThat(kit.transport.next(1)).containsExactly("school-2");
    }

    @Test
    void a_transport_that_breaks_its_word_loses_nothing() throws Exception {
        kit.start();
        kit.transport.answer = dispatch -> {
            throw new IllegalStateException("defect");
        };
        Delivery delivery = kit.plan(to("school-1"));
        kit.transport.next();
        kit.await(delivery, DeliveryState.RETRYING);

        answer(ScriptedTransport.ACCEPTED);
        kit.clock.advance(Duration.ofSeconds(10));

        kit.await(delivery, DeliveryState.ACCEPTED);
    }

    @Test
    void a_missing_receipt_closes_the_delivery_as_unconfirmed() throws Exception {
        kit.start();
        Delivery delivery = kit.plan(to("school-1"));
        kit.await(delivery, DeliveryState.ACCEPTED);

        kit.clock.advance(Duration.ofHours(23));
        kit.settle();
        kit.await(delivery, DeliveryState.ACCEPTED);
        for (int i = 0; i < 300; i++) {
            kit.clock.advance(Duration.ofSeconds(15));
            kit.settle();
        }

        kit.await(delivery, DeliveryState.UNCONFIRMED);
    }

    /** Waits until so many are under way, and sees that no more follow. */
    private void comeTo(List<Promise<Outcome>> open, int number) {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (open.size() < number && System.nanoTime() < deadline) {
            kit.settle();
        }
        kit.settle();
        assertThat(open).hasSize(number);
    }

    @Test
    void one_slow_receiver_leaves_places_for_the_others() throws Exception {
        kit.start();
        kit.transport.receiver = address -> address.contains("slow") ? "slow" : address;
        List<Promise<Outcome>> open = new CopyOnWriteArrayList<>();
        kit.transport.answer = dispatch -> {
            if (!dispatch.delivery().recipient().startsWith("slow")) {
                return Future.succeededFuture(ScriptedTransport.ACCEPTED);
            }
            Promise<Outcome> promise = Promise.promise();
            open.add(promise);
            return promise.future();
        };
        Delivery quick = kit.plan(to("quick-0"));
        kit.await(quick, DeliveryState.ACCEPTED);
        Delivery[] slow = new Delivery[20];
        for (int i = 0; i < slow.length; i++) {
            slow[i] = to("slow-" + i);
        }
        kit.plan(slow);
        // Concurrency 4: one place is kept.
        comeTo(open, 3);

        Delivery[] others = kit.plan(to("quick-1"), to("quick-2"), to("quick-3"));
        for (int i = 0; i < 5; i++) {
            kit.clock.advance(Duration.ofSeconds(1));
            kit.settle();
        }
        for (Delivery other : others) {
            kit.await(other, DeliveryState.ACCEPTED);
        }
        assertThat(open).hasSize(3);
        kit.transport.answer = dispatch -> Future.succeededFuture(ScriptedTransport.ACCEPTED);
        open.forEach(one -> one.complete(ScriptedTransport.ACCEPTED));
    }

    @Test
    void repeats_to_dead_receivers_leave_half_of_the_places_to_first_attempts() throws Exception {
        kit.start();
        kit.transport.receiver = address -> address;
        List<Promise<Outcome>> repeats = new CopyOnWriteArrayList<>();
        kit.transport.answer = dispatch -> {
            if (dispatch.delivery().progress().attempts() == 1) {
                boolean dead = dispatch.delivery().recipient().startsWith("dead");
                return Future.succeededFuture(
                        dead ? new Outcome.Deferred(Reason.TIMED_OUT, "", "", null) : ScriptedTransport.ACCEPTED);
            }
            Promise<Outcome> promise = Promise.promise();
            repeats.add(promise);
            return promise.future();
        };
        Delivery[] dead = new Delivery[10];
        for (int i = 0; i < dead.length; i++) {
            dead[i] = to("dead-" + i);
        }
        kit.plan(dead);
        for (Delivery one : dead) {
            kit.await(one, DeliveryState.RETRYING);
        }
        kit.clock.advance(Duration.ofSeconds(30));
        comeTo(repeats, 2);

        Delivery first = kit.plan(to("school-1"));
        kit.await(first, DeliveryState.ACCEPTED);
        kit.transport.answer = dispatch -> Future.succeededFuture(ScriptedTransport.ACCEPTED);
        repeats.forEach(one -> one.complete(ScriptedTransport.ACCEPTED));
    }

    @Test
    void stopping_lets_what_is_under_way_finish_and_gives_the_rest_back_untried() throws Exception {
        kit.concurrency(1).start();
        List<Promise<Outcome>> open = hold();
        Delivery[] many = kit.planMany(5);
        Dispatch first = kit.transport.next();
        kit.settle();

        Future<Void> stopped = kit.dispatcher.stop();
        kit.settle();
        assertThat(stopped.isComplete()).isFalse();
        open.get(0).complete(ScriptedTransport.ACCEPTED);
        done(stopped);

        assertThat(kit.transport.closed).isTrue();
        for (Delivery delivery : many) {
            boolean sent = delivery.id().equals(first.delivery().id());
            Delivery now = kit.tracked(delivery).delivery();
            assertThat(now.progress().state()).isEqualTo(sent ? DeliveryState.ACCEPTED : DeliveryState.QUEUED);
            assertThat(now.progress().attempts()).isEqualTo(sent ? 1 : 0);
        }
        kit.dispatcher = null;
    }
}
