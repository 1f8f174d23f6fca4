package org.airalert.store;

import static org.airalert.delivery.Deliveries.NOW;
import static org.airalert.delivery.Deliveries.queued;
import static org.airalert.store.Done.done;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.airalert.delivery.Delivery;
import org.airalert.delivery.DeliveryId;
import org.airalert.delivery.DeliveryState;
import org.airalert.delivery.Reason;
import org.airalert.delivery.Receipt;
import org.airalert.delivery.Verdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Receipts in any order, and confirmations. */
public abstract class ReceiptContract extends OrderContract {
    private static final Instant LATER = NOW.plusSeconds(20);

    @Test
    void a_receipt_by_delivery_id_settles_an_accepted_delivery() {
        Delivery sent = acceptedDelivery("r1", null);
        assertThat(receive(receipt(sent, Receipt.State.DELIVERED))).containsExactly(true);
        assertThat(progress(sent))
                .isEqualTo(new Delivery.Progress(DeliveryState.DELIVERED, 1, NOW, null, null, NOW, LATER, null));
    }

    @Test
    void a_receipt_by_the_receivers_own_id_settles_it_as_well() {
        Delivery sent = acceptedDelivery("r1", "m-1");
        assertThat(receive(byProvider("m-1", Receipt.State.FAILED))).containsExactly(true);
        assertThat(progress(sent).state()).isEqualTo(DeliveryState.FAILED);
        assertThat(progress(sent).reason()).isEqualTo(Reason.REPORTED_FAILED);
    }

    @Test
    void unknown_ones_do_not_count_and_do_not_disturb_the_others() {
        Delivery sent = acceptedDelivery("r1", null);
        assertThat(receive(
                        new Receipt("dl-unknown", null, Receipt.State.DELIVERED, LATER, null, ""),
                        receipt(sent, Receipt.State.DELIVERED),
                        new Receipt(queued(1, CHANNEL, "r9").id().value(), null, Receipt.State.FAILED, LATER, null, ""),
                        byProvider("m-unknown", Receipt.State.DELIVERED)))
                .containsExactly(false, true, false, false);
        assertThat(state(sent)).isEqualTo(DeliveryState.DELIVERED);
    }

    @Test
    void a_receiver_cannot_report_what_another_channel_sent() {
        Delivery sent = acceptedDelivery("r1", "m-1");
        List<Boolean> matched = done(deliveries.receive(
                "china-unicom",
                List.of(receipt(sent, Receipt.State.FAILED), byProvider("m-1", Receipt.State.FAILED)),
                LATER));
        assertThat(matched).containsExactly(false, false);
        assertThat(state(sent)).isEqualTo(DeliveryState.ACCEPTED);
    }

    @Test
    void a_receipt_for_what_was_never_sent_does_not_stop_it_from_being_sent() {
        Delivery waiting = queued(1, CHANNEL, "r1");
        plan(waiting);
        assertThat(receive(receipt(waiting, Receipt.State.DELIVERED))).containsExactly(false);
        assertThat(claim(1)).extracting(Delivery::id).containsExactly(waiting.id());
    }

    /** Sent once with an unknown end, claimed anew, and reported before that claim came to anything. */
    private Delivery reportedWhileClaimed() {
        Delivery old = sent(queued(1, CHANNEL, "r1"));
        record(attempt(old, 1, NOW, "", Reason.TIMED_OUT), retry(NOW, Reason.TIMED_OUT));
        return claimAt(NOW).get(0);
    }

    @Test
    void what_is_confirmed_while_it_is_claimed_keeps_a_newer_one_waiting_until_that_attempt_has_ended() {
        Delivery old = reportedWhileClaimed();
        done(deliveries.confirm(old.id(), NOW));
        Delivery newer = queued(2, CHANNEL, "r1");
        plan(newer);

        assertThat(claimAt(NOW.plusSeconds(1))).isEmpty();
        assertThat(done(deliveries.nextDue(CHANNEL))).contains(NOW.plus(LEASE));

        record(attempt(old, 2, NOW, "202", null), accepted(null));
        assertThat(claimAt(NOW.plusSeconds(1))).extracting(Delivery::id).containsExactly(newer.id());
        assertThat(state(old)).isEqualTo(DeliveryState.CONFIRMED);
    }

    @Test
    void what_is_reported_while_it_is_claimed_and_overtaken_keeps_the_newer_one_waiting_all_the_same() {
        Delivery old = reportedWhileClaimed();
        Delivery newer = queued(2, CHANNEL, "r1");
        plan(newer);
        receive(receipt(old, Receipt.State.DELIVERED));

        assertThat(claimAt(NOW.plusSeconds(1))).isEmpty();

        done(deliveries.release("n1", List.of(old), NOW));
        assertThat(claimAt(NOW.plusSeconds(1))).extracting(Delivery::id).containsExactly(newer.id());
        assertThat(state(old)).isEqualTo(DeliveryState.DELIVERED);
    }

