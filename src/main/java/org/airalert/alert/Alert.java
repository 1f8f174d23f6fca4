package org.airalert.alert;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One publication to everybody concerned.
 *
 * @param event the pollution event; alerts of one event overtake each other in the order of {@code sequence}
 * @param sequence 1 for the event's first alert, then counting up
 * @param references every alert of the event that is not over yet and that this one replaces; newest last
 * @param sent time of approval; {@code null} before it
 * @param notAfter from then on the alert is of no use to anybody and is not sent any more
 * @param digests SHA-256 of each channel's frozen text by channel id, in hex; empty before approval
 */
public record Alert(
        AlertId id,
        EventId event,
        int sequence,
        AlertKind kind,
        AlertStatus status,
        AlertState state,
        List<Reference> references,
        AlertFacts facts,
        SignOff signOff,
        Instant createdAt,
        @Nullable Instant sent,
        Instant notAfter,
        Map<String, String> digests) {
    public Alert {
        references = List.copyOf(references);
        digests = Map.copyOf(digests);
        if (sequence < 1) {
            throw new IllegalArgumentException("sequence: " + sequence + " (expected: 1 or more)");
        }
    }

    /**
     * The alert in its next state.
     *
     * @throws IllegalStateException when its life does not allow the move
     */
    public Alert become(AlertState next, SignOff by) {
        if (!state.canBecome(next)) {
            throw new IllegalStateException("alert " + id + ": " + state.word() + " cannot become " + next.word());
        }
        return new Alert(
                id, event, sequence, kind, status, next, references, facts, by, createdAt, sent, notAfter, digests);
    }

    /** The alert as approved: sent time and the digests that the approver signed are fixed from here on. */
    public Alert approved(SignOff by, Instant sentAt, Instant usefulUntil, Map<String, String> signedDigests) {
        Alert next = become(AlertState.APPROVED, by);
        return new Alert(
                id,
                event,
                sequence,
                kind,
                status,
                next.state,
                references,
                facts,
                by,
                createdAt,
                sentAt,
                usefulUntil,
                signedDigests);
    }

    /** The same draft with other facts, by another drafter, handed in at a moment. */
    public Alert edited(AlertFacts edited, String drafter, Instant at) {
        if (!state.isOpen()) {
            throw new IllegalStateException("alert " + id + ": " + state.word() + " can no longer be edited");
        }
        return new Alert(
                id,
                event,
                sequence,
                kind,
                status,
                state,
                references,
                edited,
                SignOff.draftedBy(drafter).submitted(at),
                createdAt,
                sent,
                notAfter,
                digests);
    }

    /** When it was last handed in for a decision. */
    public Instant submittedAt() {
        return signOff.submittedAt() == null ? createdAt : signOff.submittedAt();
    }

    /** The same draft at another place of its event: others were approved before it. */
    public Alert placed(EventId inEvent, int at, List<Reference> replaced) {
        return new Alert(
                id, inEvent, at, kind, status, state, replaced, facts, signOff, createdAt, sent, notAfter, digests);
    }
}
