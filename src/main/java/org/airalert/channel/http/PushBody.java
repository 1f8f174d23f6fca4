package org.airalert.channel.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.airalert.alert.Alert;
import org.airalert.alert.AreaRef;
import org.airalert.channel.Dispatch;
import org.airalert.delivery.Delivery;
import org.airalert.warning.Level;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of a push (interfaces, "Pushing to a carrier or any HTTP receiver"). The same for every attempt of a delivery: what
 * changes from try to try stands in the headers.
 *
 * @param receiptUrl where the receiver may report; empty where no receipts come
 * @param zone whose offset times carry
 */
record PushBody(String receiptUrl, ZoneId zone) {
    private static final String RECIPIENT_NAME = "recipient.name";
    private static final String CONFIRM_URL = "delivery.confirmUrl";

    Buffer of(Dispatch dispatch) {
        Alert alert = dispatch.alert();
        Instant happened = alert.sent() == null ? dispatch.delivery().plannedAt() : alert.sent();
        return new JsonObject()
                .put("type", "alert.push")
                .put("timestamp", time(happened))
                .put("data", data(dispatch))
                .toBuffer();
    }

    private JsonObject data(Dispatch dispatch) {
        Delivery delivery = dispatch.delivery();
        JsonObject data = new JsonObject().put("deliveryId", delivery.id().value());
        putAlert(data, dispatch.alert());
        putRecipient(data, delivery);
        putContent(data, dispatch.content());
        data.put("notAfter", time(delivery.notAfter()));
        if (!receiptUrl.isEmpty()) {
            data.put("receiptUrl", receiptUrl);
        }
        return data;
    }

    private static void putAlert(JsonObject data, Alert alert) {
        JsonArray references = new JsonArray();
        alert.references().forEach(reference -> references.add(reference.id().value()));
        JsonArray areas = new JsonArray();
        for (AreaRef area : alert.facts().areas()) {
            areas.add(new JsonObject()
                    .put("code", area.code())
                    .put("name", area.nameZh())
                    .put("nameEn", area.nameEn()));
        }
        Level level = alert.facts().level();
        data.put("alertId", alert.id().value())
                .put("kind", alert.kind().word())
                .put("references", references)
                .put("status", alert.status().word())
                .put("level", level == null ? null : level.word())
                .put("responseLevel", level == null ? null : level.response())
                .put("areas", areas);
    }

    private static void putRecipient(JsonObject data, Delivery delivery) {
        data.put(
                "recipient",
                new JsonObject()
                        .put("id", delivery.recipient())
                        .put("name", delivery.fields().getOrDefault(RECIPIENT_NAME, delivery.recipient())));
        String confirmUrl = delivery.fields().get(CONFIRM_URL);
        if (confirmUrl != null) {
            data.put("confirmUrl", confirmUrl);
        }
    }

    private static void putContent(JsonObject data, Dispatch.Content content) {
        if (content.segments() > 0) {
            data.put(
                    "sms",
                    new JsonObject()
                            .put("text", content.text())
                            .put("segments", content.segments())
                            .put("encoding", content.encoding()));
        } else {
            data.put(
                    "message",
                    new JsonObject()
                            .put("subject", content.subject())
                            .put("text", content.text())
                            .put("html", nullIfEmpty(content.html())));
        }
        data.put("cap", nullIfEmpty(content.cap()));
    }

    private static @Nullable String nullIfEmpty(String text) {
        return text.isEmpty() ? null : text;
    }

    private String time(Instant instant) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                instant.truncatedTo(ChronoUnit.SECONDS).atZone(zone));
    }
}
