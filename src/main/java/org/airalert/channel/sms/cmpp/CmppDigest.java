package org.airalert.channel.sms.cmpp;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import org.airalert.channel.Secret;

/** What a log in proves the password with (CMPP 3.0, 8.4.1): MD5 because the protocol says so; use a leased line or a tunnel. */
final class CmppDigest {
    private CmppDigest() {}

    /** MD5 of account, nine zero bytes, password and the ten digits of the time. */
    static Buffer of(String account, Secret password, int timestamp) {
        try {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            md5.update(account.getBytes(StandardCharsets.US_ASCII));
            md5.update(new byte[9]);
            md5.update(password.reveal().getBytes(StandardCharsets.UTF_8));
            md5.update(String.format(Locale.ROOT, "%010d", timestamp).getBytes(StandardCharsets.US_ASCII));
            return Buffer.buffer(md5.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
