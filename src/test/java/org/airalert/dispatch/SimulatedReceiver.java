package org.airalert.dispatch;

import java.time.Duration;
import org.airalert.delivery.Outcome;
import org.airalert.delivery.Reason;

/** Somebody far away who takes messages, now well, now slowly, now not at all. */
final class SimulatedReceiver {
    private static final long LONGEST_ANSWER = 15_000;

    private final World world;
    private Mood mood = Mood.WELL;

    enum Mood {
        WELL,
        SLOW,
        DEAD,
        REFUSING,
        ERRATIC,
        SHUT
    }

    /**
     * @param got whether the message arrived, whatever the sender hears
     * @param broken the transport itself fails with a defect
     */
    record Answer(long afterMillis, boolean got, boolean broken, Outcome outcome) {}

    SimulatedReceiver(World world) {
        this.world = world;
    }

    void become(Mood next) {
        mood = next;
    }

    Answer answer(String providerId) {
        Outcome accepted = new Outcome.Accepted("202", world.random.nextBoolean() ? providerId : null);
        return switch (mood) {
            case WELL -> new Answer(world.between(0, 200), true, false, accepted);
            case SLOW -> new Answer(world.between(3_000, LONGEST_ANSWER), true, false, accepted);
            case DEAD -> new Answer(LONGEST_ANSWER, world.chance(0.3), false, deferred(Reason.TIMED_OUT, "", null));
            case REFUSING ->
                new Answer(
                        50,
                        false,
                        false,
                        deferred(
                                Reason.UNAVAILABLE,
                                "503",
                                world.random.nextBoolean() ? Duration.ofMillis(world.between(0, 900_000)) : null));
            case ERRATIC -> erratic(accepted);
            case SHUT -> new Answer(20, false, false, new Outcome.ChannelStopped(Reason.GONE, "410", ""));
        };
    }

    private Answer erratic(Outcome accepted) {
        return switch (world.random.nextInt(6)) {
            case 0 -> new Answer(300, true, false, deferred(Reason.CONNECTION_LOST, "", null));
            case 1 -> new Answer(30, false, false, new Outcome.Rejected(Reason.REFUSED, "400", ""));
            case 2 -> new Answer(0, world.random.nextBoolean(), true, accepted);
            case 3 -> new Answer(0, false, false, deferred(Reason.THROTTLED, "429", Duration.ZERO));
            default -> new Answer(world.between(0, LONGEST_ANSWER), true, false, accepted);
        };
    }

    private static Outcome deferred(Reason reason, String answer, @org.jspecify.annotations.Nullable Duration after) {
        return new Outcome.Deferred(reason, answer, "", after);
    }
}
