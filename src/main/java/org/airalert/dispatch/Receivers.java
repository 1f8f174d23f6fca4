package org.airalert.dispatch;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.airalert.channel.ChannelFile.Pace;

/** The receivers of one lane, made when first met; the ones met longest ago are forgotten when there are very many. For one event loop. */
final class Receivers {
    private static final int HELD = 2_000;

    private final Pace pace;
    private final InstantSource clock;
    private final Map<String, Receiver> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Receiver> eldest) {
            return size() > HELD;
        }
    };

    Receivers(Pace pace, InstantSource clock) {
        this.pace = pace;
        this.clock = clock;
    }

    /** @param name as the transport names it; empty when one receiver takes everything */
    Receiver of(String name) {
        return known.computeIfAbsent(
                name, key -> new Receiver(key, pace.breaker(), pace.retry().longestRetryAfter(), clock));
    }

    /** Whether there are more than the one that takes everything, and more than one of the others. */
    boolean areSeveral() {
        return known.size() > (known.containsKey("") ? 2 : 1);
    }

    /** How many are left alone just now. */
    int closedOff() {
        return (int) known.values().stream()
                .filter(one -> one.freeAt(clock.instant()).isAfter(clock.instant()))
                .count();
    }
}
