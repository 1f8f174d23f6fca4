package org.airalert.message;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.airalert.alert.AlertId;

/**
 * What one channel will say, exactly, as approved. Where recipients differ it holds placeholders such as {@code ⟦recipient.name⟧}; the
 * digest is taken with these in place, so that one approval covers every recipient of the channel.
 *
 * @param subject headline; may hold placeholders, too
 * @param parts the channel's main form first; never empty
 * @param template name of the template of the main form
 * @param templateVersion SHA-256, in hex, of that template's source and all shared ones
 * @param digest SHA-256, in hex, over everything above but the template's name and version
 */
public record FrozenText(
        AlertId alert,
        String channel,
        String subject,
        List<TextPart> parts,
        String template,
        String templateVersion,
        String digest) {
    public FrozenText {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("parts: empty (expected: at least one)");
        }
    }

    static FrozenText of(RenderedChannel rendered) {
        return new FrozenText(
                rendered.alert(),
                rendered.channel(),
                rendered.subject(),
                rendered.parts(),
                rendered.template(),
                rendered.version(),
                Digests.of(rendered.alert(), rendered.channel(), rendered.subject(), rendered.parts()));
    }

    /** True while the text is the one that the digest was taken of. A transport sends nothing else. */
    public boolean isIntact() {
        return digest.equals(Digests.of(alert, channel, subject, parts));
    }

    /** The channel's main form. */
    public String body() {
        return parts.get(0).text();
    }

    /** A form by its name, such as {@code html} or {@code sms.short}. */
    public Optional<String> part(String name) {
        return parts.stream()
                .filter(part -> part.name().equals(name))
                .map(TextPart::text)
                .findFirst();
    }

    /** Names of the fields that a recipient must bring, such as {@code recipient.name}. */
    public Set<String> placeholders() {
        return PreparedText.of(this).placeholders();
    }

    /**
     * The text for one recipient. For many recipients make one {@link PreparedText} and use that.
     *
     * @throws MessageFaults when a field is missing or blank
     */
    public RecipientText forRecipient(Map<String, String> fields) {
        return PreparedText.of(this).forRecipient(fields);
    }
}
