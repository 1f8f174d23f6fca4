package org.airalert.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.airalert.alert.AlertId;
import org.airalert.alert.EventId;
import org.airalert.delivery.Attempt;
import org.airalert.delivery.Delivery;
import org.airalert.delivery.DeliveryId;
import org.airalert.delivery.DeliveryState;
import org.airalert.delivery.Priority;
import org.airalert.delivery.Reason;
import org.airalert.delivery.Receipt;
import org.airalert.delivery.Verdict;
import org.airalert.store.DeliveryStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private static final Instant NOW = Instant.parse("2019-01-02T06:00:00Z");
    private static final AlertId ALERT = new AlertId("al-1");

    private final List<Figures.ChannelEvent> events = new ArrayList<>();
    private long nanos;
    private final Figures figures = new Figures(() -> nanos, events::add);
    private final Delivery delivery = delivery();

    private static Delivery delivery() {
        EventId event = new EventId("ev-1");
        return new Delivery(
                DeliveryId.of(event, ALERT, "carrier", "someone", 0),
                ALERT,
                event,
                1,
                "carrier",
                "someone",
                "http://127.0.0.1:9/carrier",
                Map.of(),
                Priority.values()[0],
                0,
                NOW,
                NOW.plusSeconds(60),
                null,
                Delivery.Progress.queued(NOW));
    }

    private void plan() {
        figures.approved(ALERT);
        figures.planned(List.of(delivery));
    }

    private void comes(DeliveryState state, @Nullable Reason reason, @Nullable String providerId) {
        Attempt attempt = new Attempt(delivery.id(), 1, NOW, NOW, "", reason, "", "node");
        figures.recorded(List.of(new DeliveryStore.Result(attempt, new Verdict(state, NOW, reason, providerId))));
    }

    private static Receipt byProviderId(String id) {
        return new Receipt(null, id, Receipt.State.DELIVERED, NOW, null, "");
    }

    private Receipt byOurId() {
        return new Receipt(delivery.id().value(), null, Receipt.State.DELIVERED, NOW, null, "");
    }

    @Test
    void a_report_that_comes_before_the_answer_is_early() {
        plan();
        figures.received("carrier", List.of(byOurId()), List.of(true));
        comes(DeliveryState.ACCEPTED, null, "p-1");

        assertThat(figures.receipts()).isEqualTo(new Figures.Receipts(1, 1, 0, 0));
    }

    @Test
    void a_report_that_the_gateway_could_only_match_later_counts_as_matched() {
        plan();
        figures.received("carrier", List.of(byProviderId("p-1")), List.of(false));
        comes(DeliveryState.ACCEPTED, null, "p-1");

        assertThat(figures.receipts()).isEqualTo(new Figures.Receipts(1, 1, 0, 0));
    }

    @Test
    void a_report_about_nothing_stays_unmatched() {
        plan();
        comes(DeliveryState.ACCEPTED, null, "p-1");
        figures.received("carrier", List.of(byProviderId("p-2")), List.of(false));

        assertThat(figures.receipts().unmatched()).isEqualTo(1);
    }

    @Test
    void the_same_said_by_either_id_is_said_twice() {
        plan();
        comes(DeliveryState.ACCEPTED, null, "p-1");
        figures.received("carrier", List.of(byOurId()), List.of(true));
        figures.received("carrier", List.of(byProviderId("p-1")), List.of(true));

        assertThat(figures.receipts()).isEqualTo(new Figures.Receipts(2, 0, 1, 0));
    }

    @Test
    void times_run_from_the_approval_to_the_acceptance_by_the_machine() {
        plan();
        nanos = 7_000_000;
        comes(DeliveryState.RETRYING, Reason.UNREACHABLE, null);
        nanos = 9_000_000;
        comes(DeliveryState.ACCEPTED, null, null);

        assertThat(figures.acceptedAfterMillis()).isEqualTo(Map.of("carrier", List.of(9.0)));
        assertThat(figures.attempts()).isEqualTo(Map.of("carrier", 2L));
    }

    @Test
    void a_receiver_is_told_of_once_when_it_fails_and_once_when_it_is_back() {
        plan();
        comes(DeliveryState.RETRYING, Reason.UNREACHABLE, null);
        comes(DeliveryState.RETRYING, Reason.UNREACHABLE, null);
        comes(DeliveryState.ACCEPTED, null, null);

        assertThat(events).extracting(Figures.ChannelEvent::reason).containsExactly(Reason.UNREACHABLE, null);
        assertThat(figures.untried(ALERT)).isZero();
    }
}
