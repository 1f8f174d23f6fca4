package org.airalert.sandbox;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.airalert.channel.robot.Brand;
import org.jspecify.annotations.Nullable;

/** What each brand answers to what, and how it signs. Written apart from the gateway's own, so that one shows the other's mistakes. */
final class RobotCodes {
    private static final int WECOM_TEXT = 2_048;
    private static final int WECOM_MARKDOWN = 4_096;
    private static final int BODY = 20 * 1024;

    private RobotCodes() {}

    static int badSignature(Brand brand) {
        return brand == Brand.FEISHU ? 19_021 : 310_000;
    }

    static int noKeyword(Brand brand) {
        return brand == Brand.FEISHU ? 19_024 : 310_000;
    }

    static int tooOften(Brand brand) {
        return switch (brand) {
            case DINGTALK -> 130_101;
            case WECOM -> 45_009;
            case FEISHU -> 11_232;
        };
    }

    static int malformed(Brand brand) {
        return switch (brand) {
            case DINGTALK -> 40_035;
            case WECOM -> 40_058;
            case FEISHU -> 9_499;
        };
    }

    static int gone(Brand brand) {
        return switch (brand) {
            case DINGTALK -> 400_102;
            case WECOM -> 93_000;
            case FEISHU -> 19_001;
        };
    }

    /** Headline and text; empty when the message has none where they belong. */
    static String text(Brand brand, JsonObject message) {
        boolean feishu = brand == Brand.FEISHU;
        String type = message.getString(feishu ? "msg_type" : "msgtype", "");
        JsonObject content = message.getJsonObject(feishu ? "content" : type, new JsonObject());
        return switch (type) {
            case "text" -> content.getString(feishu ? "text" : "content", "");
            case "markdown" ->
                brand == Brand.WECOM
                        ? content.getString("content", "")
                        : content.getString("title", "") + "\n" + content.getString("text", "");
            case "interactive" ->
                message.getJsonObject("card")
                                .getJsonObject("header")
                                .getJsonObject("title")
                                .getString("content") + "\n"
                        + message.getJsonObject("card")
                                .getJsonArray("elements")
                                .getJsonObject(0)
                                .getString("content");
            default -> "";
        };
    }

    static boolean isTooLong(Brand brand, JsonObject message, int bodyBytes) {
        if (brand != Brand.WECOM) {
            return bodyBytes > BODY;
        }
        int most = "markdown".equals(message.getString("msgtype")) ? WECOM_MARKDOWN : WECOM_TEXT;
        return text(brand, message).getBytes(StandardCharsets.UTF_8).length > most;
    }

    /** A signature as it came. */
    record Signed(@Nullable String timestamp, @Nullable String sign) {
        private static final Duration WINDOW = Duration.ofHours(1);

        boolean isGenuine(RobotReceiver.Rules rules, Instant now) {
            if (timestamp == null || sign == null || !timestamp.matches("\\d{1,15}")) {
                return false;
            }
            boolean millis = rules.brand() == Brand.DINGTALK;
            Instant at = millis
                    ? Instant.ofEpochMilli(Long.parseLong(timestamp))
                    : Instant.ofEpochSecond(Long.parseLong(timestamp));
            boolean fresh = Duration.between(at, now).abs().compareTo(WINDOW) < 0;
            String both = timestamp + "\n" + rules.secret();
            byte[] expected = millis ? hmac(rules.secret(), both) : hmac(both, "");
            return fresh && MessageDigest.isEqual(expected, Base64.getDecoder().decode(sign));
        }

        private static byte[] hmac(String key, String message) {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
                return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
            } catch (NoSuchAlgorithmException | InvalidKeyException e) {
                throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
            }
        }
    }
}
