package org.airalert.warning;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A warning is in force and its response has started (warning-rules 5.3). */
final class Started {
    private final Situation situation;
    private final WarningInForce inForce;
    private final List<Member> members;
    private final List<Member> near;
    private final @Nullable Chain chain;
    private final @Nullable Instant knownEnd;

    private Started(Situation situation, WarningInForce inForce) {
        this.situation = situation;
        this.inForce = inForce;
        this.members = situation.picture().membersAt(situation.now());
        this.near = Picture.startingBefore(situation.horizonOf(situation.now()), members);
        this.chain = near.stream()
                .map(Member::start)
                .max(Comparator.naturalOrder())
                .map(latest -> situation.chainFrom(latest, members))
                .orElse(null);
        this.knownEnd = chain == null ? null : situation.known(chain.end());
    }

    static Verdict decide(Situation situation, WarningInForce inForce) {
        Started here = new Started(situation, inForce);
        return here.raise().or(here::lower).or(here::extend).orElseGet(here::keep);
    }

    /** 及时: a higher level needs no lead time. */
    private Optional<Verdict> raise() {
        Level need = Member.highest(near);
        if (need == null || !need.isAbove(inForce.level())) {
            return Optional.empty();
        }
        List<Member> asking =
                near.stream().filter(member -> member.level() == need).toList();
        Instant effective = Situation.later(situation.now(), Member.earliestStart(asking));
        Verdict.Times times = new Verdict.Times(effective, inForce.start(), knownEnd);
        return Optional.of(new Verdict(Action.UPGRADE, need, times, near, need, candidates(need)));
    }

    private Optional<Verdict> lower() {
        Optional<Instant> below = firstTimeBelow();
        DataFlags flags = situation.flags();
        boolean allowed = below.isPresent()
                && flags.isSound()
                && !flags.shortHistory()
                && !flags.staleObservation()
                && situation.isSafe(below.get(), inForce.level());
        if (!allowed) {
            return Optional.empty();
        }
        Instant at = below.get();
        Level level = situation.needAtMost(at);
        Action action = level == null ? Action.LIFT : Action.DOWNGRADE;
        Verdict.Times times = new Verdict.Times(at, inForce.start(), level == null ? at : knownEnd);
        return Optional.of(new Verdict(action, level, times, near, level, candidates(level)));
    }

    /** T*: the earliest of now and the window ends within the notice at which every picture is below the level in force. */
    private Optional<Instant> firstTimeBelow() {
        return situation.timesWithinNotice().stream().filter(this::isBelow).findFirst();
    }

    private boolean isBelow(Instant time) {
        Level atMost = situation.needAtMost(time);
        return atMost == null || inForce.level().isAbove(atMost);
    }

    private Optional<Verdict> extend() {
        Instant told = inForce.expectedEnd();
        if (told == null) {
            return Optional.empty();
        }
        boolean lasts = knownEnd != null && knownEnd.isAfter(told);
        boolean outOfSight =
                knownEnd == null && !told.isAfter(situation.now().plus(situation.hours(Reading.END_NOTICE)));
        if (!lasts && !outOfSight) {
            return Optional.empty();
        }
        Verdict.Times times = new Verdict.Times(null, inForce.start(), knownEnd);
        Level level = inForce.level();
        return Optional.of(new Verdict(Action.EXTEND, level, times, near, Member.highest(near), candidates(level)));
    }

    private Verdict keep() {
        return Verdict.keep(inForce, candidates(inForce.level()));
    }

    private List<Member> candidates(@Nullable Level resulting) {
        return FollowUp.candidates(members, chain, resulting);
    }
}
