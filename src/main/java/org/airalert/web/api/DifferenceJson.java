package org.airalert.web.api;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.airalert.office.Desk;

/** What an alert says otherwise than the one before it. */
final class DifferenceJson {
    private DifferenceJson() {}

    static JsonObject of(Desk.Difference difference) {
        JsonArray facts = new JsonArray();
        difference
                .facts()
                .forEach(change -> facts.add(new JsonObject()
                        .put("field", change.field())
                        .put("before", change.before())
                        .put("after", change.after())));
        JsonObject channels = new JsonObject();
        difference.texts().forEach((channel, lines) -> {
            JsonArray all = new JsonArray();
            lines.forEach(line ->
                    all.add(new JsonObject().put("sign", line.sign().word()).put("text", line.text())));
            channels.put(channel, all);
        });
        return new JsonObject()
                .put(
                        "previous",
                        difference.previous().map(alert -> alert.id().value()).orElse(null))
                .put("facts", facts)
                .put("channels", channels);
    }
}
