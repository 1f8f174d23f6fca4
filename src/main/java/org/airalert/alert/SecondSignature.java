package org.airalert.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The second signature under an alert that was published on one (urgent path).
 *
 * <pre>
 *   DUE -> SIGNED
 *   DUE -> OVERDUE -> SIGNED   (late, and told so; what was published stays published)
 * </pre>
 *
 * @param first account that signed alone
 * @param due until when the second signature is owed
 * @param second account that signed second; {@code null} until then
 * @param reason why it could not wait, as the first signer wrote it
 */
public record SecondSignature(
        AlertId alert,
        String first,
        Instant firstAt,
        Instant due,
        String reason,
        @Nullable String second,
        @Nullable Instant secondAt) {
    /** Where it stands at a moment. */
    public enum State {
        DUE,
        OVERDUE,
        SIGNED;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public State at(Instant now) {
        if (second != null) {
            return State.SIGNED;
        }
        return now.isAfter(due) ? State.OVERDUE : State.DUE;
    }

    /** @throws IllegalStateException when it was signed already */
    public SecondSignature signed(String by, Instant now) {
        if (second != null) {
            throw new IllegalStateException("second signature of " + alert + ": given already");
        }
        return new SecondSignature(alert, first, firstAt, due, reason, by, now);
    }
}
