package org.airalert.store.redis;

import java.time.Duration;
import java.util.List;

/**
 * Where Redis is, and how patient the store is with it.
 *
 * @param urls {@code redis://[user:password@]host:port}: the server, the sentinels, or some nodes of the cluster
 * @param master name of the master set; for Sentinel only
 * @param replicas how many replicas must have a write before it is done; 0 none. Not with a cluster, whose client cannot wait for the node
 *     that wrote: there {@code min-replicas-to-write} of the servers is the means
 * @param patience how long work may wait for Redis before it fails as unavailable
 * @param silence a connection on which nothing is answered for so long is given up
 */
public record RedisSettings(
        Mode mode, List<String> urls, String master, int replicas, Duration patience, Duration silence) {
    public enum Mode {
        STANDALONE,
        SENTINEL,
        CLUSTER
    }

    public RedisSettings {
        urls = List.copyOf(urls);
        if (urls.isEmpty()) {
            throw new IllegalArgumentException("store.redis.url: none (expected: redis://host:port)");
        }
        if (replicas > 0 && mode == Mode.CLUSTER) {
            throw new IllegalArgumentException("store.redis.replicas: " + replicas
                    + " (expected: 0 with mode cluster; set min-replicas-to-write on the servers)");
        }
    }

    public static RedisSettings of(Mode mode, List<String> urls, String master, int replicas) {
        return new RedisSettings(mode, urls, master, replicas, Duration.ofSeconds(10), Duration.ofSeconds(5));
    }
}
