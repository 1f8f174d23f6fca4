package org.airalert.delivery;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.airalert.clause.Clause;
import org.jspecify.annotations.Nullable;

/**
 * Decides what follows for one recipient of one alert from what was tried already: wait, try the next contact or channel, or tell the supervising unit
 * (plan, 6.3; 7). Nothing but the deliveries themselves is remembered, and each step's deliveries have ids of their own, so that after a crash the same
 * question has the same answer and no step is taken twice.
 *
 * <p>A step is over when the time for confirmation has run out, or at once when nothing of it can arrive any more. A confirmation by anybody at the
 * recipient's, at whatever step, settles it; where none is asked for, a hand-over does. Nobody is asked any more about an alert that a newer one overtook.
 */
@Clause({"P6.3", "P7"})
public final class Escalation {
    private Escalation() {}

    /**
     * One delivery as far as this is concerned.
     *
     * @param step of the {@link Ladder}
     * @param confirmBy {@code null} where no confirmation is asked for
     */
    public record Tried(
            int step, DeliveryState state, @Nullable Instant confirmBy, boolean confirmed) {
        public static Tried of(Delivery delivery) {
            Delivery.Progress progress = delivery.progress();
            return new Tried(delivery.step(), progress.state(), delivery.confirmBy(), progress.confirmedAt() != null);
        }

        boolean isHandedOver() {
            return state == DeliveryState.ACCEPTED
                    || state == DeliveryState.DELIVERED
                    || state == DeliveryState.CONFIRMED;
        }

        boolean isLost() {
            return state == DeliveryState.FAILED
                    || state == DeliveryState.EXPIRED
                    || state == DeliveryState.UNCONFIRMED;
        }

        boolean isCalledOff() {
            return state == DeliveryState.SUPERSEDED || state == DeliveryState.CANCELLED;
        }
    }

    /**
     * How it stands with one recipient of one alert.
     *
     * @param tried all its deliveries, of whatever step and round; one or more
     * @param overtaken whether a newer alert of the event was approved
     * @param told whether its supervising unit was told
     */
    public record Standing(List<Tried> tried, boolean overtaken, boolean told) {
        public Standing {
            tried = List.copyOf(tried);
        }

        /** Whether somebody at the recipient's confirmed. */
        public boolean isConfirmed() {
            return tried.stream().anyMatch(Tried::confirmed);
        }

        /** Whether a confirmation is asked for at all. */
        public boolean mustConfirm() {
            return tried.stream().anyMatch(one -> one.confirmBy() != null);
        }

        /** Whether it is owed still: the confirmation, or where none is asked for, the hand-over. */
        public boolean isOpen() {
            return !isConfirmed()
                    && (mustConfirm() || tried.stream().noneMatch(Tried::isHandedOver))
                    && !tried.stream().allMatch(Tried::isCalledOff);
        }

        /** Whether anybody at the recipient's got the message. */
        public boolean isReached() {
            return tried.stream().anyMatch(Tried::isHandedOver);
        }

        /** The newest step. */
        public int step() {
            return tried.stream().mapToInt(Tried::step).max().orElse(Ladder.PLANNED);
        }
    }

    /**
     * What could be done.
     *
     * @param steps numbers of the ladder's rungs, in order; no more than are to be tried before the supervising unit is told
     * @param supervised whether there is a supervising unit that can be told
     * @param sendUntil from then on the alert itself is of no use and is not sent any more
     * @param tellUntil from then on nobody need be told of it any more; not before {@code sendUntil}
     */
    public record Reach(List<Integer> steps, boolean supervised, Instant sendUntil, Instant tellUntil) {
        public Reach {
            steps = List.copyOf(steps);
        }
    }

    public enum Kind {
        /** Nothing is owed any more. */
        SETTLED,
        /** Something is under way, or a person's time has not run out. */
        WAIT,
        /** Take a step of the ladder. */
        TRY,
        /** Tell the supervising unit. */
        TELL,
        /** Nobody is left to be told; it stands on the board. */
        EXHAUSTED
    }

    /**
     * @param step to take; without meaning but for {@link Kind#TRY}
     * @param until when to ask again unless something happens before; {@link Instant#MAX} when only something that happens changes anything
     */
    public record Decision(Kind kind, int step, Instant until) {
        private static Decision of(Kind kind) {
            return new Decision(kind, Ladder.PLANNED, Instant.MAX);
        }
    }

    /** What follows now. */
    public static Decision decide(Standing standing, Reach reach, Instant now) {
        if (standing.overtaken() || !standing.isOpen()) {
            return Decision.of(Kind.SETTLED);
        }
        int newest = standing.step();
        List<Tried> step =
                standing.tried().stream().filter(one -> one.step() == newest).toList();
        Instant until = waitsUntil(standing, step);
        if (until != null && now.isBefore(until)) {
            return new Decision(Kind.WAIT, Ladder.PLANNED, until);
        }
        return next(standing, reach, now);
    }

    /** {@code null} when nothing of the step can arrive or be confirmed any more. */
    private static @Nullable Instant waitsUntil(Standing standing, List<Tried> step) {
        if (step.stream().allMatch(one -> one.isLost() || one.isCalledOff())) {
            return null;
        }
        if (!standing.mustConfirm()) {
            return Instant.MAX;
        }
        return step.stream()
                .map(Tried::confirmBy)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MAX);
    }

    private static Decision next(Standing standing, Reach reach, Instant now) {
        int newest = standing.step();
        int next =
                reach.steps().stream().filter(step -> step > newest).findFirst().orElse(Ladder.PLANNED);
        if (next > Ladder.PLANNED && now.isBefore(reach.sendUntil())) {
            return new Decision(Kind.TRY, next, Instant.MAX);
        }
        return reach.supervised() && !standing.told() && now.isBefore(reach.tellUntil())
                ? Decision.of(Kind.TELL)
                : Decision.of(Kind.EXHAUSTED);
    }
}
