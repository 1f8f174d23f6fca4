package org.airalert.dispatch;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * What the sender of receipts is told.
 *
 * @param status HTTP status code: of a single receipt its own, of an array 200 however its items fared
 * @param body RFC 9457 problem where the status is 400 or above, else the numbers and each item's result
 */
public record ReceiptAnswer(int status, JsonObject body) {
    /** @param status 200 matched, 404 for nothing we sent, 400 not understood */
    record Item(int status, String detail) {
        static final Item MATCHED = new Item(200, "");
        static final Item UNKNOWN = new Item(404, "no delivery of this channel by that id");

        JsonObject json(int index) {
            JsonObject json = new JsonObject().put("index", index).put("status", status);
            return detail.isEmpty() ? json : json.put("detail", detail);
        }
    }

    static ReceiptAnswer refused(int status, String title, String detail) {
        return new ReceiptAnswer(
                status,
                new JsonObject()
                        .put("type", "about:blank")
                        .put("title", title)
                        .put("status", status)
                        .put("detail", detail));
    }

    static ReceiptAnswer one(Item item) {
        return switch (item.status()) {
            case 200 -> many(List.of(item));
            case 404 -> refused(404, "Unknown delivery", item.detail());
            default -> refused(400, "Not a receipt", item.detail());
        };
    }

    static ReceiptAnswer many(List<Item> items) {
        JsonArray results = new JsonArray();
        long matched = 0;
        for (int i = 0; i < items.size(); i++) {
            matched += items.get(i).status() == 200 ? 1 : 0;
            results.add(items.get(i).json(i));
        }
        return new ReceiptAnswer(
                200,
                new JsonObject()
                        .put("received", items.size())
                        .put("matched", matched)
                        .put("results", results));
    }
}
