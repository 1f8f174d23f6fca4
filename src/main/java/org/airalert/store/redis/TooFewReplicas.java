package org.airalert.store.redis;

/** A write is on the master but not on as many replicas as asked for; it is asked again, because the answer of the first run is kept. */
final class TooFewReplicas extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooFewReplicas(int wanted) {
        super("fewer than " + wanted + " replicas have the write", null, false, false);
    }
}
