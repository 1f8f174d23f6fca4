package org.airalert.store;

import static org.airalert.delivery.Deliveries.NOW;
import static org.airalert.delivery.Deliveries.queued;
import static org.airalert.store.Done.done;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.airalert.alert.AlertId;
import org.airalert.alert.EventId;
import org.airalert.delivery.Delivery;
import org.airalert.delivery.DeliveryState;
import org.airalert.delivery.Priority;
import org.airalert.delivery.Reason;
import org.junit.jupiter.api.Test;

/** No older alert of an event goes to a recipient by a channel after a newer one (architecture, decision 6). */
public abstract class OrderContract extends DeliveryStoreContract {
    @Test
    void a_newer_alert_overtakes_what_waits_for_the_same_recipient_and_channel_only() {
        Delivery old = queued(1, CHANNEL, "r1");
        Delivery otherRecipient = queued(1, CHANNEL, "r2");
        Delivery otherChannel = queued(1, "units-mail", "r1");
        Delivery otherEvent = queued("event-2", 1, CHANNEL, "r1", Priority.YELLOW, null);
        plan(old, otherRecipient, otherChannel, otherEvent);
        Delivery newer = queued(2, CHANNEL, "r1");
        plan(newer);
        assertThat(progress(old).state()).isEqualTo(DeliveryState.SUPERSEDED);
        assertThat(progress(old).reason()).isEqualTo(Reason.SUPERSEDED);
        assertThat(List.of(state(newer), state(otherRecipient), state(otherChannel), state(otherEvent)))
                .containsOnly(DeliveryState.QUEUED);
    }

    @Test
    void a_retry_is_overtaken_too() {
        Delivery old = sent(queued(1, CHANNEL, "r1"));
        record(attempt(old, 1, NOW, "503", Reason.UNAVAILABLE), retry(NOW.plusSeconds(5), Reason.UNAVAILABLE));
        plan(queued(2, CHANNEL, "r1"));
        assertThat(state(old)).isEqualTo(DeliveryState.SUPERSEDED);
        assertThat(attempts(old)).hasSize(1);
    }

    @Test
    void an_older_alert_planned_after_a_newer_one_is_overtaken_at_once() {
        plan(queued(2, CHANNEL, "r1"));
        Delivery old = queued(1, CHANNEL, "r1");
        assertThat(plan(old)).isEqualTo(1);
        assertThat(progress(old).state()).isEqualTo(DeliveryState.SUPERSEDED);
        assertThat(progress(old).reason()).isEqualTo(Reason.SUPERSEDED);
    }

    @Test
    void a_newer_one_waits_until_the_older_ones_attempt_has_ended() {
        Delivery old = sent(queued(1, CHANNEL, "r1"));
        Delivery newer = queued(2, CHANNEL, "r1");
        plan(newer);
        assertThat(state(newer)).isEqualTo(DeliveryState.QUEUED);
        assertThat(claimAt(NOW.plusSeconds(1))).isEmpty();
        record(attempt(old, 1, NOW, "202", null), accepted(null));
        assertThat(state(old)).isEqualTo(DeliveryState.ACCEPTED);
        assertThat(claimAt(NOW.plusSeconds(1))).extracting(Delivery::id).containsExactly(newer.id());
    }

    @Test
    void an_overtaken_attempt_that_fails_is_not_repeated() {
        Delivery old = sent(queued(1, CHANNEL, "r1"));
        Delivery newer = queued(2, CHANNEL, "r1");
        plan(newer);
        record(attempt(old, 1, NOW, "", Reason.TIMED_OUT), retry(NOW.plusSeconds(2), Reason.TIMED_OUT));
        assertThat(progress(old).state()).isEqualTo(DeliveryState.SUPERSEDED);
        assertThat(claimAt(NOW.plusSeconds(9))).extracting(Delivery::id).containsExactly(newer.id());
    }

    @Test
    void an_overtaken_claim_that_is_given_back_ends_and_lets_the_newer_one_go() {
        Delivery old = sent(queued(1, CHANNEL, "r1"));
        Delivery newer = queued(2, CHANNEL, "r1");
        plan(newer);
        done(deliveries.release("n1", List.of(old), NOW));
        assertThat(progress(old).state()).isEqualTo(DeliveryState.SUPERSEDED);
        assertThat(progress(old).attempts()).isZero();
        assertThat(claim(9)).extracting(Delivery::id).containsExactly(newer.id());
    }

