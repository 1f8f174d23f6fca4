package org.airalert.web.probe;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The public documents of one moment, as they were read; by path. */
final class Seen {
    private final JsonObject status;
    private final Map<String, String> texts = new HashMap<>();

    Seen(JsonObject status) {
        this.status = status;
    }

    JsonObject status() {
        return status;
    }

    void put(String path, String text) {
        texts.put(path, text);
    }

    String text(String path) {
        return texts.getOrDefault(path, "");
    }

    /** Everything in force, the city's first. */
    List<JsonObject> inForce() {
        JsonObject city = status.getJsonObject("inForce");
        return Stream.concat(Stream.ofNullable(city), objects(status.getJsonArray("alsoInForce")))
                .toList();
    }

    static Stream<JsonObject> objects(JsonArray array) {
        return array == null ? Stream.of() : array.stream().map(JsonObject.class::cast);
    }
}
