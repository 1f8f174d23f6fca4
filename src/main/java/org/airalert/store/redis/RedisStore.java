package org.airalert.store.redis;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import java.security.SecureRandom;
import java.util.List;
import org.airalert.store.DeliveryStore;
import org.airalert.store.Ledger;
import org.airalert.store.Store;
import org.airalert.store.Unavailable;
import org.airalert.store.Unusable;

/** The store that several nodes share. Thread-safe; every future completes on the caller's context. */
public final class RedisStore implements Store {
    private final Link link;
    private final RedisSettings settings;
    private final List<String> weaknesses;
    private final RedisLedger ledger;

    private RedisStore(Caller caller, RedisSettings settings, List<String> weaknesses) {
        this.link = caller.link();
        this.settings = settings;
        this.weaknesses = weaknesses;
        this.ledger = new RedisLedger(caller);
    }

    /**
     * Connects, looks what the server is like, brings older data forward.
     *
     * @return fails with {@link Unavailable} when nobody answers, with {@link Unusable} when the server is too old, may throw data away, or holds
     *     data of a newer program
     */
    public static Future<Store> open(Vertx vertx, RedisSettings settings) {
        Link link = new Link(vertx, settings, new Wires(vertx, settings));
        Caller caller = new Caller(link, new SecureRandom());
        return link.start()
                .recover(cause -> Future.failedFuture(new Unavailable(
                        "redis at " + place(settings) + " cannot be reached: " + cause.getMessage(), cause)))
                .compose(done -> new Server(link).weaknesses())
                .compose(weaknesses -> Schema.bringForward(caller).map(weaknesses))
                .<Store>map(weaknesses -> new RedisStore(caller, settings, weaknesses))
                .onFailure(cause -> link.close());
    }

    /** Without user and password, which may stand in an address. */
    private static String place(RedisSettings settings) {
        List<String> hosts = settings.urls().stream()
                .map(url -> url.replaceFirst("//[^/@]*@", "//"))
                .toList();
        return String.join(", ", hosts);
    }

    @Override
    public Ledger ledger() {
        return ledger;
    }

    @Override
    public DeliveryStore deliveries() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Future<Health> check() {
        return link.send(Link.Kind.NEW, Job.Call.of(Command.PING))
                .map(pong -> new Health(true, detail()))
                .otherwise(cause -> new Health(false, String.valueOf(cause.getMessage())));
    }

    private String detail() {
        String where = "redis " + place(settings);
        return weaknesses.isEmpty() ? where : where + "; " + String.join("; ", weaknesses);
    }

    @Override
    public Future<Void> close() {
        return link.close();
    }
}
