package org.airalert.dispatch;

import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import org.airalert.delivery.Receipt;
import org.jspecify.annotations.Nullable;

/** One receipt as JSON (interfaces, "Receipts"). Fields that are not known are left alone: receivers may say more than we ask. */
final class ReceiptReader {
    private static final int LONGEST_ID = 200;
    private static final int LONGEST_REASON = 500;

    private ReceiptReader() {}

    /** @throws IllegalArgumentException naming the field and what was expected */
    static Receipt read(@Nullable Object item) {
        if (!(item instanceof JsonObject json)) {
            throw new IllegalArgumentException("not an object");
        }
        String delivery = id(json, "deliveryId");
        String provider = id(json, "providerMessageId");
        if (delivery == null && provider == null) {
            throw new IllegalArgumentException("deliveryId or providerMessageId: missing (expected: one of them)");
        }
        String reason = text(json, "reason");
        return new Receipt(
                delivery,
                provider,
                state(text(json, "state")),
                at(text(json, "at")),
                counts(json.getValue("counts")),
                reason == null ? "" : reason.substring(0, Math.min(LONGEST_REASON, reason.length())));
    }

    private static @Nullable String text(JsonObject json, String key) {
        Object value = json.getValue(key);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw new IllegalArgumentException(key + ": not a string");
    }

    private static @Nullable String id(JsonObject json, String key) {
        String id = text(json, key);
        if (id != null && (id.isBlank() || id.length() > LONGEST_ID)) {
            throw new IllegalArgumentException(key + ": blank or longer than " + LONGEST_ID);
        }
        return id;
    }

    private static Receipt.State state(@Nullable String word) {
        for (Receipt.State state : Receipt.State.values()) {
            if (state.name().toLowerCase(Locale.ROOT).equals(word)) {
                return state;
            }
        }
        throw new IllegalArgumentException("state: " + word + " (expected: delivered, failed or progress)");
    }

    private static Instant at(@Nullable String time) {
        try {
            return OffsetDateTime.parse(String.valueOf(time)).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("at: " + time + " (expected: ISO 8601 with offset)", e);
        }
    }

    private static Receipt.@Nullable Counts counts(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (!(value instanceof JsonObject json)) {
            throw new IllegalArgumentException("counts: not an object");
        }
        return new Receipt.Counts(number(json, "targeted"), number(json, "delivered"), number(json, "failed"));
    }

    private static long number(JsonObject json, String key) {
        Object value = json.getValue(key, 0);
        boolean whole = value instanceof Integer || value instanceof Long;
        if (!whole || ((Number) value).longValue() < 0) {
            throw new IllegalArgumentException(
                    "counts." + key + ": " + value + " (expected: a whole number, 0 or more)");
        }
        return ((Number) value).longValue();
    }
}
