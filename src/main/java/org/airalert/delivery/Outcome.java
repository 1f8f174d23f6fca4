package org.airalert.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of sending once. A transport classifies; whether and when to try again is decided here, by {@code Retry}. */
public sealed interface Outcome {
    /** Answer code in the transport's own words ({@code 202}, {@code 250}, {@code CMPP 0}); empty when none came. */
    String answer();

    /** Why it was not accepted; {@code null} when it was. */
    @Nullable
    Reason reason();

    /** What a person may want to know besides, without secrets; may be empty. */
    String detail();

    /**
     * Taken.
     *
     * @param providerId the receiver's own id for the message, by which its receipts may come
     * @param detail what is to be known although all went well; mostly empty
     */
    record Accepted(String answer, @Nullable String providerId, String detail) implements Outcome {
        public Accepted(String answer, @Nullable String providerId) {
            this(answer, providerId, "");
        }

        @Override
        public @Nullable Reason reason() {
            return null;
        }
    }

    /**
     * Not now, perhaps later.
     *
     * @param retryAfter what the receiver asked for; {@code null} when it asked for nothing
     */
    record Deferred(
            Reason reason,
            String answer,
            String detail,
            @Nullable Duration retryAfter) implements Outcome {}

    /** Never, for this recipient. */
    record Rejected(Reason reason, String answer, String detail) implements Outcome {}

    /** Not through this channel until a person has looked at it (410, refused log in); the delivery itself waits. */
    record ChannelStopped(Reason reason, String answer, String detail) implements Outcome {}
}
