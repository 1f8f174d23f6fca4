package org.airalert.office.escalation;

import java.time.Instant;
import org.airalert.delivery.Escalation.Decision;
import org.airalert.directory.Recipient;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who has not confirmed an alert, or was not reached at all.
 *
 * @param reached whether anybody at the recipient's got the message
 * @param mustConfirm whether a confirmation is owed; where none is, only unreached recipients are outstanding
 * @param step of the ladder that was taken last; 0 for none after the first sending
 * @param until when the time for this step runs out; {@code null} when nothing follows by the clock
 * @param supervisor name of the unit that was told; {@code null} when none was
 */
public record Outstanding(
        Recipient recipient,
        boolean reached,
        boolean mustConfirm,
        int step,
        @Nullable Instant until,
        @Nullable String supervisor) {
    static @Nullable Instant until(Decision decision) {
        return decision.until().equals(Instant.MAX) ? null : decision.until();
    }
}