    @Test
    void a_claim_of_what_was_reported_meanwhile_runs_out_like_any_other() {
        Delivery old = reportedWhileClaimed();
        receive(receipt(old, Receipt.State.FAILED));
        Delivery newer = queued(2, CHANNEL, "r1");
        plan(newer);

        assertThat(claimAt(NOW.plus(LEASE))).extracting(Delivery::id).containsExactly(newer.id());
        assertThat(state(old)).isEqualTo(DeliveryState.FAILED);
    }

    @Test
    void a_doubled_receipt_changes_nothing_more() {
        Delivery sent = acceptedDelivery("r1", null);
        receive(receipt(sent, Receipt.State.DELIVERED), receipt(sent, Receipt.State.DELIVERED));
        Delivery.Progress once = progress(sent);
        assertThat(receive(
                        new Receipt(sent.id().value(), null, Receipt.State.DELIVERED, LATER.plusSeconds(9), null, "")))
                .containsExactly(true);
        assertThat(progress(sent)).isEqualTo(once);
    }

    @Test
    void an_end_never_goes_back() {
        Delivery failed = acceptedDelivery("r1", null);
        Delivery delivered = acceptedDelivery("r2", null);
        receive(receipt(failed, Receipt.State.FAILED), receipt(delivered, Receipt.State.DELIVERED));
        receive(receipt(failed, Receipt.State.DELIVERED), receipt(delivered, Receipt.State.FAILED));
        receive(receipt(failed, Receipt.State.PROGRESS), receipt(delivered, Receipt.State.PROGRESS));
        assertThat(state(failed)).isEqualTo(DeliveryState.FAILED);
        assertThat(state(delivered)).isEqualTo(DeliveryState.DELIVERED);
    }

