package org.airalert.store.sqlite;

import java.time.Duration;

/**
 * How much may wait, and how many read at once.
 *
 * @param intakeRows changed rows that may wait before new work (plans, receipts, documents) is refused as unavailable
 * @param reserveRows how many more may wait when they finish work under way (claims, results)
 * @param batchRows about how many rows go into one transaction
 * @param readers threads, each with its own connection
 * @param readQueue reads that may wait before more are refused
 * @param cacheKib page cache of the writing connection; outside of the Java heap
 * @param keepAttempts how long after its planning a delivery's older attempts are kept
 * @param reserveBytes room on the disk below which nothing new is taken; 0: taken until the disk is full
 */
public record SqliteSettings(
        int intakeRows,
        int reserveRows,
        int batchRows,
        int readers,
        int readQueue,
        int cacheKib,
        Duration keepAttempts,
        long reserveBytes) {
    public SqliteSettings {
        if (intakeRows < 1 || reserveRows < 0 || batchRows < 1 || readers < 1 || readQueue < 1 || cacheKib < 1024) {
            throw new IllegalArgumentException(
                    "sqlite settings: " + intakeRows + ", " + reserveRows + ", " + batchRows + ", " + readers + ", "
                            + readQueue + ", " + cacheKib + " (expected: all positive, cache 1024 KiB or more)");
        }
    }

    /** For a machine with a few hundred megabytes to spare. */
    public static SqliteSettings defaults() {
        return new SqliteSettings(100_000, 100_000, 4_096, 2, 1_000, 65_536, Duration.ofDays(400), 0);
    }

    public SqliteSettings keeping(Duration attempts) {
        return new SqliteSettings(
                intakeRows, reserveRows, batchRows, readers, readQueue, cacheKib, attempts, reserveBytes);
    }

    public SqliteSettings reserving(long bytes) {
        return new SqliteSettings(
                intakeRows, reserveRows, batchRows, readers, readQueue, cacheKib, keepAttempts, bytes);
    }
}
