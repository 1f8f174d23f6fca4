package org.airalert.store.redis;

/**
 * Names in Redis. What one script changes together carries one hash tag, so that it lies on one node of a cluster (redis.io, "Redis cluster
 * specification", hash tags): the ledger on one, each channel's deliveries on one.
 */
final class Keys {
    static final String LEDGER = "airalert:{ledger}";

    private Keys() {}

    static String channel(String channel) {
        return "airalert:{ch:" + channel + "}";
    }
}