    @Test
    void a_receipt_before_the_answer_settles_the_delivery_and_the_answer_only_adds_to_it() {
        Delivery sent = sent(queued(1, CHANNEL, "r1"));
        assertThat(receive(receipt(sent, Receipt.State.DELIVERED))).containsExactly(true);
        assertThat(state(sent)).isEqualTo(DeliveryState.DELIVERED);
        record(attempt(sent, 1, LATER.plusSeconds(1), "202", null), accepted("m-1"));
        assertThat(progress(sent).state()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(progress(sent).providerId()).isEqualTo("m-1");
        assertThat(attempts(sent)).containsExactly(attempt(sent, 1, LATER.plusSeconds(1), "202", null));
    }

    @Test
    void a_receipt_before_the_answer_by_the_receivers_own_id_is_applied_when_the_answer_brings_that_id() {
        Delivery sent = sent(queued(1, CHANNEL, "r1"));
        assertThat(receive(byProvider("m-1", Receipt.State.DELIVERED))).containsExactly(false);
        record(attempt(sent, 1, NOW, "202", null), accepted("m-1"));
        assertThat(progress(sent))
                .isEqualTo(new Delivery.Progress(DeliveryState.DELIVERED, 1, NOW, null, "m-1", NOW, LATER, null));
    }

    @Test
    void an_early_receipt_is_forgotten_after_its_time() {
        Delivery sent = sent(queued(1, CHANNEL, "r1"));
        receive(byProvider("m-1", Receipt.State.DELIVERED));
        done(deliveries.sweep(
                CHANNEL, LATER.plus(DeliveryStore.EARLY_RECEIPT_KEPT).plusMillis(1), null));
        record(attempt(sent, 1, NOW, "202", null), accepted("m-1"));
        assertThat(state(sent)).isEqualTo(DeliveryState.ACCEPTED);
    }

    @Test
    void a_push_without_an_answer_is_not_repeated_once_the_receiver_reported_it() {
        Delivery sent = sent(queued(1, CHANNEL, "r1"));
        record(attempt(sent, 1, NOW, "", Reason.TIMED_OUT), retry(NOW.plusSeconds(5), Reason.TIMED_OUT));
        receive(receipt(sent, Receipt.State.PROGRESS));
        assertThat(state(sent)).isEqualTo(DeliveryState.ACCEPTED);
        assertThat(claimAt(NOW.plusSeconds(60))).isEmpty();
        assertThat(done(deliveries.backlog())).isEmpty();
    }

    @Test
    void a_receipt_after_the_closing_time_still_settles_the_delivery() {
        Delivery arrived = acceptedDelivery("r1", null);
        Delivery failed = acceptedDelivery("r2", null);
        done(deliveries.sweep(CHANNEL, LATER, LATER));
        assertThat(List.of(state(arrived), state(failed))).containsOnly(DeliveryState.UNCONFIRMED);
        receive(receipt(arrived, Receipt.State.DELIVERED), receipt(failed, Receipt.State.FAILED));
        assertThat(state(arrived)).isEqualTo(DeliveryState.DELIVERED);
        assertThat(progress(arrived).reason()).isNull();
        assertThat(state(failed)).isEqualTo(DeliveryState.FAILED);
    }

    @Test
    void numbers_of_a_broadcast_grow_in_whatever_order_they_come() {
        Delivery sent = acceptedDelivery("r1", null);
        receive(progress(sent, 1_000_000, 600_000, 2_000), progress(sent, 1_000_000, 200_000, 500));
        assertThat(state(sent)).isEqualTo(DeliveryState.ACCEPTED);
        assertThat(done(deliveries.find(sent.id())).orElseThrow().counts())
                .isEqualTo(new Receipt.Counts(1_000_000, 600_000, 2_000));
    }

    @Test
    void ten_thousand_receipts_in_one_call_are_answered_one_by_one() {
        List<Delivery> all = IntStream.range(0, 5_000)
                .mapToObj(i -> queued(1, CHANNEL, "r" + i))
                .toList();
        done(deliveries.plan(all));
        done(deliveries.claim(new DeliveryStore.Claim(CHANNEL, "n1", 5_000, NOW, LEASE)));
        done(deliveries.record(all.stream()
                .map(one -> new DeliveryStore.Result(attempt(one, 1, NOW, "202", null), accepted(null)))
                .toList()));
        List<Receipt> receipts = IntStream.range(0, 10_000)
                .mapToObj(i -> i % 2 == 0
                        ? receipt(all.get(i / 2), Receipt.State.DELIVERED)
                        : byProvider("unknown-" + i, Receipt.State.DELIVERED))
                .toList();
        List<Boolean> matched = done(deliveries.receive(CHANNEL, receipts, LATER));
        assertThat(matched)
                .isEqualTo(IntStream.range(0, 10_000).mapToObj(i -> i % 2 == 0).toList());
        assertThat(done(deliveries.counts(all.get(0).alert())).get(CHANNEL))
                .containsOnlyKeys(DeliveryState.DELIVERED)
                .containsValue(5_000L);
    }

    @Test
    void a_confirmation_counts_once_and_needs_no_receipt() {
        Delivery sent = acceptedDelivery("r1", null);
        assertThat(done(deliveries.confirm(sent.id(), LATER))).isTrue();
        assertThat(done(deliveries.confirm(sent.id(), LATER.plusSeconds(60)))).isTrue();
        assertThat(progress(sent))
                .isEqualTo(new Delivery.Progress(DeliveryState.CONFIRMED, 1, NOW, null, null, NOW, null, LATER));
        receive(receipt(sent, Receipt.State.DELIVERED));
        assertThat(state(sent)).isEqualTo(DeliveryState.CONFIRMED);
        assertThat(progress(sent).deliveredAt()).isEqualTo(LATER);
    }

    @Test
    void a_confirmation_of_a_failed_delivery_is_noted_but_its_state_stays() {
        Delivery sent = sent(queued(1, CHANNEL, "r1"));
        record(
                attempt(sent, 1, NOW, "404", Reason.REFUSED),
                new Verdict(DeliveryState.FAILED, NOW, Reason.REFUSED, null));
        assertThat(done(deliveries.confirm(sent.id(), LATER))).isTrue();
        assertThat(progress(sent).state()).isEqualTo(DeliveryState.FAILED);
        assertThat(progress(sent).confirmedAt()).isEqualTo(LATER);
    }

    @Test
    void an_unknown_delivery_cannot_be_confirmed() {
        assertThat(done(deliveries.confirm(queued(1, CHANNEL, "r1").id(), NOW))).isFalse();
        assertThat(done(deliveries.confirm(new DeliveryId("dl-nonsense"), NOW))).isFalse();
    }

    private Delivery acceptedDelivery(String recipient, @Nullable String providerId) {
        Delivery sent = sent(queued(1, CHANNEL, recipient));
        record(attempt(sent, 1, NOW, "202", null), accepted(providerId));
        return sent;
    }

    private List<Boolean> receive(Receipt... receipts) {
        return done(deliveries.receive(CHANNEL, List.of(receipts), LATER));
    }

    private static Receipt receipt(Delivery of, Receipt.State state) {
        return new Receipt(of.id().value(), null, state, LATER, null, "");
    }

    private static Receipt byProvider(String id, Receipt.State state) {
        return new Receipt(null, id, state, LATER, null, "");
    }

    private static Receipt progress(Delivery of, long targeted, long delivered, long failed) {
        return new Receipt(
                of.id().value(),
                null,
                Receipt.State.PROGRESS,
                LATER,
                new Receipt.Counts(targeted, delivered, failed),
                "");
    }
}
