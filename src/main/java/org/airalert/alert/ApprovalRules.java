package org.airalert.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.airalert.warning.Level;
import org.jspecify.annotations.Nullable;

/**
 * Who signs which alert, and by when (plan, 3.2.3: nothing leaves without a second person). Pure: the moment is passed in. The level that counts is the
 * higher one of the level that an alert sets and of the one that it ends, so that a red warning is lifted by whom it was issued by. Drills warn nobody:
 * a leader of the office signs them, whatever their level.
 *
 * @param cityLeaderFor levels that a leader of the city signs; every other one a leader of the office
 * @param within from its submission: until when a decision is due
 * @param deputyAfter from its submission: when a deputy may sign in place of whoever did not; zero: never
 */
public record ApprovalRules(Set<Level> cityLeaderFor, Duration within, Duration deputyAfter, Urgency urgency) {
    /** Any leader of the office signs any level; no deputies, no urgent path. */
    public static final ApprovalRules OFFICE_ALONE =
            new ApprovalRules(Set.of(), Duration.ofMinutes(30), Duration.ZERO, new Urgency(false, Duration.ofHours(1)));

    public ApprovalRules {
        cityLeaderFor = Set.copyOf(cityLeaderFor);
    }

    /**
     * The urgent path: where the plan wants a warning at once, one signature publishes it.
     *
     * @param secondWithin until when the second signature is owed after the first
     */
    public record Urgency(boolean allowed, Duration secondWithin) {}

    /** Who signs this alert while there is time. */
    public Signer.Capacity needed(Alert alert) {
        Level highest = highest(alert.facts().level(), alert.facts().previousLevel());
        return alert.status() == AlertStatus.ACTUAL && highest != null && cityLeaderFor.contains(highest)
                ? Signer.Capacity.CITY_LEADER
                : Signer.Capacity.OFFICE_LEADER;
    }

    private static @Nullable Level highest(@Nullable Level one, @Nullable Level other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAbove(other) ? one : other;
    }

    /** Until when a decision is due. */
    public Instant decideBy(Alert alert) {
        return alert.submittedAt().plus(within);
    }

    /** From when on a deputy may sign; {@code null} where none ever may. */
    public @Nullable Instant deputyFrom(Alert alert) {
        return deputyAfter.isZero() ? null : alert.submittedAt().plus(deputyAfter);
    }

    /** Whether this person may sign the alert now as the second one. */
    public Signing ordinary(Alert alert, Signer by, Instant now) {
        if (by.capacities().isEmpty()) {
            return Signing.NO_SIGNER;
        }
        if (alert.signOff().drafter().equals(by.account())) {
            return Signing.OWN_DRAFT;
        }
        return alert.state() == AlertState.SUBMITTED
                ? inTurn(alert, by, now, deputyFrom(alert))
                : Signing.NOT_SUBMITTED;
    }

    private Signing inTurn(Alert alert, Signer by, Instant now, @Nullable Instant deputyFrom) {
        Signer.Capacity needed = needed(alert);
        if (by.has(needed) || (by.isDeputy() && deputyFrom != null && !now.isBefore(deputyFrom))) {
            return Signing.ALLOWED;
        }
        return by.isDeputy() && deputyFrom != null ? Signing.TOO_EARLY_FOR_A_DEPUTY : lacking(needed);
    }

    private static Signing lacking(Signer.Capacity needed) {
        return needed == Signer.Capacity.CITY_LEADER ? Signing.CITY_LEADER_NEEDED : Signing.NO_SIGNER;
    }

    /**
     * Whether this person may publish the alert on one signature: their own draft, too, and whatever the level, but only what the plan wants at once, and
     * only where the ordinary way is not open to them.
     */
    public Signing urgently(Alert alert, Signer by, Instant now) {
        if (!urgency.allowed()) {
            return Signing.URGENT_IS_OFF;
        }
        if (by.capacities().isEmpty()) {
            return Signing.NO_SIGNER;
        }
        if (alert.state() != AlertState.SUBMITTED) {
            return Signing.NOT_SUBMITTED;
        }
        if (ordinary(alert, by, now).isAllowed()) {
            return Signing.ORDINARY;
        }
        return isAtOnce(alert, now) ? Signing.ALLOWED : Signing.NOT_AT_ONCE;
    }

    /** A warning that the assessment (not somebody's own wording alone) wants in effect by now. */
    public static boolean isAtOnce(Alert alert, Instant now) {
        Instant effective = alert.facts().effective();
        boolean warns = alert.kind() == AlertKind.ISSUE || alert.kind() == AlertKind.UPGRADE;
        return warns
                && alert.status() == AlertStatus.ACTUAL
                && alert.facts().basis() != null
                && effective != null
                && !effective.isAfter(now);
    }

    /** Whether this person may give the second signature under what was published on one; late is still right. */
    public Signing second(Alert alert, SecondSignature owed, Signer by, Instant now) {
        if (owed.second() != null) {
            return Signing.SIGNED_TWICE;
        }
        if (by.capacities().isEmpty()) {
            return Signing.NO_SIGNER;
        }
        if (owed.first().equals(by.account())) {
            return Signing.SIGNED_FIRST;
        }
        if (alert.signOff().drafter().equals(by.account())) {
            return Signing.OWN_DRAFT;
        }
        Instant deputyFrom = deputyAfter.isZero() ? null : owed.firstAt().plus(deputyAfter);
        return inTurn(alert, by, now, deputyFrom);
    }
}
