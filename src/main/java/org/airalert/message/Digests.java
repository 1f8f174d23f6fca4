package org.airalert.message;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import org.airalert.alert.AlertId;

/** SHA-256 over lists of texts; every text is preceded by its length, so that no two lists have the same bytes. */
final class Digests {
    private static final String FORM = "air-alert-text/1";

    private Digests() {}

    static String of(AlertId alert, String channel, String subject, List<TextPart> parts) {
        MessageDigest digest = sha256();
        add(digest, FORM);
        add(digest, alert.value());
        add(digest, channel);
        add(digest, subject);
        for (TextPart part : parts) {
            add(digest, part.name());
            add(digest, part.text());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static String of(Collection<String> texts) {
        MessageDigest digest = sha256();
        texts.forEach(text -> add(digest, text));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
