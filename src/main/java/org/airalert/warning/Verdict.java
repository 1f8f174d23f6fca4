package org.airalert.warning;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one of the cases 5.1 to 5.3 decided, and what the fields of the answer are then drawn from.
 *
 * @param level the level that results: the new one, or the one in force for KEEP and EXTEND; {@code null} for LIFT and NONE
 * @param times when
 * @param considered the members that the basis looks at (5.4)
 * @param reaching the level that the basis asks the members to reach; {@code null} when there is none
 * @param following the members of which the earliest is the follow-up (5.6)
 */
record Verdict(
        Action action,
        @Nullable Level level,
        Times times,
        List<Member> considered,
        @Nullable Level reaching,
        List<Member> following) {

    /** The times of an answer, each {@code null} where the rules say so (5.7). */
    record Times(
            @Nullable Instant effective,
            @Nullable Instant responseStart,
            @Nullable Instant expectedEnd) {}

    static Verdict none() {
        return new Verdict(Action.NONE, null, new Times(null, null, null), List.of(), null, List.of());
    }

    static Verdict keep(WarningInForce inForce, List<Member> following) {
        Times times = new Times(null, inForce.start(), inForce.expectedEnd());
        return new Verdict(Action.KEEP, inForce.level(), times, List.of(), null, following);
    }
}
