package org.airalert.message.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SmsFitterTest {
    private static final String SIGNATURE = "【环委办】";
    private static final List<SmsPart> PARTS = List.of(
            new SmsPart("预".repeat(39) + "。", 0),
            new SmsPart("止".repeat(19) + "。", 2),
            new SmsPart("健".repeat(14) + "。", 1),
            new SmsPart("绿".repeat(29) + "。", 3));

    @Test
    void everything_stays_when_it_fits() {
        assertThat(SmsFitter.fit(SIGNATURE, PARTS, 2))
                .hasValueSatisfying(text -> assertThat(text).hasSize(110).contains("绿"));
    }

    @Test
    void parts_are_left_out_in_order_and_the_rest_keeps_its_own() {
        assertThat(SmsFitter.fit(SIGNATURE, PARTS, 1))
                .hasValue(SIGNATURE + "预".repeat(39) + "。" + "健".repeat(14) + "。");
    }

    @Test
    void what_must_stay_is_never_cut() {
        assertThat(SmsFitter.fit(SIGNATURE, List.of(new SmsPart("预".repeat(80), 0)), 1))
                .isEmpty();
    }

    @Test
    void the_signature_counts() {
        List<SmsPart> parts = List.of(new SmsPart("预".repeat(65), 0));

        assertThat(SmsFitter.fit(SIGNATURE, parts, 1)).isPresent();
        assertThat(SmsFitter.fit(SIGNATURE + "。", parts, 1)).isEmpty();
    }
}
