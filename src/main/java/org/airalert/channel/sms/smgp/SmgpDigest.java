package org.airalert.channel.sms.smgp;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import org.airalert.channel.Secret;

/** What a log in proves the password with (SMGP 3.0.3, 6.2.2): MD5 because the protocol says so; use a leased line or a tunnel. */
final class SmgpDigest {
    private SmgpDigest() {}

    /** MD5 of client id, seven zero bytes, password and the ten digits of the time. */
    static Buffer of(String clientId, Secret password, int timestamp) {
        try {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            md5.update(clientId.getBytes(StandardCharsets.US_ASCII));
            md5.update(new byte[7]);
            md5.update(password.reveal().getBytes(StandardCharsets.UTF_8));
            md5.update(String.format(Locale.ROOT, "%010d", timestamp).getBytes(StandardCharsets.US_ASCII));
            return Buffer.buffer(md5.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
