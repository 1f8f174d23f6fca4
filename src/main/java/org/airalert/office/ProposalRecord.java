package org.airalert.office;

import java.time.Instant;
import java.util.List;
import org.airalert.alert.Proposal;
import org.airalert.warning.Assessment;
import org.airalert.warning.DataFlags;
import org.airalert.warning.Decision;
import org.airalert.warning.Evidence;

/**
 * A proposal as kept: with what the engine decided, so that approving it moves the warning's course as it was proposed.
 *
 * @param owed true when it only tells what the course has done already: an announced change moved or is taken back
 */
record ProposalRecord(Proposal proposal, Decision decision, DataFlags flags, Instant assessedAt, boolean owed) {
    /** The assessment as far as the course needs it. */
    Assessment assessment() {
        return new Assessment(assessedAt, proposal.area(), decision, flags, List.of(), Evidence.NONE);
    }
}
