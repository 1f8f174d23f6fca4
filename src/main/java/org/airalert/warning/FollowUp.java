package org.airalert.warning;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What comes after the matter at hand, told together with it: "另预计…" (warning-rules 5.6).
 *
 * @param level its own level
 * @param start its own start
 * @param expectedEnd its own end, when known
 */
public record FollowUp(Level level, Instant start, @Nullable Instant expectedEnd) {
    /** The members outside the chain or, where a level results, above it; all of them when there is no chain. */
    static List<Member> candidates(List<Member> members, @Nullable Chain chain, @Nullable Level resulting) {
        return members.stream()
                .filter(member -> chain == null
                        || !chain.members().contains(member)
                        || (resulting != null && member.level().isAbove(resulting)))
                .toList();
    }

    static Optional<FollowUp> earliest(Situation situation, List<Member> candidates) {
        return candidates.stream()
                .min(Member.BY_NEED)
                .map(member -> new FollowUp(member.level(), member.start(), situation.known(member.end())));
    }
}
