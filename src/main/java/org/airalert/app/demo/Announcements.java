package org.airalert.app.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.airalert.warning.Level;
import org.jspecify.annotations.Nullable;

/** What was really announced then, facts only: {@code demo/announcements.csv}. */
final class Announcements {
    /** An announcement belongs to a warning of its level that is told less than so long after it, */
    private static final Duration AFTER = Duration.ofDays(30);
    /** or less than so long before it. */
    private static final Duration BEFORE = Duration.ofDays(7);

    private final List<Fact> facts;

    /**
     * @param at start of the announced warning; of a bare date its 0:00
     * @param hour the hour is known, not only the date
     * @param lift whether a page with the lift's time was found
     */
    record Fact(Level level, Instant at, boolean hour, boolean lift) {}

    private Announcements(List<Fact> facts) {
        this.facts = facts;
    }

    static Announcements bundled(Path scratch, ZoneId zone) {
        try {
            return new Announcements(Files.readAllLines(Episode.resource("announcements.csv", scratch)).stream()
                    .skip(1)
                    .map(line -> fact(line.split(",", -1), zone))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Fact fact(String[] cells, ZoneId zone) {
        Level level = Level.valueOf(cells[1].toUpperCase(java.util.Locale.ROOT));
        boolean hour = cells[3].contains("T");
        Instant at = hour
                ? OffsetDateTime.parse(cells[3]).toInstant()
                : LocalDate.parse(cells[3]).atStartOfDay(zone).toInstant();
        return new Fact(level, at, hour, !cells[4].isEmpty());
    }

    /** The newest announcement of this level that a warning told at {@code time} can be held against. */
    Optional<Fact> beside(@Nullable Level level, Instant time) {
        return facts.stream()
                .filter(fact -> fact.level() == level)
                .filter(fact -> fact.at().isAfter(time.minus(AFTER)))
                .filter(fact -> fact.at().isBefore(time.plus(BEFORE)))
                .max(Comparator.comparing(Fact::at));
    }
}
