package org.airalert.dispatch;

import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertId;
import org.airalert.channel.ChannelFile;
import org.airalert.channel.Dispatch;
import org.airalert.delivery.Delivery;
import org.airalert.delivery.DeliveryId;
import org.airalert.message.FrozenText;
import org.airalert.message.PreparedText;
import org.airalert.message.RecipientFields;
import org.airalert.message.RecipientText;
import org.airalert.message.TextFormat;
import org.airalert.message.sms.SmsSegments;

/**
 * The letters of one channel: approved text, filled in for one recipient. The text of an alert is fetched, checked against the digests that
 * its approver signed, and cut at its placeholders once, then used for all its recipients. For one event loop.
 */
final class Letters {
    /** More alerts than are ever under way on one channel at the same time. */
    private static final int HELD = 32;

    private static final String CAP_DIGEST = "cap";

    private final ChannelFile channel;
    private final ApprovedTexts texts;
    private final Function<DeliveryId, String> confirmUrl;
    private final Map<AlertId, Future<Prepared>> held = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<AlertId, Future<Prepared>> eldest) {
            return size() > HELD;
        }
    };

    /** @param confirmUrl the page on which the recipient of a delivery confirms it */
    Letters(ChannelFile channel, ApprovedTexts texts, Function<DeliveryId, String> confirmUrl) {
        this.channel = channel;
        this.texts = texts;
        this.confirmUrl = confirmUrl;
    }

    /** The text is not the one that was approved; it must not go out. */
    static final class NotApproved extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotApproved(String message) {
            super(message, null, false, false);
        }
    }

    private record Prepared(Alert alert, PreparedText text, boolean sms, String cap) {}

    /** What to hand to the transport; {@code delivery} with the fields that only the sender knows. */
    record Letter(Delivery delivery, Alert alert, Dispatch.Content content) {}

    /** Fails with {@link NotApproved}, with {@code MessageFaults} when a field is missing, or as {@link ApprovedTexts} fails. */
    Future<Letter> of(Delivery delivery) {
        Delivery addressed = channel.asksConfirmation() ? withConfirmUrl(delivery) : delivery;
        return prepared(delivery.alert()).map(text -> letter(addressed, text));
    }

    private Delivery withConfirmUrl(Delivery delivery) {
        Map<String, String> fields = new HashMap<>(delivery.fields());
        fields.put(RecipientFields.CONFIRM_URL, confirmUrl.apply(delivery.id()));
        return delivery.with(fields);
    }

    private Future<Prepared> prepared(AlertId alert) {
        Future<Prepared> known = held.get(alert);
        if (known != null && !known.failed()) {
            return known;
        }
        Future<Prepared> fetched = texts.of(alert, channel.id()).map(this::checked);
        held.put(alert, fetched);
        return fetched;
    }

    private Prepared checked(ApprovedTexts.Approved approved) {
        FrozenText text = approved.text();
        Map<String, String> signed = approved.alert().digests();
        if (!text.isIntact() || !text.digest().equals(signed.get(channel.id()))) {
            throw new NotApproved(
                    "the text of " + text.alert() + " for " + channel.id() + " is not the one that was approved");
        }
        String cap = channel.wording().cap() ? approved.cap() : "";
        if (!cap.isEmpty() && !sha256(cap).equals(signed.get(CAP_DIGEST))) {
            throw new NotApproved("the CAP document of " + text.alert() + " is not the one that was approved");
        }
        return new Prepared(
                approved.alert(),
                PreparedText.of(text),
                text.parts().get(0).name().startsWith(TextFormat.SMS.word()),
                cap);
    }

    private static Letter letter(Delivery delivery, Prepared prepared) {
        RecipientText text = prepared.text().forRecipient(delivery.fields());
        return new Letter(
                delivery, prepared.alert(), prepared.sms() ? sms(text, prepared.cap()) : page(text, prepared.cap()));
    }

    private static Dispatch.Content sms(RecipientText text, String cap) {
        SmsSegments segments = SmsSegments.of(text.body());
        return new Dispatch.Content(
                text.subject(),
                text.body(),
                "",
                cap,
                segments.count(),
                segments.encoding().word());
    }

    private static Dispatch.Content page(RecipientText text, String cap) {
        return new Dispatch.Content(
                text.subject(),
                text.part(TextFormat.TEXT.word()).orElse(text.body()),
                text.part(TextFormat.HTML.word()).orElse(""),
                cap,
                0,
                "");
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
