package org.airalert.message.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmsSegmentsTest {
    @ParameterizedTest
    @CsvSource({
        "a, 160, 1",
        "a, 161, 2",
        "a, 306, 2",
        "a, 307, 3",
        "a, 459, 3",
        "a, 460, 4",
        "€, 80, 1",
        "€, 81, 2",
        "€, 152, 2",
        "€, 153, 3",
        "市, 70, 1",
        "市, 71, 2",
        "市, 134, 2",
        "市, 135, 3",
        "市, 201, 3",
        "市, 202, 4",
        "😷, 35, 1",
        "😷, 36, 2",
        "😷, 66, 2",
        "😷, 67, 3",
    })
    void parts_are_counted_as_carriers_count_them(String character, int number, int parts) {
        assertThat(SmsSegments.of(character.repeat(number)).count()).isEqualTo(parts);
    }

    @Test
    void one_character_outside_the_GSM_alphabet_makes_the_whole_text_UCS2() {
        assertThat(SmsSegments.of("Level II from 08:00 {5 Jan}").encoding()).isEqualTo(SmsEncoding.GSM7);
        assertThat(SmsSegments.of("Level Ⅱ from 08:00").encoding()).isEqualTo(SmsEncoding.UCS2);
        assertThat(SmsSegments.of("it’s").encoding()).isEqualTo(SmsEncoding.UCS2);
        assertThat(SmsSegments.of("tab\t").encoding()).isEqualTo(SmsEncoding.UCS2);
    }

    @Test
    void an_escaped_character_counts_two_and_is_never_parted() {
        SmsSegments segments = SmsSegments.of("a".repeat(152) + "€" + "b".repeat(20));

        assertThat(segments.units()).isEqualTo(174);
        assertThat(segments.parts()).containsExactly("a".repeat(152), "€" + "b".repeat(20));
    }

    @Test
    void an_empty_text_is_one_empty_part() {
        assertThat(SmsSegments.of("").parts()).containsExactly("");
    }

    @Test
    void whatever_the_text_parts_join_to_it_fit_and_cut_nothing_in_two() {
        for (long seed = 0; seed < 2000; seed++) {
            String text = randomText(new Random(seed));
            SmsSegments segments = SmsSegments.of(text);

            assertThat(String.join("", segments.parts())).as("seed " + seed).isEqualTo(text);
            for (String part : segments.parts()) {
                int limit = segments.count() == 1
                        ? segments.encoding().alone()
                        : segments.encoding().joined();
                assertThat(units(part, segments.encoding())).as("seed " + seed).isLessThanOrEqualTo(limit);
            }
            assertCutsOnBoundaries(text, segments, seed);
        }
    }

    private static void assertCutsOnBoundaries(String text, SmsSegments segments, long seed) {
        BreakIterator breaks = BreakIterator.getCharacterInstance(Locale.ROOT);
        breaks.setText(text);
        int at = 0;
        for (String part : segments.parts().subList(0, segments.count() - 1)) {
            at += part.length();
            assertThat(breaks.isBoundary(at))
                    .as("seed " + seed + ", cut at " + at)
                    .isTrue();
        }
    }

    private static String randomText(Random random) {
        List<String> pieces = random.nextBoolean()
                ? List.of("a", "Z", "€", "{", " ", "0", "é")
                : List.of("市", "，", "a", "😷", "e\u0301", "𠮷", "。", "ñ\u0323");
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(400);
        for (int i = 0; i < length; i++) {
            text.append(pieces.get(random.nextInt(pieces.size())));
        }
        return text.toString();
    }

    private static int units(String text, SmsEncoding encoding) {
        return encoding == SmsEncoding.UCS2
                ? text.length()
                : text.chars().map(c -> "€{}[]~|^\\\f".indexOf(c) >= 0 ? 2 : 1).sum();
    }
}
