package org.airalert.channel.routes;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.airalert.delivery.DeliveryId;
import org.airalert.delivery.Outcome;
import org.airalert.delivery.Reason;
import org.airalert.delivery.route.RouteFacts;
import org.airalert.delivery.route.RoutePolicy;

/** What one route did lately, and in all. Bounded, however much goes through it. For one event loop. */
final class RouteRecord {
    private static final int MOST_ATTEMPTS = 1_000;
    private static final int MOST_RECEIPTS = 200;

    private final RoutePolicy policy;
    private final Deque<Attempt> attempts = new ArrayDeque<>();
    private final Deque<Owed> owed = new ArrayDeque<>();
    private final Deque<Judged> judged = new ArrayDeque<>();
    private int inARow;
    private long accepted;
    private long failed;
    private long doubled;
    private Instant stoppedUntil = Instant.MIN;
    private Instant busyUntil = Instant.MIN;
    private RouteFacts.Link link = RouteFacts.Link.UNTESTED;

    RouteRecord(RoutePolicy policy) {
        this.policy = policy;
    }

    private record Attempt(Instant at, boolean bad) {}

    private record Judged(Instant at, boolean late) {}

    /** A message whose receipt is looked for at a time. */
    private record Owed(DeliveryId delivery, Instant at) {}

    void ended(Outcome outcome, Instant now) {
        boolean bad = isBad(outcome);
        inARow = bad ? inARow + 1 : 0;
        failed += bad ? 1 : 0;
        accepted += outcome instanceof Outcome.Accepted ? 1 : 0;
        attempts.addLast(new Attempt(now, bad));
        if (attempts.size() > MOST_ATTEMPTS) {
            attempts.removeFirst();
        }
        if (outcome instanceof Outcome.ChannelStopped) {
            // A person sees it on the board; meanwhile it is tried again now and then, because its fault may have been
            // a passing one.
            stoppedUntil = now.plus(policy.lateAfter());
        }
        if (outcome instanceof Outcome.Deferred deferred && deferred.retryAfter() != null) {
            busyUntil = now.plus(deferred.retryAfter());
        }
    }

    /** A refusal of one recipient says nothing against the route. */
    private static boolean isBad(Outcome outcome) {
        return !(outcome instanceof Outcome.Accepted)
                && !(outcome instanceof Outcome.Rejected rejected && rejected.reason() == Reason.REFUSED);
    }

    /** The receiver asked to be left alone until then. */
    Instant busyUntil() {
        return busyUntil;
    }

    void doubled() {
        doubled++;
    }

    /** Its receipt will be looked for; one in many is enough when there are many. */
    void owes(DeliveryId delivery, Instant now) {
        if (owed.size() < MOST_RECEIPTS) {
            owed.addLast(new Owed(delivery, now.plus(policy.lateAfter())));
        }
    }

    /** The next message whose receipt should be there by now. */
    Optional<DeliveryId> nextOwed(Instant now) {
        Owed first = owed.peekFirst();
        return first == null || first.at().isAfter(now)
                ? Optional.empty()
                : Optional.of(owed.removeFirst().delivery());
    }

    void judged(boolean late, Instant now) {
        judged.addLast(new Judged(now, late));
        if (judged.size() > MOST_RECEIPTS) {
            judged.removeFirst();
        }
    }

    void tested(boolean open) {
        link = open ? RouteFacts.Link.OPEN : RouteFacts.Link.CLOSED;
    }

    RouteFacts facts(Instant now) {
        Instant since = now.minus(policy.window());
        while (!attempts.isEmpty() && attempts.getFirst().at().isBefore(since)) {
            attempts.removeFirst();
        }
        Instant judgedSince = now.minus(policy.lateAfter());
        while (!judged.isEmpty() && judged.getFirst().at().isBefore(judgedSince)) {
            judged.removeFirst();
        }
        if (attempts.isEmpty()) {
            // What failed long ago must not keep a route down that nobody uses.
            inARow = 0;
        }
        return new RouteFacts(
                attempts.size(),
                (int) attempts.stream().filter(Attempt::bad).count(),
                inARow,
                judged.size(),
                (int) judged.stream().filter(Judged::late).count(),
                link,
                now.isBefore(stoppedUntil));
    }

    long accepted() {
        return accepted;
    }

    long failed() {
        return failed;
    }

    long doubledNumber() {
        return doubled;
    }
}
