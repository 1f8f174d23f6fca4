package org.airalert.channel.http;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertKind;
import org.airalert.alert.AreaRef;
import org.airalert.channel.Dispatch;
import org.airalert.delivery.Delivery;
import org.airalert.warning.Level;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of a push (interfaces, "Pushing to a carrier or any HTTP receiver"). The same for every attempt of a delivery: what
 * changes from try to try stands in the headers. What one alert's pushes share is made once for all that follow each other.
 */
final class PushBody {
    private static final String RECIPIENT_NAME = "recipient.name";
    private static final String CONFIRM_URL = "delivery.confirmUrl";

    /** What a body holds besides its texts, about. */
    private static final int REST_BYTES = 1_024;

    private final String receiptUrl;
    private final ZoneId zone;
    private @Nullable Shared last;

    /**
     * @param receiptUrl where the receiver may report; empty where no receipts come
     * @param zone whose offset times carry
     */
    PushBody(String receiptUrl, ZoneId zone) {
        this.receiptUrl = receiptUrl;
        this.zone = zone;
    }

    /** What the pushes of one alert share: the parts before the delivery's id, before the recipient, and at the end. */
    private static final class Shared {
        private final Alert alert;
        private final Instant happened;
        private final Instant notAfter;
        private final String cap;
        private final byte[] head;
        private final byte[] facts;
        private final byte[] tail;

        Shared(Dispatch dispatch, Instant happened, byte[] head, byte[] tail) {
            this.alert = dispatch.alert();
            this.happened = happened;
            this.notAfter = dispatch.delivery().notAfter();
            this.cap = dispatch.content().cap();
            this.head = head;
            this.facts = facts(alert);
            this.tail = tail;
        }

        boolean fits(Dispatch dispatch, Instant when) {
            return alert.equals(dispatch.alert())
                    && happened.equals(when)
                    && notAfter.equals(dispatch.delivery().notAfter())
                    && cap.equals(dispatch.content().cap());
        }
    }

    byte[] of(Dispatch dispatch) {
        Delivery delivery = dispatch.delivery();
        Shared shared = shared(dispatch);
        Dispatch.Content content = dispatch.content();
        int room = shared.facts.length
                + shared.tail.length
                + 3 * (content.text().length() + content.html().length())
                + REST_BYTES;
        JsonBytes json =
                new JsonBytes(room).raw(shared.head).text(delivery.id().value()).raw(shared.facts);
        putRecipient(json, delivery);
        putContent(json, content);
        return json.raw(shared.tail).made();
    }

    private Shared shared(Dispatch dispatch) {
        Alert alert = dispatch.alert();
        Instant happened = alert.sent() == null ? dispatch.delivery().plannedAt() : alert.sent();
        Shared known = last;
        if (known != null && known.fits(dispatch, happened)) {
            return known;
        }
        byte[] head = new JsonBytes(REST_BYTES)
                .raw("{\"type\":\"alert.push\",\"timestamp\":")
                .text(time(happened))
                .raw(",\"data\":{\"deliveryId\":")
                .made();
        Shared made = new Shared(dispatch, happened, head, tail(dispatch));
        last = made;
        return made;
    }

    /** The contract has one word for orders; which one it is stands beside it. */
    private static void kind(JsonBytes json, AlertKind kind) {
        boolean order = kind == AlertKind.START || kind == AlertKind.STOP;
        json.raw(",\"kind\":").text(order ? "order" : kind.word());
        if (order) {
            json.raw(",\"order\":").text(kind.word());
        }
    }

    private static byte[] facts(Alert alert) {
        JsonBytes json = new JsonBytes(REST_BYTES);
        json.raw(",\"alertId\":").text(alert.id().value());
        kind(json, alert.kind());
        json.raw(",\"references\":[");
        for (int i = 0; i < alert.references().size(); i++) {
            json.raw(i == 0 ? "" : ",").text(alert.references().get(i).id().value());
        }
        json.raw("],\"status\":").text(alert.status().word());
        Level level = alert.facts().level();
        textOrNull(json.raw(",\"level\":"), level == null ? "" : level.word());
        textOrNull(json.raw(",\"responseLevel\":"), level == null ? "" : level.response());
        putAreas(json.raw(",\"areas\":["), alert.facts().areas());
        return json.raw("]").made();
    }

    private static void putAreas(JsonBytes json, List<AreaRef> areas) {
        for (int i = 0; i < areas.size(); i++) {
            AreaRef area = areas.get(i);
            json.raw(i == 0 ? "{\"code\":" : ",{\"code\":").text(area.code());
            json.raw(",\"name\":").text(area.nameZh());
            json.raw(",\"nameEn\":").text(area.nameEn()).raw("}");
        }
    }

    private byte[] tail(Dispatch dispatch) {
        JsonBytes json = new JsonBytes(REST_BYTES + 3 * dispatch.content().cap().length());
        textOrNull(json.raw(",\"cap\":"), dispatch.content().cap());
        json.raw(",\"notAfter\":").text(time(dispatch.delivery().notAfter()));
        if (!receiptUrl.isEmpty()) {
            json.raw(",\"receiptUrl\":").text(receiptUrl);
        }
        return json.raw("}}").made();
    }

    private static void putRecipient(JsonBytes json, Delivery delivery) {
        json.raw(",\"recipient\":{\"id\":").text(delivery.recipient());
        json.raw(",\"name\":").text(delivery.fields().getOrDefault(RECIPIENT_NAME, delivery.recipient()));
        json.raw("}");
        String confirmUrl = delivery.fields().get(CONFIRM_URL);
        if (confirmUrl != null) {
            json.raw(",\"confirmUrl\":").text(confirmUrl);
        }
    }

    private static void putContent(JsonBytes json, Dispatch.Content content) {
        if (content.segments() > 0) {
            json.raw(",\"sms\":{\"text\":").text(content.text());
            json.raw(",\"segments\":").number(content.segments());
            json.raw(",\"encoding\":").text(content.encoding());
        } else {
            json.raw(",\"message\":{\"subject\":").text(content.subject());
            json.raw(",\"text\":").text(content.text());
            textOrNull(json.raw(",\"html\":"), content.html());
        }
        json.raw("}");
    }

    /** {@code null} for an empty one. */
    private static void textOrNull(JsonBytes json, String text) {
        if (text.isEmpty()) {
            json.raw("null");
        } else {
            json.text(text);
        }
    }

    private String time(Instant instant) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                instant.truncatedTo(ChronoUnit.SECONDS).atZone(zone));
    }
}
