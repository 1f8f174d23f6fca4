package org.airalert.web.api;

import io.vertx.ext.web.handler.HttpException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How often one address may try to log in, whatever the accounts: the account's own lock-out ({@code access.Lockout}) stops many guesses at one
 * password, this stops one guess at many, and spares the workers the hashing. Thread-safe.
 */
public final class LogInPace {
    static final int BURST = 30;
    private static final Duration EACH = Duration.ofSeconds(2);
    private static final int MOST_ADDRESSES = 10_000;

    private final InstantSource clock;
    /** By address, when its attempts so far are all paid for. */
    private final Map<String, Instant> paid = new ConcurrentHashMap<>();

    public LogInPace(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Counts one attempt.
     *
     * @throws HttpException 429 when the address has used up its {@value #BURST} and did not wait since
     */
    public void count(String address) {
        Instant now = clock.instant();
        if (paid.size() > MOST_ADDRESSES) {
            paid.values().removeIf(until -> !until.isAfter(now));
        }
        Instant until =
                paid.merge(address, now.plus(EACH), (known, fresh) -> known.isAfter(now) ? known.plus(EACH) : fresh);
        Instant most = now.plus(EACH.multipliedBy(BURST));
        if (until.isAfter(most)) {
            paid.put(address, most);
            throw new HttpException(429, "此地址登录尝试过多，请稍候再试 (too many attempts from this address; wait a while)");
        }
    }
}
