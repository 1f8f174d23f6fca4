package org.airalert.web.console;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.airalert.alert.Alert;

/** What a person saw when deciding, as a fingerprint that goes through the form. */
final class Seen {
    private Seen() {}

    /**
     * Of everything that an editor can change, and of the templates that word it. Not a secret and not a signature: the session guards the form.
     */
    static String of(Alert alert, String templates) {
        String all = alert.id() + "\n" + alert.kind() + "\n" + alert.signOff().drafter() + "\n" + alert.facts() + "\n"
                + templates;
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing from this Java", e);
        }
    }
}
