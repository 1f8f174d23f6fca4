package org.airalert.message;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A frozen text cut at its placeholders once, so that thousands of recipients are filled in fast. Immutable. */
public final class PreparedText {
    private final String file;
    private final Pieces subject;
    private final List<Pieces> parts;
    private final List<String> names;
    private final List<String> needed;

    private PreparedText(FrozenText text) {
        this.file = "templates/" + text.template();
        this.subject = Pieces.of(text.subject(), Escape.NONE);
        this.parts = text.parts().stream()
                .map(part -> Pieces.of(part.text(), part.escape()))
                .toList();
        this.names = text.parts().stream().map(TextPart::name).toList();
        this.needed = List.copyOf(placeholders());
    }

    public static PreparedText of(FrozenText text) {
        return new PreparedText(text);
    }

    /** Names of all fields that a recipient must bring. */
    public Set<String> placeholders() {
        Set<String> all = new LinkedHashSet<>(subject.fields());
        parts.forEach(part -> all.addAll(part.fields()));
        return all;
    }

    /** Fields that these do not fill; empty when the text can be sent. */
    public Set<String> missing(Map<String, String> fields) {
        Set<String> missing = placeholders();
        missing.removeIf(name -> !fields.getOrDefault(name, "").isBlank());
        return missing;
    }

    /** @throws MessageFaults when a field is missing or blank */
    public RecipientText forRecipient(Map<String, String> fields) {
        for (String name : needed) {
            if (fields.getOrDefault(name, "").isBlank()) {
                throw new MessageFaults(new TextFault(file, 0, "no value for " + String.join(", ", missing(fields))));
            }
        }
        List<TextPart> filled = new ArrayList<>(parts.size());
        for (int i = 0; i < parts.size(); i++) {
            filled.add(new TextPart(names.get(i), parts.get(i).fill(fields)));
        }
        return new RecipientText(subject.fill(fields), filled);
    }
}
