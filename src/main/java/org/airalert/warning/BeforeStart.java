package org.airalert.warning;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A warning is in force whose response has not started (warning-rules 5.2). */
final class BeforeStart {
    private final Situation situation;
    private final WarningInForce inForce;
    private final Instant start;
    private final List<Member> members;

    private BeforeStart(Situation situation, WarningInForce inForce) {
        this.situation = situation;
        this.inForce = inForce;
        this.start = inForce.start();
        this.members = situation.membersWorthWarning();
    }

    static Verdict decide(Situation situation, WarningInForce inForce) {
        BeforeStart here = new BeforeStart(situation, inForce);
        return here.members.isEmpty() ? here.withoutMembers() : here.withMembers();
    }

    private Verdict withoutMembers() {
        if (!mayVanish()) {
            return Verdict.keep(inForce, List.of());
        }
        Instant now = situation.now();
        return new Verdict(Action.LIFT, null, new Verdict.Times(now, start, now), List.of(), null, List.of());
    }

    /** Whether the data allows to say that nothing is left of the reason to start then. */
    private boolean mayVanish() {
        return situation.isSound() && situation.isSafe(start, situation.plan().lowest());
    }

    private Verdict withMembers() {
        Instant nearest = Member.earliestStart(members);
        Instant soonest = Situation.later(situation.now(), nearest);
        boolean later = !nearest.isBefore(situation.horizonOf(start)) && mayVanish();
        Instant newStart = later ? soonest : Situation.earlier(start, soonest);
        Instant from = Situation.later(newStart, nearest);
        Chain chain = situation.chainFrom(from, members);
        List<Member> compared = members.stream()
                .filter(member ->
                        !member.start().isAfter(from) && member.start().isBefore(situation.horizonOf(newStart)))
                .toList();
        Level needed = Member.highest(compared);
        if (needed == null) {
            return keep(chain);
        }
        if (needed.isAbove(inForce.level())) {
            return at(newStart, Action.UPGRADE, needed, compared, chain);
        }
        if (inForce.level().isAbove(needed)) {
            return lower(newStart, needed, compared, chain);
        }
        Duration earlierBy = Duration.between(newStart, start);
        if (later || earlierBy.compareTo(situation.hours(Reading.MOVE_TOLERANCE)) >= 0) {
            return at(newStart, Action.RESCHEDULE, needed, compared, chain);
        }
        return sameStart(compared, chain);
    }

    private Verdict lower(Instant newStart, Level needed, List<Member> compared, Chain chain) {
        boolean allowed = situation.isSound()
                && situation.isSafe(newStart, inForce.level())
                && situation.isSafe(start, inForce.level());
        if (!allowed) {
            return Verdict.keep(inForce, compared);
        }
        Level level = Member.higher(needed, situation.needAtMost(newStart));
        return at(newStart, Action.DOWNGRADE, level, compared, chain);
    }

    private Verdict at(Instant newStart, Action action, @Nullable Level level, List<Member> compared, Chain chain) {
        Verdict.Times times = new Verdict.Times(newStart, newStart, situation.known(chain.end()));
        return new Verdict(action, level, times, compared, level, FollowUp.candidates(members, chain, level));
    }

    private Verdict sameStart(List<Member> compared, Chain chain) {
        Instant end = situation.known(chain.end());
        Instant told = inForce.expectedEnd();
        if (end == null || told == null || !end.isAfter(told)) {
            return keep(chain);
        }
        Verdict.Times times = new Verdict.Times(null, start, end);
        Level level = inForce.level();
        return new Verdict(Action.EXTEND, level, times, compared, level, FollowUp.candidates(members, chain, level));
    }

    private Verdict keep(Chain chain) {
        return Verdict.keep(inForce, FollowUp.candidates(members, chain, inForce.level()));
    }
}
