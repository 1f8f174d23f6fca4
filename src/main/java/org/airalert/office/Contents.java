package org.airalert.office;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.airalert.channel.Dispatch;
import org.airalert.delivery.Delivery;
import org.airalert.message.FrozenText;
import org.airalert.message.MessageFaults;
import org.airalert.message.PreparedText;
import org.airalert.message.RecipientText;
import org.airalert.message.TextFormat;
import org.airalert.message.sms.SmsSegments;

/**
 * What a transport says to one recipient: the frozen text of the delivery's alert and channel with the recipient's fields in it. Holds the texts
 * of the last few alerts; a text whose digest is not the approved one is refused.
 */
final class Contents {
    private static final int HELD = 256;

    private final Publication publication;
    private final Map<String, Future<Held>> held = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Future<Held>> eldest) {
            return size() > HELD;
        }
    };

    Contents(Publication publication) {
        this.publication = publication;
    }

    /** A text ready for any number of recipients. */
    private record Held(PreparedText text, FrozenText frozen, String cap) {}

    /** Fails with {@link MessageFaults} when a field is missing, and with {@link IllegalStateException} when the text is not the approved one. */
    Future<Dispatch.Content> of(Delivery delivery) {
        return held(delivery).map(text -> content(text, text.text().forRecipient(delivery.fields())));
    }

    private synchronized Future<Held> held(Delivery delivery) {
        String key = delivery.alert().value() + "/" + delivery.channel();
        Future<Held> known = held.get(key);
        if (known != null && !known.failed()) {
            return known;
        }
        Future<Held> read = publication
                .text(delivery.alert().value(), delivery.channel())
                .compose(text -> publication.cap(delivery.alert().value()).map(cap -> held(key, text, cap.orElse(""))));
        held.put(key, read);
        return read;
    }

    private static Held held(String key, Optional<FrozenText> text, String cap) {
        FrozenText frozen = text.orElseThrow(() -> new IllegalStateException("no frozen text for " + key));
        if (!frozen.isIntact()) {
            throw new IllegalStateException("the text of " + key + " is not the one that was approved");
        }
        return new Held(PreparedText.of(frozen), frozen, cap);
    }

    private static Dispatch.Content content(Held held, RecipientText text) {
        boolean sms = held.frozen().parts().get(0).name().startsWith(TextFormat.SMS.word());
        SmsSegments segments = sms ? SmsSegments.of(text.body()) : null;
        return new Dispatch.Content(
                text.subject(),
                sms ? text.body() : text.part(TextFormat.TEXT.word()).orElse(text.body()),
                text.part(TextFormat.HTML.word()).orElse(""),
                held.cap(),
                segments == null ? 0 : segments.count(),
                segments == null ? "" : segments.encoding().word());
    }

    /** The text as a preview shows it, with the placeholders as they stand. */
    static Dispatch.Content sample(FrozenText frozen) {
        Map<String, String> names = new HashMap<>();
        for (String field : frozen.placeholders()) {
            names.put(field, "〔" + field + "〕");
        }
        RecipientText text = frozen.forRecipient(names);
        return content(new Held(PreparedText.of(frozen), frozen, ""), text);
    }
}
