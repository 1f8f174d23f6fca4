package org.airalert.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A place in a JSON document that knows its pointer, and collects what is wrong there instead of stopping at the first fault. A value that
 * could not be read comes back as {@code null}, after its fault was noted.
 */
public final class JsonCursor {
    private static final int HIGHEST_INDEX = 999;

    private final JsonNode node;
    private final String source;
    private final String pointer;
    private final List<BadInput.Fault> faults;

    private JsonCursor(JsonNode node, String source, String pointer, List<BadInput.Fault> faults) {
        this.node = node;
        this.source = source;
        this.pointer = pointer;
        this.faults = faults;
    }

    public static JsonCursor root(String source, String pointer, JsonNode node) {
        return new JsonCursor(node, source, pointer, new ArrayList<>());
    }

    public List<BadInput.Fault> faults() {
        return faults;
    }

    public JsonNode node() {
        return node;
    }

    /** Whether there is a value that is not null. */
    public boolean isPresent() {
        return !node.isMissingNode() && !node.isNull();
    }

    public JsonCursor at(String field) {
        JsonNode child = node.isObject() ? node.path(field) : MissingNode.getInstance();
        String escaped = field.replace("~", "~0").replace("/", "~1");
        return new JsonCursor(child, source, pointer + "/" + escaped, faults);
    }

    /** Notes a fault here. */
    public void fault(String reason) {
        faults.add(new BadInput.Fault(source, pointer, reason));
    }

    /** Refuses what is no object, and fields that nobody reads: a misspelt field must not look like missing data. */
    public boolean isObjectOf(Set<String> known) {
        if (!node.isObject()) {
            fault("expected an object");
            return false;
        }
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                at(name).fault("unknown field (expected one of " + String.join(", ", known) + ")");
            }
        }
        return true;
    }

    /** The elements of an array; none when it is absent. */
    public List<JsonCursor> elements() {
        List<JsonCursor> elements = new ArrayList<>();
        if (!isPresent()) {
            return elements;
        }
        if (!node.isArray()) {
            fault("expected an array");
            return elements;
        }
        for (int i = 0; i < node.size(); i++) {
            elements.add(new JsonCursor(node.get(i), source, pointer + "/" + i, faults));
        }
        return elements;
    }

    public @Nullable String text() {
        if (!node.isTextual()) {
            fault(node.isMissingNode() ? "missing (expected text)" : "expected text");
            return null;
        }
        return node.textValue();
    }

    /** A time with an offset. */
    public @Nullable Instant time() {
        String text = text();
        if (text == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            fault("'" + text + "' (expected a time with offset, such as 2026-01-05T08:00:00+08:00)");
            return null;
        }
    }

    /** A whole number; {@code null} also when absent, without a fault. */
    public @Nullable Integer wholeNumber() {
        if (!isPresent()) {
            return null;
        }
        boolean whole = node.isNumber() && node.doubleValue() == Math.rint(node.doubleValue());
        if (!whole || !node.canConvertToInt()) {
            fault(node + " (expected a whole number)");
            return null;
        }
        return node.intValue();
    }

    /** An air quality index, 0 to 999; {@code null} also when absent, without a fault. */
    public @Nullable Integer index() {
        Integer value = wholeNumber();
        if (value != null && (value < 0 || value > HIGHEST_INDEX)) {
            fault(value + " (expected an air quality index, 0 to " + HIGHEST_INDEX + ")");
            return null;
        }
        return value;
    }

    /** A number; {@code null} also when absent, without a fault. */
    public @Nullable Double number() {
        if (!isPresent()) {
            return null;
        }
        if (!node.isNumber()) {
            fault(node + " (expected a number)");
            return null;
        }
        return node.doubleValue();
    }

    /** True or false; false when absent. */
    public boolean flag() {
        if (isPresent() && !node.isBoolean()) {
            fault(node + " (expected true or false)");
        }
        return node.booleanValue();
    }
}
