package org.airalert.store.sqlite;

import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The room that is left on the data folder's disk, of which the last part is kept for what was taken in already: while the disk fills up, nothing new is
 * taken, and the deliveries under way still find room to be written down. Thread-safe; asks the operating system, so not for an event loop.
 */
final class Room {
    private static final Logger LOG = LoggerFactory.getLogger(Room.class);
    private static final int MEGABYTE = 1 << 20;

    private final LongSupplier usableBytes;
    private final long reserveBytes;
    private volatile boolean tight;

    /**
     * @param usableBytes what this process may still write
     * @param reserveBytes 0 for no reserve
     */
    Room(LongSupplier usableBytes, long reserveBytes) {
        this.usableBytes = usableBytes;
        this.reserveBytes = reserveBytes;
    }

    /** Whether only the reserve is left. Each change is told in the log once. */
    boolean isTight() {
        boolean now = reserveBytes > 0 && usableBytes.getAsLong() < reserveBytes;
        if (now != tight) {
            tight = now;
            if (now) {
                LOG.error("{}: nothing new is taken, deliveries under way go on", told());
            } else {
                LOG.info("there is room on the data folder's disk again");
            }
        }
        return now;
    }

    /** Whether it was so at the last look; at once, from any thread. */
    boolean wasTight() {
        return tight;
    }

    String told() {
        return "less than " + reserveBytes / MEGABYTE + " MB are left on the data folder's disk";
    }
}
