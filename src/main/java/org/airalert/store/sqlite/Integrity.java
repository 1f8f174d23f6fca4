package org.airalert.store.sqlite;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.airalert.store.Unusable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks through the small tables that decide what is in force before anything is done with them ({@code PRAGMA quick_check},
 * sqlite.org/pragma.html#pragma_quick_check). Bounded, because a gateway that starts late warns late: what a journal of many years does not let through in
 * the time is left to {@code backup}, which looks through the whole file.
 */
final class Integrity {
    static final Duration LONGEST = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(Integrity.class);
    private static final List<String> TABLES = List.of("document", "journal");
    private static final Duration WORTH_TELLING = Duration.ofSeconds(1);

    private Integrity() {}

    /**
     * @param longest after which it stops, and says so in the log
     * @return whether everything was looked at
     * @throws Unusable when damage was found
     */
    static boolean check(Sql sql, Path file, Duration longest) throws SQLException {
        long begun = System.nanoTime();
        boolean whole = sql.within(longest, () -> {
            for (String table : TABLES) {
                check(sql, table);
            }
        });
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        if (!whole) {
            LOG.warn(
                    "integrity of {} was not looked through to the end in {} s; the command backup does it beside the running gateway",
                    file,
                    longest.toSeconds());
        } else if (took.compareTo(WORTH_TELLING) > 0) {
            LOG.info("integrity of {} was looked through tookMillis={}", file, took.toMillis());
        }
        return whole;
    }

    private static void check(Sql sql, String table) throws SQLException {
        String found = sql.first(row -> row.getString(1), "PRAGMA quick_check(" + table + ")")
                .orElse("no answer");
        if (!found.equals("ok")) {
            throw new Unusable("damaged: " + found + " (put a backup in its place)");
        }
    }
}
