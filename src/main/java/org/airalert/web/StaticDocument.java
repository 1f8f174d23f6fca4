package org.airalert.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * One document made once and served from memory, plain and gzipped, each with its own strong {@code ETag} (RFC 9110, 8.8.3: two
 * encodings are two representations). Immutable; serving never leaves the event loop and never waits.
 */
public final class StaticDocument {
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final int ETAG_BYTES = 12;
    private static final int MOST_ETAGS = 20;
    private static final int WORTH_ZIPPING = 500;

    private final Kind kind;
    private final String modified;
    private final Form plain;
    private final @Nullable Form zipped;

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

    private record Form(Buffer bytes, String length, String etag, boolean gzip) {}

    /** @param modified when its content came to be */
    public StaticDocument(byte[] bytes, Kind kind, Instant modified) {
        this.kind = kind;
        this.modified = HTTP_DATE.format(modified);
        String hash = hash(bytes);
        this.plain = form(bytes, '"' + hash + '"', false);
        byte[] zip = bytes.length < WORTH_ZIPPING ? bytes : zip(bytes);
        this.zipped = zip.length < bytes.length ? form(zip, '"' + hash + "-gz\"", true) : null;
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
        HttpServerResponse response = request.response();
        Form packed = acceptsGzip(request.getHeader(HttpHeaders.ACCEPT_ENCODING)) ? zipped : null;
        Form form = packed == null ? plain : packed;
        response.putHeader(HttpHeaders.ETAG, form.etag())
                .putHeader(HttpHeaders.CACHE_CONTROL, kind.caching())
                .putHeader(HttpHeaders.LAST_MODIFIED, modified)
                .putHeader(HttpHeaders.VARY, kind.vary());
        kind.headers().forEach(response::putHeader);
        if (isKnown(request, form.etag())) {
            response.setStatusCode(304).end();
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, kind.type()).putHeader(HttpHeaders.CONTENT_LENGTH, form.length());
        if (form.gzip()) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
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

    private static boolean acceptsGzip(@Nullable String accepted) {
        if (accepted == null) {
            return false;
        }
        int at = accepted.indexOf("gzip");
        return at >= 0 && !accepted.startsWith(";q=0,", at + 4) && !accepted.endsWith("gzip;q=0");
    }

    private static Form form(byte[] bytes, String etag, boolean gzip) {
        return new Form(Buffer.buffer(bytes), Integer.toString(bytes.length), etag, gzip);
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, ETAG_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing from this Java", e);
        }
    }

    private static byte[] zip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 3 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(out) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written to", e);
        }
        return out.toByteArray();
    }
}
