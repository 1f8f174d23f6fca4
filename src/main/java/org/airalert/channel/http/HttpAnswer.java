package org.airalert.channel.http;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.airalert.delivery.Outcome;
import org.airalert.delivery.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A receiver's answer and what it means (interfaces, "Pushing to a carrier": answers).
 *
 * @param retryAfter the header of that name; {@code null} when absent
 * @param body as far as it was read; may be cut
 */
public record HttpAnswer(int status, @Nullable String retryAfter, String body) {
    private static final int DETAIL_CHARS = 300;
    private static final int ID_CHARS = 200;

    /** @param now time of the answer, for a {@code Retry-After} that names a date */
    public Outcome outcome(Instant now) {
        String answer = Integer.toString(status);
        if (status >= 200 && status < 300) {
            return new Outcome.Accepted(answer, providerId());
        }
        return switch (status) {
            case 408, 425 -> new Outcome.Deferred(Reason.SERVER_ERROR, answer, detail(), null);
            case 410 -> new Outcome.ChannelStopped(Reason.GONE, answer, detail());
            case 429 -> new Outcome.Deferred(Reason.THROTTLED, answer, detail(), wait(now));
            case 503 -> new Outcome.Deferred(Reason.UNAVAILABLE, answer, detail(), wait(now));
            default -> other(answer);
        };
    }

    private Outcome other(String answer) {
        if (status >= 500) {
            return new Outcome.Deferred(Reason.SERVER_ERROR, answer, detail(), null);
        }
        if (status >= 400) {
            return new Outcome.Rejected(Reason.REFUSED, answer, detail());
        }
        // A receiver that moved or sits behind a maintenance page may come back: not final, and never followed.
        return new Outcome.Deferred(Reason.BAD_ANSWER, answer, "redirects are not followed", null);
    }

    private @Nullable String providerId() {
        if (!body.stripLeading().startsWith("{")) {
            return null;
        }
        try {
            return new JsonObject(body).getValue("providerMessageId") instanceof String id
                            && !id.isBlank()
                            && id.length() <= ID_CHARS
                    ? id
                    : null;
        } catch (DecodeException e) {
            // Accepted is accepted, whatever else the receiver says.
            return null;
        }
    }

    /** RFC 9110, 10.2.3: seconds or a date; {@code null} when it is neither. */
    private @Nullable Duration wait(Instant now) {
        if (retryAfter == null) {
            return null;
        }
        String text = retryAfter.strip();
        if (text.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        try {
            Instant until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
        } catch (DateTimeException e) {
            // Says nothing that can be understood, so it asks for nothing.
            return null;
        }
    }

    /** The body on one line, short enough for a list. */
    public String detail() {
        String plain = body.replaceAll("\\p{Cntrl}+", " ").strip();
        return plain.length() <= DETAIL_CHARS ? plain : plain.substring(0, DETAIL_CHARS) + "…";
    }
}
