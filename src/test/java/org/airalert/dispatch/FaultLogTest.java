package org.airalert.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.airalert.delivery.DeliveryId;
import org.airalert.delivery.Outcome;
import org.airalert.delivery.Reason;
import org.junit.jupiter.api.Test;

class FaultLogTest {
    private static final Instant NOW = Instant.parse("2026-12-01T08:00:00Z");
    private static final DeliveryId ID = new DeliveryId("dl-1");

    private final FaultLog log = new FaultLog("sms");

    private boolean note(Reason reason, int second) {
        return log.note(ID, new Outcome.Deferred(reason, "", "what it was", null), NOW.plusSeconds(second));
    }

    @Test
    void each_kind_of_fault_is_logged_at_once_and_then_once_a_minute() {
        assertThat(note(Reason.BAD_ANSWER, 0)).isTrue();
        assertThat(note(Reason.BAD_ANSWER, 1)).isFalse();
        assertThat(note(Reason.NOT_AUTHORISED, 2)).isTrue();
        assertThat(note(Reason.BAD_ANSWER, 59)).isFalse();
        assertThat(note(Reason.BAD_ANSWER, 60)).isTrue();
    }

    @Test
    void what_says_nothing_against_the_receiver_is_not_logged_as_a_fault() {
        assertThat(note(Reason.THROTTLED, 0)).isFalse();
        assertThat(log.note(ID, new Outcome.Accepted("202", null), NOW)).isFalse();
        assertThat(log.note(ID, new Outcome.Rejected(Reason.REFUSED, "422", "no such number"), NOW))
                .isFalse();
    }
}
