package org.airalert.channel.http;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What stands in the body of a request.
 *
 * @param fields of {@code EXCHANGE} its unit, sender and eventType; of {@code FORM} and {@code JSON}: name and value, which may hold {@linkplain #factNames() facts} in braces: {@code {text}}
 */
public record BodyForm(Kind kind, Map<String, String> fields) {
    /** The push of the gateway's own contract. */
    public static final BodyForm PUSH = new BodyForm(Kind.PUSH, Map.of());

    public BodyForm {
        fields = Map.copyOf(fields);
    }

    /** What is wrong with the fields of the exchange form. */
    public static List<String> exchangeFaults(Map<String, String> fields) {
        return ExchangeForm.faults(fields);
    }

    /** Names in braces in a value that stand for no fact. */
    public static Set<String> unknownFacts(String value) {
        return BodyFields.unknown(value);
    }

    /** The facts that a value may hold. */
    public static Set<String> factNames() {
        return BodyFields.NAMES;
    }

    /** What is written. */
    public enum Kind {
        PUSH("push", "application/json"),
        /** The CAP 1.2 document alone, for other authorities' systems. */
        CAP("cap", "application/cap+xml"),
        /** {@code name=value&…} (URL standard, "application/x-www-form-urlencoded"). */
        FORM("form", "application/x-www-form-urlencoded"),
        /** One JSON object of texts; a dot in a name makes an object within it. */
        JSON("json", "application/json"),
        /** The national exchange form, as far as it is known: see {@link ExchangeForm}. */
        EXCHANGE("exchange", "application/xml");

        private final String word;
        private final String mediaType;

        Kind(String word, String mediaType) {
            this.word = word;
            this.mediaType = mediaType;
        }

        public String word() {
            return word;
        }

        public String mediaType() {
            return mediaType;
        }
    }
}
