package org.airalert.store.redis;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A Lua script, asked for by its SHA-1 and sent whole where Redis does not know it (yet, or after a restart or failover): nothing has to be
 * installed on the server.
 *
 * @param writes whether a repeat must be told from a first run
 */
record Script(String text, String sha, boolean writes) {
    /** Refused when Redis' memory is full (redis.io, "Script flags"). */
    static Script intake(String... parts) {
        return of("#!lua\n", true, parts);
    }

    /** Goes on when memory is full, because it finishes what is under way. */
    static Script underWay(String... parts) {
        return of("#!lua flags=allow-oom\n", true, parts);
    }

    static Script reading(String... parts) {
        return of("#!lua flags=no-writes\n", false, parts);
    }

    private static Script of(String first, boolean writes, String... parts) {
        StringBuilder text = new StringBuilder(first).append(read("head"));
        for (String part : parts) {
            if (part.equals("records")) {
                text.append(Words.moves());
            }
            text.append(read(part));
        }
        return new Script(text.toString(), sha1(text.toString()), writes);
    }

    private static String read(String name) {
        try (InputStream in = Script.class.getResourceAsStream(name + ".lua")) {
            if (in == null) {
                throw new IllegalStateException(name + ".lua is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(name + ".lua cannot be read", e);
        }
    }

    private static String sha1(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-1 is missing from this Java", e);
        }
    }
}
