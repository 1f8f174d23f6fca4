package org.airalert.web;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.airalert.office.Refusal;

/**
 * An error as a client gets it (RFC 9457).
 *
 * @param code last part of {@code type}: one word by which programs tell problems apart
 * @param detail a safe sentence: nothing of the program's inside stands in it
 * @param errors faults of the input with their RFC 6901 pointers; empty for other problems
 */
public record Problem(int status, String code, String title, String detail, List<Refusal.Fault> errors) {
    public static final String MEDIA_TYPE = "application/problem+json";
    private static final String TYPE = "urn:air-alert-gateway:problem:";

    public Problem {
        errors = List.copyOf(errors);
    }

    public Problem(int status, String code, String title, String detail) {
        this(status, code, title, detail, List.of());
    }

    public JsonObject json() {
        JsonObject json = new JsonObject()
                .put("type", TYPE + code)
                .put("title", title)
                .put("status", status)
                .put("detail", detail);
        if (!errors.isEmpty()) {
            JsonArray list = new JsonArray();
            errors.forEach(fault ->
                    list.add(new JsonObject().put("pointer", fault.pointer()).put("detail", fault.detail())));
            json.put("errors", list);
        }
        return json;
    }
}
