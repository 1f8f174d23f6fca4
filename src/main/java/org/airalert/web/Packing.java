package org.airalert.web;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Content codings in which documents are kept ready (RFC 9110, 8.4.1; RFC 7932 for Brotli), the better one first. Blocking; thread-safe. */
enum Packing {
    /** Needs the library's native code, which is carried for Linux on x86-64 and ARM; elsewhere it is left out. */
    BROTLI("br", "br", ".br") {
        @Override
        byte[] pack(byte[] bytes) {
            try {
                return Encoder.compress(bytes, new Encoder.Parameters().setQuality(BROTLI_QUALITY));
            } catch (IOException e) {
                throw new UncheckedIOException("memory cannot be written to", e);
            }
        }
    },
    GZIP("gzip", "gz", ".gz") {
        @Override
        byte[] pack(byte[] bytes) {
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
    };

    /** Of 11: the next steps cost many times the time for a few per cent, and a document is made again within minutes. */
    private static final int BROTLI_QUALITY = 9;

    private static final List<Packing> AVAILABLE = Brotli4jLoader.isAvailable() ? List.of(BROTLI, GZIP) : List.of(GZIP);

    private final String token;
    private final String suffix;
    private final String ending;

    Packing(String token, String suffix, String ending) {
        this.token = token;
        this.suffix = suffix;
        this.ending = ending;
    }

    static List<Packing> available() {
        return AVAILABLE;
    }

    /** Of {@code Accept-Encoding} and {@code Content-Encoding}. */
    String token() {
        return token;
    }

    /** At the end of an entity tag. */
    String suffix() {
        return suffix;
    }

    /** Of a packed file beside the plain one. */
    static String ending(String token) {
        return (token.equals(BROTLI.token) ? BROTLI : GZIP).ending;
    }

    abstract byte[] pack(byte[] bytes);
}
