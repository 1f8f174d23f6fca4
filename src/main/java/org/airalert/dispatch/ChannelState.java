package org.airalert.dispatch;

import java.time.Instant;
import java.util.Locale;

/**
 * Whether a channel sends, and why not. Durable: a restart changes nothing about it.
 *
 * @param why in a few words, for people; empty while it sends
 * @param by account that paused or resumed it; {@code system} when it stopped by itself
 * @param since when it became so
 */
public record ChannelState(Kind kind, String why, String by, Instant since) {
    /** RUNNING and PAUSED are a person's choice; STOPPED is the receiver's word (410, log in refused) and waits for a person. */
    public enum Kind {
        RUNNING,
        PAUSED,
        STOPPED,
        /** Something is missing in its configuration, such as a secret. */
        NOT_READY;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public boolean sends() {
        return kind == Kind.RUNNING;
    }
}
