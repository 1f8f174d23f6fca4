package org.airalert.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.airalert.store.Ledger;

/**
 * One entry as it stands in the audit journal, tied to the one before it.
 *
 * @param number place in the journal, from 1
 * @param previous hash of the entry before; {@link #ORIGIN} for the first
 * @param hash SHA-256 over number, previous hash and every field of the entry, in hex
 */
public record AuditLink(long number, AuditEntry entry, String previous, String hash) {
    /** What the first entry is tied to. */
    public static final String ORIGIN = "0".repeat(64);

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    /** The next link of a chain whose last one is {@code previous} at {@code number - 1}. */
    static AuditLink after(long number, String previous, AuditEntry entry) {
        return new AuditLink(number, entry, previous, hash(number, previous, entry));
    }

    /** True when the entry is the one that was hashed. */
    public boolean isWhole() {
        return hash.equals(hash(number, previous, entry));
    }

    String body() {
        try {
            return JSON.writeValueAsString(new Body(entry, previous, hash));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an audit entry of plain strings cannot be written as JSON", e);
        }
    }

    /** @throws IllegalArgumentException when the body is not one that {@link #body()} wrote */
    static AuditLink read(Ledger.Entry stored) {
        try {
            Body body = JSON.readValue(stored.body(), Body.class);
            return new AuditLink(stored.number(), body.entry(), body.previous(), body.hash());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not an audit entry: " + e.getOriginalMessage(), e);
        }
    }

    /** Every field is hashed with its length before it, so that no text can be moved from one field into the next. */
    private static String hash(long number, String previous, AuditEntry entry) {
        MessageDigest digest = Token.sha256();
        feed(digest, Long.toString(number));
        feed(digest, previous);
        feed(digest, entry.at().toString());
        feed(digest, entry.actor());
        feed(digest, entry.action());
        feed(digest, entry.subject());
        entry.detail().forEach((name, value) -> {
            feed(digest, name);
            feed(digest, value);
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void feed(MessageDigest digest, String field) {
        byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
        digest.update(Integer.toString(bytes.length).getBytes(StandardCharsets.US_ASCII));
        digest.update((byte) ':');
        digest.update(bytes);
    }

    private record Body(AuditEntry entry, String previous, String hash) {}
}
