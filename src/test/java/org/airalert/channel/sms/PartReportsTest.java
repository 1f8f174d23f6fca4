package org.airalert.channel.sms;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Promise;
import java.time.Instant;
import java.util.List;
import org.airalert.channel.sms.PartReports.Folded;
import org.airalert.channel.sms.PartReports.Message;
import org.airalert.channel.sms.PartReports.Report;
import org.airalert.delivery.Receipt;
import org.airalert.delivery.Receipt.State;
import org.junit.jupiter.api.Test;

class PartReportsTest {
    private static final Instant NOW = Instant.parse("2026-12-01T08:00:00Z");

    private final PartReports reports = new PartReports(3);

    private static Report report(String id, State state) {
        return new Report(id, state, NOW, state == State.FAILED ? "UNDELIV" : "", Promise.promise());
    }

    private static List<Receipt> receipts(List<Folded> folded) {
        return folded.stream().flatMap(one -> one.receipts().stream()).toList();
    }

    private Message sent(String delivery, String... ids) {
        Message message = reports.sending(delivery, ids.length);
        for (String id : ids) {
            assertThat(reports.taken(message, id)).isEmpty();
        }
        assertThat(reports.sent()).isEmpty();
        return message;
    }

    @Test
    void a_message_is_delivered_when_all_its_parts_are() {
        sent("d1", "a", "b");

        assertThat(receipts(reports.reported(report("b", State.DELIVERED)))).isEmpty();
        assertThat(receipts(reports.reported(report("a", State.DELIVERED))))
                .containsExactly(new Receipt("d1", "a*", State.DELIVERED, NOW, null, ""));
    }

    @Test
    void one_failed_part_fails_the_message() {
        sent("d1", "a", "b");
        reports.reported(report("a", State.DELIVERED));

        assertThat(receipts(reports.reported(report("b", State.FAILED))))
                .containsExactly(new Receipt("d1", "b*", State.FAILED, NOW, null, "UNDELIV"));
    }

    @Test
    void a_part_that_is_reported_twice_counts_once() {
        sent("d1", "a", "b");
        reports.reported(report("a", State.DELIVERED));

        assertThat(receipts(reports.reported(report("a", State.DELIVERED)))).isEmpty();
    }

    @Test
    void a_report_that_could_not_be_kept_gives_the_same_receipt_when_it_comes_again() {
        sent("d1", "a", "b");
        reports.reported(report("a", State.DELIVERED));
        List<Receipt> first = receipts(reports.reported(report("b", State.DELIVERED)));

        assertThat(receipts(reports.reported(report("b", State.DELIVERED))))
                .isEqualTo(first)
                .hasSize(1);
    }

    @Test
    void a_report_that_overtakes_its_answer_waits_for_it() {
        Message message = reports.sending("d1", 1);

        assertThat(reports.reported(report("a", State.DELIVERED))).isEmpty();
        assertThat(receipts(reports.taken(message, "a")))
                .extracting(Receipt::deliveryId)
                .containsExactly("d1");
    }

    @Test
    void a_report_of_an_earlier_life_goes_on_by_the_carriers_id_and_of_a_long_message_is_no_more_than_progress() {
        assertThat(receipts(reports.reported(report("z", State.DELIVERED))))
                .containsExactly(
                        new Receipt(null, "z", State.DELIVERED, NOW, null, ""),
                        new Receipt(null, "z*", State.PROGRESS, NOW, null, ""));
    }

    @Test
    void a_failure_of_an_earlier_life_fails_a_long_message_too() {
        assertThat(receipts(reports.reported(report("z", State.FAILED))))
                .containsExactly(
                        new Receipt(null, "z", State.FAILED, NOW, null, "UNDELIV"),
                        new Receipt(null, "z*", State.FAILED, NOW, null, "UNDELIV"));
    }

    @Test
    void a_report_that_waited_in_vain_goes_on_by_the_carriers_id() {
        reports.sending("d1", 1);
        reports.reported(report("z", State.FAILED));

        assertThat(receipts(reports.sent())).extracting(Receipt::providerId).containsExactly("z", "z*");
    }

    @Test
    void no_more_than_the_agreed_number_is_remembered() {
        sent("d1", "a", "b", "c", "d");

        assertThat(receipts(reports.reported(report("a", State.FAILED))))
                .extracting(Receipt::deliveryId)
                .containsOnlyNulls();
        assertThat(receipts(reports.reported(report("d", State.FAILED))))
                .extracting(Receipt::deliveryId)
                .containsExactly("d1");
    }
}
