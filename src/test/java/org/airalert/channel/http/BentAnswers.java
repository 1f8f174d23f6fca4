package org.airalert.channel.http;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Answers of receivers and robots with bytes changed, taken out or doubled, and some that are deep or long. */
public final class BentAnswers {
    private static final List<String> BODIES = List.of(
            "{\"providerMessageId\":\"m-1\",\"status\":\"ok\"}",
            "{\"errcode\":310000,\"errmsg\":\"sign not match\"}",
            "{\"code\":11232,\"msg\":\"frequency limited\",\"data\":{}}",
            "{\"a\":[1,2.5e3,null,true,{\"b\":\"\\u8b66\"}],\"providerMessageId\":7}",
            "<html><body>503 Service Unavailable</body></html>",
            "橙色预警 ok",
            "");
    private static final List<String> WAITS = List.of(
            "120",
            "Wed, 21 Oct 2026 07:28:00 GMT",
            "Tue, 24 Nov 2026 10:30:00 +0800",
            "-1",
            "999999999999999999999",
            "");

    private BentAnswers() {}

    public static HttpAnswer next(Random random) {
        int status = random.nextInt(8) == 0 ? random.nextInt() : 200 + 100 * random.nextInt(4) + random.nextInt(32);
        String wait = random.nextInt(3) == 0 ? null : bent(random, WAITS.get(random.nextInt(WAITS.size())));
        return new HttpAnswer(status, wait, body(random));
    }

    /** As it is kept in a file: status, header and body, each on a line of its own. */
    static Buffer bytes(HttpAnswer answer) {
        String wait = answer.retryAfter() == null ? "-" : "+" + answer.retryAfter();
        return Buffer.buffer(answer.status() + "\n" + wait.replace('\n', ' ') + "\n" + answer.body());
    }

    static HttpAnswer of(Buffer bytes) {
        String[] lines = bytes.toString(StandardCharsets.UTF_8).split("\n", 3);
        return new HttpAnswer(
                Integer.parseInt(lines[0]), lines[1].startsWith("+") ? lines[1].substring(1) : null, lines[2]);
    }

    private static String body(Random random) {
        if (random.nextInt(200) == 0) {
            // Deep, wide or long.
            String piece = List.of("[", "{\"a\":", "{\"a\":[", "9", "\u8b66").get(random.nextInt(5));
            return (random.nextBoolean() ? "{\"code\":" : "") + piece.repeat(random.nextInt(6_000));
        }
        return bent(random, BODIES.get(random.nextInt(BODIES.size())));
    }

    /** Bytes changed, taken out, doubled; read as UTF-8 as an answer is. */
    private static String bent(Random random, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int bends = random.nextInt(4); bends > 0 && bytes.length > 0; bends--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(3)) {
                case 0 -> bytes[at] = (byte) random.nextInt();
                case 1 -> bytes = twice(bytes, at);
                default -> bytes = Arrays.copyOf(bytes, at);
            }
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] twice(byte[] bytes, int from) {
        return Buffer.buffer(bytes)
                .appendBytes(bytes, from, bytes.length - from)
                .getBytes();
    }
}
