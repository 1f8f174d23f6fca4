package org.airalert.channel.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import org.airalert.channel.sms.SmsWire.Alphabet;
import org.junit.jupiter.api.Test;

class SmsWireTest {
    @Test
    void a_short_chinese_text_is_one_part_without_header() {
        SmsWire wire = SmsWire.of("橙色预警", 7);

        assertThat(wire.alphabet()).isEqualTo(Alphabet.UCS2);
        assertThat(wire.joined()).isFalse();
        assertThat(wire.parts()).containsExactly(Buffer.buffer("橙色预警".getBytes(StandardCharsets.UTF_16BE)));
    }

    @Test
    void the_parts_of_a_long_text_carry_reference_total_and_index() {
        SmsWire wire = SmsWire.of("警".repeat(140), 0x1ff);

        assertThat(wire.parts()).hasSize(3);
        assertThat(wire.joined()).isTrue();
        assertThat(wire.parts().get(1).getBytes(0, 6)).containsExactly(5, 0, 3, 0xff, 3, 2);
        assertThat(wire.parts()).allSatisfy(part -> assertThat(part.length()).isLessThanOrEqualTo(140));
    }

    @Test
    void plain_letters_travel_as_one_byte_each() {
        SmsWire wire = SmsWire.of("Orange alert", 1);

        assertThat(wire.alphabet()).isEqualTo(Alphabet.ASCII);
        assertThat(wire.parts()).containsExactly(Buffer.buffer("Orange alert"));
    }

    @Test
    void letters_that_only_the_gsm_alphabet_has_travel_as_ucs_2() {
        SmsWire wire = SmsWire.of("£".repeat(80), 1);

        assertThat(wire.alphabet()).isEqualTo(Alphabet.UCS2);
        assertThat(wire.parts()).hasSize(2);
    }

    @Test
    void a_text_of_more_than_255_parts_is_refused() {
        assertThatThrownBy(() -> SmsWire.of("警".repeat(67 * 256), 1)).hasMessageContaining("parts: 256");
    }

    @Test
    void a_phone_number_may_be_written_with_plus_blanks_and_hyphens() {
        assertThat(PhoneNumber.of(" +86 138-0013-8000 ").map(PhoneNumber::digits))
                .contains("8613800138000");
        assertThat(PhoneNumber.of("https://x")).isEmpty();
        assertThat(PhoneNumber.of("12")).isEmpty();
        assertThat(PhoneNumber.of("1380013800０")).isEmpty();
    }

    @Test
    void a_character_that_carriers_refuse_is_known_before_anything_is_sent() {
        SmsSettings settings = new SmsSettings() {
            @Override
            public SmsLine line() {
                return SmsLine.plain("127.0.0.1", 1, 1, 1);
            }

            @Override
            public org.airalert.channel.Secret password() {
                return null;
            }

            @Override
            public String kind() {
                return "any";
            }
        };

        assertThat(settings.refusal("", "【环委办】橙色预警。\n请减少外出 €")).isEmpty();
        assertThat(settings.refusal("", "注意\uD83D\uDE37")).contains("U+1F637 is refused in an SMS");
        assertThat(settings.refusal("", "注意\u0007")).contains("U+0007 is refused in an SMS");
    }
}
