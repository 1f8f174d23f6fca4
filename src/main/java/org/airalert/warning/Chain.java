package org.airalert.warning;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Members that follow each other without 36 hours between them (warning-rules 4, "chain from E"): one warning covers them all.
 *
 * @param members those in the chain; never empty
 * @param end the latest of their ends
 */
record Chain(List<Member> members, Instant end) {
    /** The members that start by {@code from}, then again and again every one that starts less than {@code cleanGap} after the end so far. */
    static Chain from(Instant from, List<Member> all, Duration cleanGap) {
        List<Member> chain = new ArrayList<>();
        List<Member> rest = new ArrayList<>(all);
        Instant end = Instant.MIN;
        boolean grew = true;
        while (grew) {
            grew = false;
            for (Member member : List.copyOf(rest)) {
                boolean joins = !member.start().isAfter(from)
                        || (!chain.isEmpty() && member.start().isBefore(end.plus(cleanGap)));
                if (joins) {
                    chain.add(member);
                    rest.remove(member);
                    end = member.end().isAfter(end) ? member.end() : end;
                    grew = true;
                }
            }
        }
        if (chain.isEmpty()) {
            throw new IllegalStateException("chain from " + from + ": no member starts by then");
        }
        return new Chain(chain, end);
    }
}
