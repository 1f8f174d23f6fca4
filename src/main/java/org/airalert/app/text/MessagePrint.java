package org.airalert.app.text;

import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.airalert.alert.Alert;
import org.airalert.channel.ChannelFile;
import org.airalert.directory.Recipient;
import org.airalert.message.FrozenText;
import org.airalert.message.PlanTexts;
import org.airalert.message.RecipientFields;
import org.airalert.message.RecipientText;
import org.airalert.message.TextPart;
import org.airalert.message.sms.SmsSegments;

/** Prints a message for a person at a terminal: its facts first, then each of its forms. */
final class MessagePrint {
    private final PrintWriter out;

    MessagePrint(PrintWriter out) {
        this.out = out;
    }

    void print(FrozenText text, ChannelFile channel, Optional<Recipient> recipient, Alert alert, PlanTexts texts) {
        fact(
                "channel",
                channel.id() + " (" + channel.name().zh() + "), audience "
                        + channel.audience().word());
        fact("template", "templates/" + text.template() + ", version " + text.templateVersion());
        fact("digest", text.digest());
        if (recipient.isPresent()) {
            fact("recipient", recipient.get().id() + " (" + recipient.get().name() + ")");
            Map<String, String> fields = new HashMap<>(RecipientFields.of(recipient.get(), alert, texts));
            fields.put(RecipientFields.CONFIRM_URL, "https://example.org/confirm/preview");
            RecipientText filled = text.forRecipient(fields);
            parts(filled.subject(), filled.parts());
        } else {
            fact("placeholders", String.join(", ", text.placeholders()));
            parts(text.subject(), text.parts());
        }
    }

    private void parts(String subject, List<TextPart> parts) {
        fact("subject", subject);
        for (TextPart part : parts) {
            out.println();
            out.println("--- " + part.name() + ": " + size(part));
            out.println(part.text().stripTrailing());
        }
    }

    private static String size(TextPart part) {
        int characters = part.text().codePointCount(0, part.text().length());
        if (!part.name().startsWith("sms")) {
            return characters + " characters";
        }
        SmsSegments segments = SmsSegments.of(part.text());
        return segments.count() + (segments.count() == 1 ? " segment, " : " segments, ")
                + segments.encoding().word() + ", " + characters + " characters";
    }

    private void fact(String name, String value) {
        if (!value.isEmpty()) {
            out.printf("%-13s%s%n", name, value);
        }
    }
}
