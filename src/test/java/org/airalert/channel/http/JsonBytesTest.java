package org.airalert.channel.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonBytesTest {
    private static final int[] POINTS = {
        0, 7, '\n', '\t', 0x1f, ' ', '"', '\\', '/', 'a', 0x7f, 0xe9, '汉', 0xffff, 0x1f600
    };

    private static String read(JsonBytes json) {
        return (String) Json.decodeValue(new String(json.made(), StandardCharsets.UTF_8));
    }

    @Test
    void any_text_is_read_back_as_it_was_by_another_reader() {
        long seed = 20181226;
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(80); length > 0; length--) {
                text.appendCodePoint(POINTS[random.nextInt(POINTS.length)]);
            }
            assertThat(read(new JsonBytes(1).text(text.toString())))
                    .as("seed %d, text %d", seed, i)
                    .isEqualTo(text.toString());
        }
    }

    @Test
    void half_a_surrogate_pair_does_not_break_the_body() {
        assertThat(read(new JsonBytes(1).text("a\ud83d"))).isEqualTo("a?");
    }
}
