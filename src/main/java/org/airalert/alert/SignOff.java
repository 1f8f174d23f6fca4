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
 * @param submittedAt when the drafter last handed it in; {@code null} where it was handed in as it was made
 */
public record SignOff(
        String drafter,
        @Nullable String approver,
        @Nullable Instant decidedAt,
        String remark,
        @Nullable Instant submittedAt) {
    public SignOff(String drafter, @Nullable String approver, @Nullable Instant decidedAt, String remark) {
        this(drafter, approver, decidedAt, remark, null);
    }

    public static SignOff draftedBy(String drafter) {
        return new SignOff(drafter, null, null, "");
    }

    /** The same draft, handed in at that moment. */
    public SignOff submitted(Instant at) {
        return new SignOff(drafter, approver, decidedAt, remark, at);
    }

    /** After a decision. */
    public SignOff decided(String by, Instant at, String why) {
        return new SignOff(drafter, by, at, why, submittedAt);
    }
}
