package org.airalert.channel.robot;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import org.airalert.channel.http.HttpAnswer;
import org.airalert.delivery.Outcome;
import org.airalert.delivery.Reason;
import org.jspecify.annotations.Nullable;

/**
 * What a robot's answer means: the code inside a 200, else the status as everywhere. Verified in the brands' own pages are DingTalk's 130101 and
 * 310000, WeCom's 40058, Feishu's 9499, 11232, 19021, 19022 and 19024; the others were read second-hand. One that is in no list counts as an
 * answer that is not understood and is tried again.
 */
final class RobotAnswer {
    private static final int CHARS = 200;
    /** DingTalk blocks a robot for so long that was called too often. */
    private static final Duration BLOCKED = Duration.ofMinutes(10);

    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private RobotAnswer() {}

    static Outcome outcome(Brand brand, HttpAnswer answer, Instant now) {
        if (answer.status() != 200) {
            return answer.outcome(now);
        }
        JsonObject json = json(answer.body());
        Long code = json == null ? null : code(json, brand);
        if (json == null || code == null) {
            return new Outcome.Deferred(Reason.BAD_ANSWER, "200", "the answer is not a robot's", null);
        }
        String said = code + " " + message(json, brand);
        Answer told = new Answer("200 " + code, said.strip());
        if (code == 0) {
            return new Outcome.Accepted(told.code(), null);
        }
        return switch (brand) {
            case DINGTALK -> dingtalk(code, told);
            case WECOM -> wecom(code, told);
            case FEISHU -> feishu(code, told);
        };
    }

    private record Answer(String code, String detail) {
        Outcome later(Reason reason, @Nullable Duration wait) {
            return new Outcome.Deferred(reason, code, detail, wait);
        }

        Outcome never() {
            return new Outcome.Rejected(Reason.REFUSED, code, detail);
        }

        Outcome stop(Reason reason) {
            return new Outcome.ChannelStopped(reason, code, detail);
        }
    }

    private static Outcome dingtalk(long code, Answer told) {
        return switch ((int) code) {
            // Signature, keyword or address did not pass.
            case 310_000, 400_101, 400_106 -> told.stop(Reason.NOT_AUTHORISED);
            // The group was dissolved, the robot was switched off.
            case 400_013, 400_102 -> told.stop(Reason.GONE);
            case 130_101 -> told.later(Reason.THROTTLED, BLOCKED);
            case 410_100 -> told.later(Reason.THROTTLED, A_MINUTE);
            // Links, words, pictures or contents that are not let through; fields that are missing.
            case 40_035, 400_105, 430_101, 430_102, 430_103, 430_104 -> told.never();
            case -1 -> told.later(Reason.UNAVAILABLE, null);
            default -> told.later(Reason.BAD_ANSWER, null);
        };
    }

    private static Outcome wecom(long code, Answer told) {
        return switch ((int) code) {
            case 93_000 -> told.stop(Reason.NOT_AUTHORISED);
            case 45_009 -> told.later(Reason.THROTTLED, A_MINUTE);
            case 40_008, 40_058 -> told.never();
            case -1 -> told.later(Reason.UNAVAILABLE, null);
            default -> told.later(Reason.BAD_ANSWER, null);
        };
    }

    private static Outcome feishu(long code, Answer told) {
        return switch ((int) code) {
            // The URL is not a robot's; signature, address.
            case 19_001, 19_021, 19_022 -> told.stop(Reason.NOT_AUTHORISED);
            // Too large or not understood; holds no keyword.
            case 9_499, 19_024 -> told.never();
            case 11_232 -> told.later(Reason.THROTTLED, A_MINUTE);
            default -> told.later(Reason.BAD_ANSWER, null);
        };
    }

    private static @Nullable JsonObject json(String body) {
        try {
            return body.stripLeading().startsWith("{") ? new JsonObject(body) : null;
        } catch (DecodeException e) {
            // Somebody else answers at that address; told as such.
            return null;
        }
    }

    private static @Nullable Long code(JsonObject json, Brand brand) {
        return json.getValue(brand == Brand.FEISHU ? "code" : "errcode") instanceof Number number
                ? number.longValue()
                : null;
    }

    private static String message(JsonObject json, Brand brand) {
        String text = String.valueOf(json.getValue(brand == Brand.FEISHU ? "msg" : "errmsg"))
                .replaceAll("\\p{Cntrl}+", " ")
                .strip();
        return text.length() <= CHARS ? text : text.substring(0, CHARS) + "…";
    }
}
