package org.airalert.warning;

import java.time.Instant;
import java.util.List;

/** No warning in force (warning-rules 5.1). */
final class Unwarned {
    private Unwarned() {}

    static Verdict decide(Situation situation) {
        List<Member> members = situation.membersWorthWarning();
        if (members.isEmpty()) {
            return Verdict.none();
        }
        Instant start = Situation.later(situation.now(), Member.earliestStart(members));
        List<Member> due = members.stream()
                .filter(member -> !member.start().isAfter(start))
                .toList();
        Level level = Member.highest(due);
        Chain chain = situation.chainFrom(start, members);
        Verdict.Times times = new Verdict.Times(start, start, situation.known(chain.end()));
        return new Verdict(Action.ISSUE, level, times, due, level, FollowUp.candidates(members, chain, level));
    }
}
