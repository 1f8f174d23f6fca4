package org.airalert.app.drill;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The words of a letter out of its MIME source, good enough to look for a mark: base64 blocks and quoted-printable (RFC 2045, 6.7, 6.8) are undone. */
final class LetterText {
    private static final int SHORTEST = 16;

    private LetterText() {}

    static String of(String source) {
        StringBuilder text = new StringBuilder(source.length() * 2);
        text.append(unquoted(source)).append('\n');
        StringBuilder block = new StringBuilder();
        for (String line : source.lines().toList()) {
            if (line.matches("[A-Za-z0-9+/]{4,}={0,2}")) {
                block.append(line);
            } else {
                text.append(decoded(block));
                block.setLength(0);
            }
        }
        return text.append(decoded(block)).toString();
    }

    private static String decoded(StringBuilder block) {
        if (block.length() < SHORTEST) {
            return "";
        }
        try {
            return new String(Base64.getDecoder().decode(block.toString()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // A line that only looks like base64.
            return "";
        }
    }

    private static String unquoted(String source) {
        String joined = source.replaceAll("=\r?\n", "");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(joined.length());
        byte[] raw = joined.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < raw.length; i++) {
            int high = i + 2 < raw.length && raw[i] == '=' ? Character.digit(raw[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(raw[i + 2], 16);
            if (low >= 0) {
                bytes.write(high * 16 + low);
                i += 2;
            } else {
                bytes.write(raw[i]);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
