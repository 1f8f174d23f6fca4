package org.airalert.web.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.airalert.access.Principal;
import org.airalert.office.Refusal;
import org.jspecify.annotations.Nullable;

/** One call of the API: who, and what was sent. Faults of the input are thrown as {@link Refusal.Invalid}. */
final class Call {
    static final int DEFAULT_PAGE = 50;
    static final int LONGEST_PAGE = 500;

    private static final int DEEPEST = 20;
    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final RoutingContext context;
    private final Caller caller;

    Call(RoutingContext context, Caller caller) {
        this.context = context;
        this.caller = caller;
    }

    RoutingContext context() {
        return context;
    }

    Caller caller() {
        return caller;
    }

    Principal by() {
        return caller.principal();
    }

    String path(String name) {
        return context.pathParam(name);
    }

    /** {@code null} when absent or empty. */
    @Nullable
    String query(String name) {
        List<String> values = context.queryParam(name);
        return values.isEmpty() || values.get(0).isBlank()
                ? null
                : values.get(0).strip();
    }

    int limit() {
        String text = query("limit");
        if (text == null) {
            return DEFAULT_PAGE;
        }
        try {
            return Math.max(1, Math.min(LONGEST_PAGE, Integer.parseInt(text)));
        } catch (NumberFormatException e) {
            throw fault("/limit", "'" + text + "' (expected a number from 1 to " + LONGEST_PAGE + ")");
        }
    }

    /** A time of the query, with its offset; {@code fallback} when absent. A plus that came as a space is mended. */
    Instant time(String name, Instant fallback) {
        String text = query(name);
        if (text == null) {
            return fallback;
        }
        try {
            return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
        } catch (DateTimeException e) {
            throw fault("/" + name, "'" + text + "' (expected a time with offset, such as 2026-01-05T08:00:00+08:00)");
        }
    }

    /** The body as text; bytes that are not UTF-8 are a fault that says where. */
    String text() {
        Buffer body = context.body().buffer();
        if (body == null || body.length() == 0) {
            throw fault("", "the body is empty (expected JSON)");
        }
        ByteBuffer bytes = ByteBuffer.wrap(body.getBytes());
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(bytes)
                    .toString();
        } catch (CharacterCodingException e) {
            throw fault("", "the body is not UTF-8 (first wrong byte at " + bytes.position() + ")");
        }
    }

    /** The body as a JSON object. */
    ObjectNode object() {
        String text = text();
        try {
            JsonNode tree = JSON.readTree(text);
            if (tree instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw fault(
                    "",
                    "not valid JSON"
                            + (e.getLocation() == null
                                    ? ""
                                    : " at line " + e.getLocation().getLineNr() + ", column "
                                            + e.getLocation().getColumnNr()));
        }
        throw fault("", "expected a JSON object");
    }

    /** The body as an object; an empty one when there is no body. */
    ObjectNode objectOrNothing() {
        Buffer body = context.body().buffer();
        return body == null || body.length() == 0 ? JsonNodeFactory.instance.objectNode() : object();
    }

    /** JSON of our own. */
    static ObjectNode tree(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not an object of ours", e);
        }
    }

    /** A text field of an object that must be there. */
    static String required(ObjectNode object, String field) {
        String text = object.path(field).asText("").strip();
        if (text.isEmpty()) {
            throw fault("/" + field, "missing (expected text)");
        }
        return text;
    }

    static Refusal.Invalid fault(String pointer, String detail) {
        return new Refusal.Invalid(List.of(new Refusal.Fault(pointer, detail)));
    }
}
