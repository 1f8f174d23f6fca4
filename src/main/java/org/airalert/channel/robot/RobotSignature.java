package org.airalert.channel.robot;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.airalert.channel.Secret;

/** The signatures of the robots. They look alike and are not: what is the key here is the message there. */
final class RobotSignature {
    private static final String HMAC = "HmacSHA256";

    private RobotSignature() {}

    /** DingTalk: the secret signs milliseconds, line feed and itself; Base64, before encoding for the query. */
    static String dingtalk(Secret secret, long millis) {
        return base64(hmac(secret.reveal(), millis + "\n" + secret.reveal()));
    }

    /** Feishu: seconds, line feed and the secret are the key, and nothing is signed. */
    static String feishu(Secret secret, long seconds) {
        return base64(hmac(seconds + "\n" + secret.reveal(), ""));
    }

    private static byte[] hmac(String key, String message) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), HMAC));
            return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("HMAC-SHA256 is missing from this Java", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
