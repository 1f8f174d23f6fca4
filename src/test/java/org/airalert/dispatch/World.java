package org.airalert.dispatch;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;

/** One line of time on which everything of a simulated history happens, step by step, and the one source of chance. */
final class World {
    final Random random;
    private final PriorityQueue<Step> waiting =
            new PriorityQueue<>(Comparator.comparingLong(Step::at).thenComparingLong(Step::number));
    private long now;
    private long made;
    private long done;

    private record Step(long at, long number, Runnable action) {}

    World(long seed) {
        random = new Random(seed);
    }

    /** Milliseconds since the beginning. */
    long now() {
        return now;
    }

    long steps() {
        return done;
    }

    void in(long millis, Runnable action) {
        waiting.add(new Step(now + Math.max(0, millis), made++, action));
    }

    /** Does what comes next; false when nothing does before that time. */
    boolean step(long until) {
        Step next = waiting.peek();
        if (next == null || next.at() > until) {
            now = Math.max(now, until);
            return false;
        }
        waiting.remove();
        now = next.at();
        done++;
        next.action().run();
        return true;
    }

    boolean chance(double of) {
        return random.nextDouble() < of;
    }

    long between(long least, long most) {
        return least + (long) (random.nextDouble() * (most - least + 1));
    }
}
