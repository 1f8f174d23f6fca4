package org.airalert.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who answers for an alert (plan, 3.2.3: 市环委会办公室负责发布; nothing leaves without a second person).
 *
 * @param drafter account that drafted or last edited it; {@code engine} for an unedited proposal
 * @param approver account that approved or refused it; {@code null} until then
 * @param decidedAt time of that decision
 * @param remark reason given with a return or rejection; empty otherwise
 */
public record SignOff(
        String drafter, @Nullable String approver, @Nullable Instant decidedAt, String remark) {
    public static SignOff draftedBy(String drafter) {
        return new SignOff(drafter, null, null, "");
    }
}
