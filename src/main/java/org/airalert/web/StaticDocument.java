package org.airalert.web;

import io.netty.buffer.Unpooled;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.internal.buffer.BufferInternal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One document made once and served from memory, plain and packed, each with its own strong {@code ETag} (RFC 9110, 8.8.3: two
 * encodings are two representations). Immutable; serving never leaves the event loop and never waits.
 */
public final class StaticDocument {
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final int ETAG_BYTES = 12;
    private static final int MOST_ETAGS = 20;
    private static final int MOST_CODINGS = 20;
    private static final int WORTH_PACKING = 500;
    private static final Pattern NEVER = Pattern.compile("\\s*q\\s*=\\s*0(\\.0*)?\\s*");

    static {
        // Vert.x then writes the head of an answer, which is the same for every reader, from bytes made once.
        System.setProperty("vertx.cacheImmutableHttpResponseHeaders", "true");
    }

    private final Kind kind;
    private final String modified;
    private final Form plain;
    /** Smallest first. */
    private final List<Form> packed;

    /**
     * What documents of one kind have in common.
     *
     * @param type media type
     * @param caching value of {@code Cache-Control}
     * @param vary value of {@code Vary}
     * @param headers further headers, such as a content security policy
     */
    public record Kind(String type, String caching, String vary, Map<String, String> headers) {
        public Kind {
            headers = Map.copyOf(headers);
        }

        public static Kind of(String type, String caching) {
            return new Kind(type, caching, "Accept-Encoding", Map.of("X-Content-Type-Options", "nosniff"));
        }

        /** The same with another header. */
        public Kind with(String name, String value) {
            Map<String, String> more = new HashMap<>(headers);
            more.put(name, value);
            return new Kind(type, caching, vary, more);
        }

        public Kind varyingBy(String names) {
            return new Kind(type, caching, names, headers);
        }
    }

    /**
     * @param coding token of {@code Content-Encoding}; empty for the bytes as they are
     * @param known headers of a 304; immutable
     * @param whole headers of an answer with these bytes; immutable
     */
    private record Form(Buffer bytes, String etag, String coding, MultiMap known, MultiMap whole) {}

    /** @param modified when its content came to be */
    public StaticDocument(byte[] bytes, Kind kind, Instant modified) {
        this.kind = kind;
        this.modified = HTTP_DATE.format(modified);
        String hash = hash(bytes);
        this.plain = form(bytes, '"' + hash + '"', "");
        List<Form> forms = new ArrayList<>();
        if (bytes.length >= WORTH_PACKING) {
            for (Packing packing : Packing.available()) {
                byte[] packedBytes = packing.pack(bytes);
                if (packedBytes.length < bytes.length) {
                    forms.add(form(packedBytes, '"' + hash + '-' + packing.suffix() + '"', packing.token()));
                }
            }
        }
        this.packed = List.copyOf(forms);
    }

    public static StaticDocument text(String text, Kind kind, Instant modified) {
        return new StaticDocument(text.getBytes(StandardCharsets.UTF_8), kind, modified);
    }

    /** The bytes as they are without any encoding. */
    public Buffer bytes() {
        return plain.bytes();
    }

    public String type() {
        return kind.type();
    }

    /** Answers GET and HEAD, with 304 where the reader has it already. */
    public void serve(HttpServerRequest request) {
        serve(request, 200);
    }

    /** The same with another status than 200. */
    public void serve(HttpServerRequest request, int status) {
        HttpServerResponse response = request.response();
        Form form = form(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
        if (status == 200 && isKnown(request, form.etag())) {
            response.headers().setAll(form.known());
            response.setStatusCode(304).end();
            return;
        }
        response.headers().setAll(form.whole());
        if (status != 200) {
            response.setStatusCode(status);
        }
        if (HttpMethod.HEAD.equals(request.method())) {
            response.end();
        } else {
            response.end(form.bytes());
        }
    }

    /** RFC 9110, 13.1.2 and 13.1.3: {@code If-None-Match} decides where it is given, whatever the date says. */
    private boolean isKnown(HttpServerRequest request, String etag) {
        String known = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        if (known == null) {
            return modified.equals(request.getHeader(HttpHeaders.IF_MODIFIED_SINCE));
        }
        if (known.equals(etag) || known.equals("*")) {
            return true;
        }
        return Stream.of(known.split(",", MOST_ETAGS))
                .map(String::strip)
                .map(one -> one.startsWith("W/") ? one.substring(2) : one)
                .anyMatch(etag::equals);
    }

    private Form form(@Nullable String accepted) {
        if (accepted != null) {
            for (Form form : packed) {
                if (accepts(accepted, form.coding())) {
                    return form;
                }
            }
        }
        return plain;
    }

    /** Whether {@code Accept-Encoding} names a coding with a quality above 0 (RFC 9110, 12.5.3). */
    static boolean accepts(String accepted, String coding) {
        for (String one : accepted.split(",", MOST_CODINGS)) {
            String[] parts = one.strip().split(";", 2);
            if (parts[0].strip().equalsIgnoreCase(coding)) {
                return parts.length == 1 || !NEVER.matcher(parts[1]).matches();
            }
        }
        return false;
    }

    /** The bytes by the ending that a file of them has: {@code ""} as they are, {@code .gz}, {@code .br}. */
    public Map<String, Buffer> files() {
        Map<String, Buffer> files = new HashMap<>();
        files.put("", plain.bytes());
        packed.forEach(form -> files.put(Packing.ending(form.coding()), form.bytes()));
        return files;
    }

    private Form form(byte[] bytes, String etag, String coding) {
        MultiMap known = HttpHeaders.headers();
        put(known, HttpHeaders.ETAG, etag);
        put(known, HttpHeaders.CACHE_CONTROL, kind.caching());
        put(known, HttpHeaders.LAST_MODIFIED, modified);
        put(known, HttpHeaders.VARY, kind.vary());
        kind.headers().forEach((name, value) -> put(known, HttpHeaders.createOptimized(name), value));
        MultiMap whole = known.copy(true);
        put(whole, HttpHeaders.CONTENT_TYPE, kind.type());
        put(whole, HttpHeaders.CONTENT_LENGTH, Integer.toString(bytes.length));
        if (!coding.isEmpty()) {
            put(whole, HttpHeaders.CONTENT_ENCODING, coding);
        }
        return new Form(outsideTheHeap(bytes), etag, coding, known.copy(false), whole.copy(false));
    }

    /** From there the system sends them without a copy for each reader. Freed by the collector with the document. */
    private static Buffer outsideTheHeap(byte[] bytes) {
        ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
        return BufferInternal.buffer(
                Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(direct).asReadOnly()));
    }

    private static void put(MultiMap headers, CharSequence name, String value) {
        headers.set(name, HttpHeaders.createOptimized(value));
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, ETAG_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing from this Java", e);
        }
    }
}
