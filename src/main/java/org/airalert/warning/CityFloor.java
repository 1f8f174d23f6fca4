package org.airalert.warning;

import java.time.Instant;
import org.airalert.clause.Clause;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what is proposed for a county from falling below the city's level in force (warning-rules 8; plan 4.1: 不低于市级预警级别). The city's
 * warning holds in the county as well, so that a lower one of its own says nothing: it is not proposed, and a higher one falls to the city's
 * level and no further.
 *
 * @param own what the county's own air asks for
 * @param assessment the same, raised to the city's level where it was below
 * @param city the city's level that raised it; {@code null} when nothing was changed
 */
@Clause("P4.1")
public record CityFloor(
        Assessment own, Assessment assessment, @Nullable Level city) {
    /**
     * Holds a county's assessment against the city's warning.
     *
     * @param own of the county's air
     * @param mine the county's own warning in force
     * @param city the city's warning in force; it counts once its response has started when the county's change takes effect
     */
    public static CityFloor of(Assessment own, @Nullable WarningInForce mine, @Nullable WarningInForce city) {
        Decision decision = own.decision();
        Instant effective = decision.effective();
        Instant at = effective == null ? own.now() : effective;
        boolean isBelow = decision.action().isNews()
                && city != null
                && !city.start().isAfter(at)
                && (decision.level() == null || city.level().isAbove(decision.level()))
                && !takesBack(decision, mine, own.now());
        if (!isBelow || city == null) {
            return new CityFloor(own, own, null);
        }
        boolean falls =
                decision.action().isLowering() && mine != null && mine.level().isAbove(city.level());
        Decision raised = falls ? fallingTo(city, decision) : standing(mine);
        return new CityFloor(
                own,
                new Assessment(own.now(), own.area(), raised, own.flags(), own.processes(), own.evidence()),
                city.level());
    }

    /** A lift before the response started lowers nothing that people live by now. */
    private static boolean takesBack(Decision decision, @Nullable WarningInForce mine, Instant now) {
        return decision.action() == Action.LIFT && mine != null && mine.start().isAfter(now);
    }

    private static Decision fallingTo(WarningInForce city, Decision decision) {
        boolean lifted = decision.action() == Action.LIFT;
        return new Decision(
                Action.DOWNGRADE,
                city.level(),
                null,
                decision.basis(),
                decision.effective(),
                decision.responseStart(),
                lifted ? city.expectedEnd() : laterEnd(decision.expectedEnd(), city.expectedEnd()),
                null,
                false,
                decision.followUp());
    }

    /** Of two ends, one of which may not be known. */
    private static @Nullable Instant laterEnd(@Nullable Instant one, @Nullable Instant other) {
        return one == null || other == null ? null : Situation.later(one, other);
    }

    private static Decision standing(@Nullable WarningInForce mine) {
        return mine == null
                ? new Decision(Action.NONE, null, null, null, null, null, null, null, false, null)
                : new Decision(
                        Action.KEEP,
                        mine.level(),
                        null,
                        null,
                        null,
                        mine.start(),
                        mine.expectedEnd(),
                        null,
                        false,
                        null);
    }

    /** Why something else is proposed than the county's own air asks for, in Chinese; empty when nothing was changed. */
    public String zh() {
        return city == null ? "" : "市级" + city.zh() + "预警生效中，本地预警不低于市级（预案4.1）。";
    }

    /** The same in English. */
    public String en() {
        return city == null
                ? ""
                : "The city's " + city.word() + " warning is in force; a county's is never below it (plan, 4.1).";
    }
}
