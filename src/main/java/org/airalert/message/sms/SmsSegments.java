package org.airalert.message.sms;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A text cut into the parts in which it travels. A part never ends inside a surrogate pair, a combining sequence or an escaped
 * GSM character, so a part may be a little shorter than its limit.
 *
 * @param units septets (GSM-7) or 16-bit units (UCS-2) of the whole text, headers apart
 * @param parts the text of each part, in order; one empty part for an empty text
 */
public record SmsSegments(SmsEncoding encoding, int units, List<String> parts) {
    public SmsSegments {
        parts = List.copyOf(parts);
    }

    /** @param text whole, with its signature, exactly as it will be shown */
    public static SmsSegments of(String text) {
        return of(text, GsmAlphabet.holds(text) ? SmsEncoding.GSM7 : SmsEncoding.UCS2);
    }

    /**
     * The same in a given alphabet, for a carrier that does not take the shorter one.
     *
     * @throws IllegalArgumentException when the alphabet cannot write the text
     */
    public static SmsSegments of(String text, SmsEncoding encoding) {
        if (encoding == SmsEncoding.GSM7 && !GsmAlphabet.holds(text)) {
            throw new IllegalArgumentException("encoding: GSM-7 (expected: UCS-2 for this text)");
        }
        int units = units(text, encoding);
        if (units <= encoding.alone()) {
            return new SmsSegments(encoding, units, List.of(text));
        }
        return new SmsSegments(encoding, units, cut(text, encoding));
    }

    /** Number of parts, 1 or more. */
    public int count() {
        return parts.size();
    }

    private static int units(String text, SmsEncoding encoding) {
        return encoding == SmsEncoding.UCS2
                ? text.length()
                : text.chars()
                        .map(character -> GsmAlphabet.septets((char) character))
                        .sum();
    }

    private static List<String> cut(String text, SmsEncoding encoding) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        int used = 0;
        for (String cluster : clusters(text, encoding)) {
            int size = units(cluster, encoding);
            if (used + size > encoding.joined() && !part.isEmpty()) {
                parts.add(part.toString());
                part.setLength(0);
                used = 0;
            }
            part.append(cluster);
            used += size;
        }
        parts.add(part.toString());
        return parts;
    }

    /** What must stay together; a sequence longer than a whole part falls back to code points. */
    private static List<String> clusters(String text, SmsEncoding encoding) {
        List<String> clusters = new ArrayList<>();
        BreakIterator breaks = BreakIterator.getCharacterInstance(Locale.ROOT);
        breaks.setText(text);
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            String cluster = text.substring(start, end);
            if (units(cluster, encoding) <= encoding.joined()) {
                clusters.add(cluster);
            } else {
                cluster.codePoints().mapToObj(Character::toString).forEach(clusters::add);
            }
            start = end;
        }
        return clusters;
    }
}
