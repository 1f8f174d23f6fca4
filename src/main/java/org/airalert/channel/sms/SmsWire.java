package org.airalert.channel.sms;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.airalert.message.sms.GsmAlphabet;
import org.airalert.message.sms.SmsEncoding;
import org.airalert.message.sms.SmsSegments;

/**
 * A text as carriers take it: its parts in bytes, each with its header where there are several.
 *
 * @param joined whether the parts carry a header (TP-UDHI)
 * @param parts 1 to 255
 */
public record SmsWire(Alphabet alphabet, boolean joined, List<Buffer> parts) {
    /** The alphabets that carriers know. */
    public enum Alphabet {
        /** One byte a character. */
        ASCII,
        /** One byte a character of GSM 03.38, its extension table behind an escape; the gateway packs them. */
        GSM7,
        /** Two bytes a 16-bit unit, high byte first. */
        UCS2
    }

    /** Length of the header with its own length byte: 05 00 03 reference total index (3GPP TS 23.040, 9.2.3.24.1). */
    static final int HEADER_BYTES = 6;

    private static final int MOST_PARTS = 255;

    public SmsWire {
        parts = List.copyOf(parts);
        if (parts.isEmpty() || parts.size() > MOST_PARTS) {
            throw new IllegalArgumentException("parts: " + parts.size() + " (expected: 1 to " + MOST_PARTS + ")");
        }
    }

    /** With {@link Alphabet#ASCII} for plain letters. */
    public static SmsWire of(String text, int reference) {
        return of(text, Alphabet.ASCII, reference);
    }

    /**
     * @param text whole, with its signature
     * @param narrow what the carrier makes of one byte a letter
     * @param reference by which a phone knows the parts of one message; only its low byte counts
     * @throws IllegalArgumentException when it takes more than 255 parts
     */
    public static SmsWire of(String text, Alphabet narrow, int reference) {
        SmsSegments segments = SmsSegments.of(text);
        // Carriers that say ASCII differ in what they make of the rest of the GSM alphabet (£, é, €); sixteen bits are
        // safe.
        if (segments.encoding() == SmsEncoding.GSM7 && !holds(narrow, text)) {
            segments = SmsSegments.of(text, SmsEncoding.UCS2);
        }
        Alphabet alphabet = segments.encoding() == SmsEncoding.GSM7 ? narrow : Alphabet.UCS2;
        boolean joined = segments.count() > 1;
        List<Buffer> parts = new ArrayList<>();
        for (String part : segments.parts()) {
            Buffer bytes = Buffer.buffer();
            if (joined) {
                bytes.appendBytes(header(reference, segments.count(), parts.size() + 1));
            }
            parts.add(bytes.appendBytes(bytes(alphabet, part)));
        }
        return new SmsWire(alphabet, joined, parts);
    }

    private static boolean holds(Alphabet narrow, String text) {
        return switch (narrow) {
            case ASCII -> StandardCharsets.US_ASCII.newEncoder().canEncode(text);
            case GSM7 -> true;
            case UCS2 -> false;
        };
    }

    private static byte[] bytes(Alphabet alphabet, String part) {
        return switch (alphabet) {
            case ASCII -> part.getBytes(StandardCharsets.US_ASCII);
            case GSM7 -> GsmAlphabet.codes(part);
            case UCS2 -> part.getBytes(StandardCharsets.UTF_16BE);
        };
    }

    private static byte[] header(int reference, int total, int index) {
        return new byte[] {HEADER_BYTES - 1, 0, 3, (byte) reference, (byte) total, (byte) index};
    }
}
