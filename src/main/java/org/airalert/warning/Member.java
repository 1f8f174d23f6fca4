package org.airalert.warning;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that asks for a warning at a moment: what is left of a process that has a level, or a provincial prompt (warning-rules 4).
 *
 * @param level the level it asks for
 * @param start its earliest start
 * @param end the end of the process or prompt
 * @param prompt whether it is a prompt
 */
record Member(Level level, Instant start, Instant end, boolean prompt) {
    /** The earliest first; of equal starts the highest level, then the latest end (warning-rules 5.6). */
    static final Comparator<Member> BY_NEED = Comparator.comparing(Member::start)
            .thenComparing(Member::level, Comparator.reverseOrder())
            .thenComparing(Member::end, Comparator.reverseOrder());

    static @Nullable Level highest(List<Member> members) {
        Level highest = null;
        for (Member member : members) {
            highest = higher(highest, member.level);
        }
        return highest;
    }

    static @Nullable Level higher(@Nullable Level one, @Nullable Level other) {
        if (one == null) {
            return other;
        }
        return other != null && other.isAbove(one) ? other : one;
    }

    static Instant earliestStart(List<Member> members) {
        return members.stream()
                .map(Member::start)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }
}
