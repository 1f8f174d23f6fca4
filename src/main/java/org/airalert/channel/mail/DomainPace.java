package org.airalert.channel.mail;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.airalert.channel.Rate;

/** Keeps the letters to each domain of recipients apart by a rate, evenly: big providers close their doors to bursts. For one event loop. */
final class DomainPace {
    private static final int DOMAINS = 10_000;

    private final Optional<Rate> rate;
    private final Map<String, Instant> free = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > DOMAINS;
        }
    };

    DomainPace(Optional<Rate> rate) {
        this.rate = rate;
    }

    /** Takes the next place of a domain, if it is free now; else tells when it will be. */
    Optional<Instant> take(String domain, Instant now) {
        Instant next = free.get(domain);
        if (rate.isEmpty()) {
            return Optional.empty();
        }
        if (next != null && next.isAfter(now)) {
            return Optional.of(next);
        }
        free.put(domain, now.plus(rate.get().period().dividedBy(rate.get().permits())));
        return Optional.empty();
    }
}
