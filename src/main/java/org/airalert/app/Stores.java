package org.airalert.app;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.airalert.app.config.GatewayConfig;
import org.airalert.store.Store;
import org.airalert.store.redis.RedisClock;
import org.airalert.store.redis.RedisSettings;
import org.airalert.store.redis.RedisStore;
import org.airalert.store.sqlite.SqliteSettings;
import org.airalert.store.sqlite.SqliteStore;

/** The store that the configuration names, with the clock that goes with it. */
final class Stores {
    /** A machine's clock that is wrong by so much, for tests of several nodes; nothing else sets it. */
    private static final String CLOCK_OFFSET = "airalert.test.clockOffset";

    private Stores() {}

    /**
     * @param clock the machine's, and where several nodes share a store, the store's own
     * @param shared whether other nodes may be at work on it
     */
    record Opened(Store store, InstantSource clock, boolean shared) {}

    static Future<Opened> open(Vertx vertx, GatewayConfig config) {
        InstantSource machine =
                Clock.offset(Clock.systemUTC(), Duration.parse(System.getProperty(CLOCK_OFFSET, "PT0S")));
        if (config.store().kind() == GatewayConfig.StoreChoice.Kind.SQLITE) {
            return SqliteStore.open(
                            vertx,
                            config.dataFolder(),
                            SqliteSettings.defaults()
                                    .keeping(config.upkeep().keepAttempts())
                                    .reserving(config.upkeep().reserveBytes()))
                    .map(store -> new Opened(store, machine, false));
        }
        RedisClock clock = new RedisClock(machine);
        return RedisStore.open(vertx, redis(config.store()), clock).map(store -> new Opened(store, clock, true));
    }

    static RedisSettings redis(GatewayConfig.StoreChoice choice) {
        List<String> urls = Arrays.stream(choice.redisUrl().split(","))
                .map(String::strip)
                .filter(url -> !url.isEmpty())
                .toList();
        RedisSettings.Mode mode = RedisSettings.Mode.valueOf(choice.redisMode().toUpperCase(java.util.Locale.ROOT));
        try {
            return RedisSettings.of(mode, urls, choice.redisMaster(), choice.redisReplicas());
        } catch (IllegalArgumentException e) {
            throw new StartException(String.valueOf(e.getMessage()), e);
        }
    }
}
