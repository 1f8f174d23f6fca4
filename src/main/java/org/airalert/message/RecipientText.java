package org.airalert.message;

import java.util.List;
import java.util.Optional;

/** A frozen text with one recipient's fields filled in: what goes over the wire. */
public record RecipientText(String subject, List<TextPart> parts) {
    public RecipientText {
        parts = List.copyOf(parts);
    }

    /** The channel's main form. */
    public String body() {
        return parts.get(0).text();
    }

    /** A form by its name, such as {@code html} or {@code sms.short}. */
    public Optional<String> part(String name) {
        for (TextPart part : parts) {
            if (part.name().equals(name)) {
                return Optional.of(part.text());
            }
        }
        return Optional.empty();
    }
}
