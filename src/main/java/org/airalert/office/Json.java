package org.airalert.office;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.airalert.alert.AlertId;
import org.airalert.alert.EventId;

/**
 * Documents as the ledger keeps them: records as JSON objects by their component names, times in ISO 8601, ids as plain text. Fields that a
 * newer version added are ignored by an older one, so that nodes can be changed one by one.
 */
public final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .addMixIn(AlertId.class, IdText.class)
            .addMixIn(EventId.class, IdText.class)
            .build();

    private Json() {}

    /** Tells Jackson that an id is its text; the domain itself does not know Jackson. */
    private abstract static class IdText {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        IdText(
                @SuppressWarnings("unused")
                        String value) {} // Only the signature counts: Jackson calls the record's own.

        @JsonValue
        abstract String value();
    }

    public static String write(Object record) {
        try {
            return MAPPER.writeValueAsString(record);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + record.getClass().getSimpleName() + " as JSON", e);
        }
    }

    /** @throws IllegalStateException when the text is not what {@link #write} made: the store is damaged */
    public static <T> T read(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored " + type.getSimpleName() + " cannot be read", e);
        }
    }
}