    @Test
    void an_overtaken_attempt_whose_node_died_ends_and_lets_the_newer_one_go() {
        Delivery old = sent(queued(1, CHANNEL, "r1"));
        Delivery newer = queued(2, CHANNEL, "r1");
        plan(newer);
        assertThat(done(deliveries.nextDue(CHANNEL))).contains(NOW.plus(LEASE));
        List<Delivery> first = claimAt(NOW.plus(LEASE));
        assertThat(state(old)).isEqualTo(DeliveryState.SUPERSEDED);
        List<Delivery> claimed = first.isEmpty() ? claimAt(NOW.plus(LEASE)) : first;
        assertThat(claimed).extracting(Delivery::id).containsExactly(newer.id());
    }

    @Test
    void of_two_newer_ones_only_the_newest_goes_out_when_the_oldest_has_ended() {
        Delivery first = sent(queued(1, CHANNEL, "r1"));
        Delivery second = queued(2, CHANNEL, "r1");
        Delivery third = queued(3, CHANNEL, "r1");
        plan(second);
        plan(third);
        assertThat(state(second)).isEqualTo(DeliveryState.SUPERSEDED);
        assertThat(claim(9)).isEmpty();
        record(attempt(first, 1, NOW, "202", null), accepted(null));
        assertThat(claim(9)).extracting(Delivery::id).containsExactly(third.id());
    }

    @Test
    void a_waiting_one_that_is_withdrawn_stays_withdrawn_when_the_older_one_ends() {
        Delivery first = sent(queued(1, CHANNEL, "r1"));
        Delivery second = queued(2, CHANNEL, "r1");
        plan(second);
        done(deliveries.withdraw(List.of(second.alert()), DeliveryState.CANCELLED));
        record(attempt(first, 1, NOW, "202", null), accepted(null));
        assertThat(state(second)).isEqualTo(DeliveryState.CANCELLED);
        assertThat(claim(9)).isEmpty();
    }

    @Test
    void a_resend_is_a_delivery_of_its_own_and_overtakes_nothing_of_the_same_alert() {
        Delivery first = sent(queued(1, CHANNEL, "r1"));
        record(
                attempt(first, 1, NOW, "404", Reason.REFUSED),
                new org.airalert.delivery.Verdict(DeliveryState.FAILED, NOW, Reason.REFUSED, null));
        Delivery again = first.again(1, NOW);
        assertThat(plan(again)).isEqualTo(1);
        assertThat(claim(9)).extracting(Delivery::id).containsExactly(again.id());
        assertThat(state(first)).isEqualTo(DeliveryState.FAILED);
    }

    @Test
    void a_resend_of_an_alert_that_was_overtaken_is_superseded() {
        Delivery first = queued(1, CHANNEL, "r1");
        plan(first);
        plan(queued(2, CHANNEL, "r1"));
        Delivery again = first.again(1, NOW);
        plan(again);
        assertThat(state(again)).isEqualTo(DeliveryState.SUPERSEDED);
    }

    @Test
    void events_with_like_names_are_not_taken_for_one() {
        Delivery one = withEvent("event-1", "r1");
        Delivery other = withEvent("event-11", "r1");
        plan(one, other);
        assertThat(List.of(state(one), state(other))).containsOnly(DeliveryState.QUEUED);
        assertThat(new EventId("event-1")).isNotEqualTo(new EventId("event-11"));
        assertThat(one.alert()).isNotEqualTo(new AlertId("event-11-al-1"));
    }

    private static Delivery withEvent(String event, String recipient) {
        return queued(event, 1, CHANNEL, recipient, Priority.YELLOW, null);
    }

    @Test
    void an_old_claim_that_is_given_back_leaves_the_nodes_newer_one_alone() {
        Delivery old = sent(queued(1, CHANNEL, "r1"));
        Delivery newer = claimAt(NOW.plus(LEASE)).get(0);
        done(deliveries.release("n1", List.of(old), NOW.plus(LEASE)));
        assertThat(progress(old)).isEqualTo(newer.progress());
        assertThat(claimAt(NOW.plus(LEASE).plusSeconds(1))).isEmpty();
    }

    @Test
    void a_claim_given_back_after_an_earlier_attempt_was_accepted_is_not_sent_again() {
        Delivery first = sent(queued(1, CHANNEL, "r1"));
        List<Delivery> second = claimAt(NOW.plus(LEASE));
        record(attempt(first, 1, NOW.plus(LEASE), "202", null), accepted(null));
        done(deliveries.release("n1", second, NOW.plus(LEASE)));
        assertThat(state(first)).isEqualTo(DeliveryState.ACCEPTED);
        assertThat(progress(first).reason()).isNull();
    }
}
