package org.airalert.web.api;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a call answers with.
 *
 * @param type media type of the body
 */
record Answer(int status, String type, Buffer body) {
    private static final String JSON = "application/json; charset=utf-8";

    static Answer ok(JsonObject json) {
        return new Answer(200, JSON, json.toBuffer());
    }

    static Answer of(int status, JsonObject json) {
        return new Answer(status, JSON, json.toBuffer());
    }

    static Answer none() {
        return new Answer(204, JSON, Buffer.buffer());
    }

    /** JSON that is text already. */
    static Answer text(String json) {
        return new Answer(200, JSON, Buffer.buffer(json));
    }

    /** @param next cursor of the next page; {@code null} when this is the last */
    static Answer page(List<JsonObject> items, @Nullable String next) {
        return ok(new JsonObject().put("items", new JsonArray(items)).put("next", next));
    }
}
