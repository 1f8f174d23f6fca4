package org.airalert.store.redis;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisClientType;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.RedisReplicas;
import io.vertx.redis.client.RedisRole;
import java.util.concurrent.TimeUnit;

/** Connects to a server of its own, to the master that the sentinels name, or to a cluster. */
final class Wires implements Wire.Maker {
    private static final int CONNECT_MILLIS = 2_000;
    private static final int MOST_WAITING = 1 << 20;

    private final Vertx vertx;
    private final RedisSettings settings;

    Wires(Vertx vertx, RedisSettings settings) {
        this.vertx = vertx;
        this.settings = settings;
    }

    @Override
    public Future<Wire> open(Wire.Lost lost, Wire.Failed failed) {
        Redis client = Redis.createClient(vertx, options());
        return client.connect()
                .timeout(settings.silence().toMillis(), TimeUnit.MILLISECONDS)
                .map(connection -> wire(client, connection, lost, failed))
                .onFailure(cause -> client.close());
    }

    private Wire wire(Redis client, RedisConnection connection, Wire.Lost lost, Wire.Failed failed) {
        return new Wire(client, connection, settings, lost, failed);
    }

    private RedisOptions options() {
        RedisOptions options = new RedisOptions()
                .setType(
                        switch (settings.mode()) {
                            case STANDALONE -> RedisClientType.STANDALONE;
                            case SENTINEL -> RedisClientType.SENTINEL;
                            case CLUSTER -> RedisClientType.CLUSTER;
                        })
                .setRole(RedisRole.MASTER)
                .setUseReplicas(RedisReplicas.NEVER)
                .setMasterName(settings.master())
                .setMaxWaitingHandlers(MOST_WAITING)
                .setPoolName("airalert-store");
        settings.urls().forEach(options::addConnectionString);
        options.getNetClientOptions()
                .setConnectTimeout(CONNECT_MILLIS)
                .setTcpNoDelay(true)
                .setTcpKeepAlive(true);
        return options;
    }
}
