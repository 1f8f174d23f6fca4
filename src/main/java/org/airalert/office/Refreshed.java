package org.airalert.office;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.airalert.access.Principal;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertFacts;
import org.airalert.alert.Proposal;
import org.jspecify.annotations.Nullable;

/**
 * An open proposal that goes on under its id while newer data change its figures: what somebody approves must never tell figures that are no
 * longer so. A draft that a person edited is theirs and stays as it is. Whoever has the older figures on the screen cannot approve them: the page's form
 * carries a fingerprint of what it showed. Pure.
 */
final class Refreshed {
    private Refreshed() {}

    /** Whether a newly made proposal is the open one again: the same picture, or, as nobody edited it, the same action and level. */
    static boolean isSame(Deliberation.Put open, Deliberation.Put made) {
        if (open.record().proposal().picture().equals(made.record().proposal().picture())) {
            return true;
        }
        return isEngines(open.draft())
                && open.record().owed() == made.record().owed()
                && open.draft().kind() == made.draft().kind()
                && open.draft().facts().level() == made.draft().facts().level();
    }

    /** The open proposal with the newer figures; empty when they say the same, or when a person has it in hand. */
    static Optional<Deliberation.Put> of(Deliberation.Put open, Deliberation.Put made) {
        AlertFacts newest = made.draft().facts();
        if (!isEngines(open.draft()) || !differ(open.draft().facts(), newest)) {
            return Optional.empty();
        }
        ProposalRecord record = made.record();
        Proposal old = open.record().proposal();
        Proposal proposal = new Proposal(
                old.id(),
                old.area(),
                old.alert(),
                record.proposal().assessment(),
                record.proposal().picture(),
                old.state(),
                old.createdAt(),
                old.decidedAt());
        return Optional.of(new Deliberation.Put(
                new ProposalRecord(proposal, record.decision(), record.flags(), record.assessedAt(), record.owed()),
                open.draft()
                        .edited(newest, Principal.ENGINE.account(), open.draft().submittedAt())));
    }

    private static boolean isEngines(Alert draft) {
        return draft.signOff().drafter().equals(Principal.ENGINE.account());
    }

    /** Times that move along with the clock count by the hour: "at once" is not news every minute. */
    private static boolean differ(AlertFacts shown, AlertFacts newest) {
        return !steady(shown).equals(steady(newest));
    }

    private static AlertFacts steady(AlertFacts facts) {
        Double lead = facts.leadTimeHours();
        return new AlertFacts(
                facts.level(),
                facts.previousLevel(),
                facts.areas(),
                hour(facts.effective()),
                hour(facts.responseStart()),
                facts.previousEnd(),
                hour(facts.expectedEnd()),
                facts.outlook(),
                facts.basis(),
                lead == null ? null : Math.floor(lead),
                facts.late(),
                facts.next(),
                facts.reason(),
                facts.advice());
    }

    private static @Nullable Instant hour(@Nullable Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.HOURS);
    }
}
