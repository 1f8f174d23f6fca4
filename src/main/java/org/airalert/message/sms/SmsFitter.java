package org.airalert.message.sms;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes a short message fit by leaving out whole parts in the order that the template gives, never by cutting one. */
public final class SmsFitter {
    private SmsFitter() {}

    /**
     * The longest form of at most {@code segments} parts.
     *
     * @param signature 【…】 or the like, in front of everything and always kept
     * @return empty when even the parts that must stay are too long
     */
    public static Optional<String> fit(String signature, List<SmsPart> parts, int segments) {
        int most = parts.stream().mapToInt(SmsPart::drop).max().orElse(0);
        for (int kept = most; kept >= 0; kept--) {
            String text = signature + joined(parts, kept);
            if (SmsSegments.of(text).count() <= segments) {
                return Optional.of(text);
            }
        }
        return Optional.empty();
    }

    private static String joined(List<SmsPart> parts, int kept) {
        return parts.stream()
                .filter(part -> part.drop() <= kept)
                .map(SmsPart::text)
                .collect(Collectors.joining());
    }
}
