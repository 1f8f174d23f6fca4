package org.airalert.delivery.route;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which route one message takes next. */
public final class RouteChoice {
    private RouteChoice() {}

    /**
     * A route that a message could take.
     *
     * @param weight as the channel file has it, 1 or more
     * @param percent of it that the route gets just now
     */
    public record Candidate(String id, int weight, int percent) {}

    /**
     * An attempt of which nobody knows whether it reached the receiver.
     *
     * @param route by which it went; {@code null} when that was on another node, or before a restart
     * @param since when the first of them was made, or became known here
     */
    public record Unknown(@Nullable String route, Instant since) {}

    /**
     * @param candidates in the order of the channel file
     * @param pinned the one that a person chose; {@code null} for none
     */
    public record Situation(
            List<Candidate> candidates, @Nullable String pinned, RoutePolicy policy, Instant now) {
        public Situation {
            candidates = List.copyOf(candidates);
        }
    }

    /** What to do with the message. */
    public sealed interface Decision {
        /** @param doubled whether it may show twice, because its fate on another route never became known */
        record Send(String route, boolean doubled) implements Decision {}

        record Wait(Duration time) implements Decision {}
    }

    /**
     * @param unknown an earlier attempt whose fate is not known; {@code null} when there is none
     * @param random from 0 to below 1
     */
    public static Decision decide(Situation here, @Nullable Unknown unknown, double random) {
        if (unknown == null) {
            return pick(here, Set.of(), random)
                    .<Decision>map(route -> new Decision.Send(route, false))
                    .orElse(new Decision.Wait(here.policy().step()));
        }
        Instant limit = unknown.since().plus(here.policy().unknownAfter());
        String first = unknown.route();
        if (here.now().isBefore(limit)) {
            return first == null
                    ? new Decision.Wait(Duration.between(here.now(), limit))
                    : new Decision.Send(first, false);
        }
        Set<String> others = first == null ? Set.of() : Set.of(first);
        Optional<String> other = pick(here, others, random).filter(route -> first == null || isServed(here, route));
        if (other.isPresent()) {
            return new Decision.Send(other.get(), true);
        }
        return first == null ? new Decision.Wait(here.policy().step()) : new Decision.Send(first, false);
    }

    private static boolean isServed(Situation here, String route) {
        return route.equals(here.pinned())
                || here.candidates().stream().anyMatch(one -> one.id().equals(route) && one.percent() > 0);
    }

    /**
     * One route by weight and share. Where none has a share, all bad ones are tried by weight: a bad route is better than none.
     *
     * @param excluded that must not be taken
     * @return empty when all are excluded, and when a person pinned one that is
     */
    public static Optional<String> pick(Situation here, Set<String> excluded, double random) {
        if (here.pinned() != null) {
            return Optional.of(here.pinned()).filter(pinned -> !excluded.contains(pinned));
        }
        List<Candidate> left = here.candidates().stream()
                .filter(one -> !excluded.contains(one.id()))
                .toList();
        boolean served = left.stream().anyMatch(one -> one.percent() > 0);
        long total = left.stream().mapToLong(one -> size(one, served)).sum();
        double point = random * total;
        for (Candidate one : left) {
            point -= size(one, served);
            if (point < 0) {
                return Optional.of(one.id());
            }
        }
        return Optional.empty();
    }

    private static long size(Candidate one, boolean served) {
        return (long) one.weight() * (served ? one.percent() : 100);
    }
}
