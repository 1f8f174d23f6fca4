package org.airalert.store.redis;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.airalert.store.DeliveryStore;
import org.airalert.store.Ledger;
import org.airalert.store.Store;
import org.airalert.store.Unavailable;
import org.airalert.store.Unusable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The store that several nodes share. Thread-safe; every future completes on the caller's context. */
public final class RedisStore implements Store {
    private static final Logger LOG = LoggerFactory.getLogger(RedisStore.class);
    private static final long CLOCK_MILLIS = 10_000;

    private final Caller caller;
    private final Link link;
    private final RedisSettings settings;
    private final List<String> weaknesses;
    private final RedisLedger ledger;
    private final RedisDeliveryStore deliveries;
    private Runnable closing = () -> {};

    private RedisStore(Caller caller, RedisSettings settings, List<String> weaknesses) {
        this.caller = caller;
        this.link = caller.link();
        this.settings = settings;
        this.weaknesses = weaknesses;
        this.ledger = new RedisLedger(caller);
        this.deliveries = new RedisDeliveryStore(caller);
    }

    /**
     * Connects, looks what the server is like, brings older data forward.
     *
     * @return fails with {@link Unavailable} when nobody answers, with {@link Unusable} when the server is too old, may throw data away, or holds
     *     data of a newer program
     */
    public static Future<Store> open(Vertx vertx, RedisSettings settings) {
        return open(vertx, settings, new RedisClock(InstantSource.system()));
    }

    /** @param clock set by Redis from then on, before the store is handed out for the first time */
    public static Future<Store> open(Vertx vertx, RedisSettings settings, RedisClock clock) {
        Link link = new Link(vertx, settings, new Wires(vertx, settings));
        Caller caller = new Caller(link, new SecureRandom());
        // When nobody answers the first time, the link tries again by itself for as long as work may wait.
        return link.start()
                .otherwiseEmpty()
                .compose(done -> new Server(link).weaknesses())
                .recover(cause -> Future.failedFuture(
                        cause instanceof Unavailable
                                ? new Unavailable(
                                        "redis at " + place(settings) + " cannot be reached: " + cause.getMessage(),
                                        cause)
                                : cause))
                .compose(weaknesses -> clock.set(link).map(weaknesses))
                .compose(weaknesses -> Schema.bringForward(caller).map(weaknesses))
                .<Store>map(weaknesses -> new RedisStore(caller, settings, weaknesses).keep(vertx, clock))
                .onFailure(cause -> link.close());
    }

    private RedisStore keep(Vertx vertx, RedisClock clock) {
        long setting = vertx.setPeriodic(
                CLOCK_MILLIS,
                tick -> clock.set(link)
                        .onFailure(cause -> LOG.warn("clock not set by redis cause={}", cause.toString())));
        closing = () -> vertx.cancelTimer(setting);
        return this;
    }

    /** Without user and password, which may stand in an address. */
    private static String place(RedisSettings settings) {
        List<String> hosts = settings.urls().stream()
                .map(url -> url.replaceFirst("//[^/@]*@", "//"))
                .toList();
        return String.join(", ", hosts);
    }

    /** For filling it from another store, while no gateway is at work on it. */
    public RedisImport importing() {
        return new RedisImport(caller);
    }

    @Override
    public Ledger ledger() {
        return ledger;
    }

    @Override
    public DeliveryStore deliveries() {
        return deliveries;
    }

    @Override
    public Future<Optional<Long>> changes() {
        return link.send(Link.Kind.NEW, Job.Call.of(Command.GET, Keys.LEDGER + ":changes"))
                .map(number -> Optional.of(number == null ? 0L : number.toLong()));
    }

    @Override
    public Future<Health> check() {
        return link.send(Link.Kind.NEW, Job.Call.of(Command.PING))
                .map(pong -> new Health(true, detail()))
                .otherwise(cause -> new Health(false, String.valueOf(cause.getMessage())));
    }

    @Override
    public Optional<String> trouble() {
        return link.trouble();
    }

    private String detail() {
        String where = "redis " + place(settings);
        return weaknesses.isEmpty() ? where : where + "; " + String.join("; ", weaknesses);
    }

    @Override
    public Future<Void> close() {
        closing.run();
        return link.close();
    }
}
