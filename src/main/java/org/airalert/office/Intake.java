package org.airalert.office;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.airalert.access.Audit;
import org.airalert.access.AuditEntry;
import org.airalert.access.Principal;
import org.airalert.access.Role;
import org.airalert.duty.CountyReport;
import org.airalert.office.county.CountyReports;
import org.airalert.store.Conflict;
import org.airalert.store.Ledger;
import org.jspecify.annotations.Nullable;

/**
 * Takes events in: checked, written to the journal and into the book of the area's air in one commit, and only then acknowledged. A draft that
 * comes this way waits for a person like any other.
 */
final class Intake {
    private static final String JOURNAL = "events";
    private static final String KEYS = "intake-key";
    private static final int TRIES = 5;
    private static final int LONGEST_KEY = 255;
    private static final Duration LONGEST_DUST = Duration.ofDays(14);

    private final Ledger ledger;
    private final EventReader reader;
    private final Audit audit;
    private final AirBook book;
    private final StationBook stations;
    private final Drafts drafts;
    private final Serial serial;
    private final Ids ids;
    private final InstantSource clock;
    private final InstantSource airClock;

    /** What is known of the air. */
    record Books(AirBook air, StationBook stations) {}

    Intake(Office.Parts parts, Books books, Drafts drafts, Serial serial) {
        this.ledger = parts.ledger();
        this.audit = parts.audit();
        this.reader = new EventReader(parts.assessor().plan(), parts.areas());
        this.book = books.air();
        this.stations = books.stations();
        this.drafts = drafts;
        this.serial = serial;
        this.ids = parts.ids();
        this.clock = parts.clock();
        this.airClock = parts.airClock();
    }

    /** An event as the journal keeps it. */
    record Kept(String id, Instant at, String by, String body) {}

    /** A key that was used: which event it stands for. */
    record UsedKey(String event, String bodyHash) {}

    /**
     * @param area to be assessed now; {@code null} when nothing new is known about the air
     */
    record Taken(String id, @Nullable String area) {}

    Future<Taken> take(String json, @Nullable String key, Principal by) {
        requireScope(json, by);
        requireKey(key);
        IntakeEvent event = reader.read(json);
        requirePerson(event, by);
        Kept kept = new Kept(ids.next("in"), clock.instant(), by.account(), json);
        return serial.run("intake/" + event.area(), () -> stored(event, kept, key, TRIES));
    }

    private static void requireKey(@Nullable String key) {
        if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
            throw new Refusal.Invalid(List.of(new Refusal.Fault(
                    "", "Idempotency-Key: " + key.length() + " characters (expected: 1 to " + LONGEST_KEY + ")")));
        }
    }

    private static void requireScope(String json, Principal by) {
        if (by.is(Role.INTEGRATOR) && !by.scopes().contains(EventReader.typeOf(json))) {
            throw new Refusal.Forbidden("this key may not post events of type '" + EventReader.typeOf(json) + "'");
        }
    }

    /** Only a person says what is dust (plan, 1.3), and only of hours that were: a forecast carries its own mark. */
    private void requirePerson(IntakeEvent event, Principal by) {
        if (event instanceof IntakeEvent.DustMarked mark) {
            if (!by.is(Role.DUTY_OFFICER) && !by.signs()) {
                throw new Refusal.Forbidden("only a duty officer or an approver may mark hours as dust");
            }
            Instant now = airClock.instant();
            if (mark.until().isAfter(now.plus(Duration.ofHours(1)))) {
                throw new Refusal.Invalid(List.of(new Refusal.Fault(
                        "/until", mark.until() + " lies ahead (expected at most the hour that runs now)")));
            }
            if (Duration.between(mark.from(), mark.until()).compareTo(LONGEST_DUST) > 0) {
                throw new Refusal.Invalid(List.of(
                        new Refusal.Fault("/until", "expected at most " + LONGEST_DUST.toDays() + " days after from")));
            }
        }
    }

    private Future<Taken> stored(IntakeEvent event, Kept kept, @Nullable String key, int tries) {
        return before(kept, key)
                .compose(found -> found != null ? Future.succeededFuture(found) : store(event, kept, key))
                .recover(cause -> cause instanceof Conflict && tries > 1
                        ? stored(event, kept, key, tries - 1)
                        : Future.failedFuture(cause));
    }

    /** The answer given before under this key; {@code null} when it is new. */
    private Future<@Nullable Taken> before(Kept kept, @Nullable String key) {
        if (key == null) {
            return Future.succeededFuture(null);
        }
        return ledger.get(KEYS, scoped(kept, key)).map(found -> {
            if (found.isEmpty()) {
                return null;
            }
            UsedKey used = Json.read(found.get().body(), UsedKey.class);
            if (!used.bodyHash().equals(Hash.of(kept.body()))) {
                throw new Refusal.NotNow("this Idempotency-Key was used for another body before");
            }
            return new Taken(used.event(), null);
        });
    }

    private static String scoped(Kept kept, String key) {
        return kept.by() + "/" + key;
    }

    private Future<Taken> store(IntakeEvent event, Kept kept, @Nullable String key) {
        return writes(event, kept).compose(changes -> {
            List<Ledger.Write> writes = new ArrayList<>(changes);
            if (key != null) {
                UsedKey used = new UsedKey(kept.id(), Hash.of(kept.body()));
                writes.add(new Ledger.Write(KEYS, scoped(kept, key), 0, "", Json.write(used)));
            }
            Ledger.Append append = new Ledger.Append(JOURNAL, Ledger.Write.ANY, kept.id(), Json.write(kept));
            boolean air = !(event instanceof IntakeEvent.Drafted) && !(event instanceof IntakeEvent.Reported);
            Ledger.Commit commit = new Ledger.Commit(writes, List.of(append));
            List<AuditEntry> entries = entries(event, kept);
            return (entries.isEmpty() ? ledger.commit(commit) : audit.commit(commit, entries))
                    .map(done -> new Taken(kept.id(), air ? event.area() : null));
        });
    }

    /** What machines measure stands in the journal of events; what a person decides about it, or answers for, in the audit log as well. */
    private static List<AuditEntry> entries(IntakeEvent event, Kept kept) {
        if (event instanceof IntakeEvent.DustMarked mark) {
            Map<String, String> detail = Map.of(
                    "from",
                    mark.from().toString(),
                    "until",
                    mark.until().toString(),
                    "dust",
                    String.valueOf(mark.dust()),
                    "reason",
                    mark.reason());
            return List.of(new AuditEntry(kept.at(), kept.by(), "air.dust", mark.area(), detail));
        }
        if (event instanceof IntakeEvent.Reported report) {
            String corrects = report.said().corrects();
            Map<String, String> detail =
                    corrects == null ? Map.of("report", kept.id()) : Map.of("report", kept.id(), "corrects", corrects);
            return List.of(new AuditEntry(kept.at(), kept.by(), "county.report", report.area(), detail));
        }
        return List.of();
    }

    /** The hours as they came, and those that are made of stations. */
    private Future<List<Ledger.Write>> observed(IntakeEvent.Observed observed) {
        Map<Instant, DayHours.Hour> hours = new TreeMap<>();
        Future<StationBook.Taken> made = observed.stations().isEmpty()
                ? Future.succeededFuture(new StationBook.Taken(List.of(), Map.of()))
                : stations.take(observed.area(), observed.stations());
        return made.compose(taken -> {
            hours.putAll(taken.hours());
            observed.hours().forEach(hour -> hours.put(hour.observation().time(), DayHours.Hour.of(hour)));
            return book.observed(observed.area(), hours).map(days -> {
                List<Ledger.Write> writes = new ArrayList<>(taken.writes());
                writes.addAll(days);
                return writes;
            });
        });
    }

    private Future<List<Ledger.Write>> writes(IntakeEvent event, Kept kept) {
        if (event instanceof IntakeEvent.Observed observed) {
            return observed(observed);
        }
        if (event instanceof IntakeEvent.DustMarked mark) {
            DustMarks.Mark word =
                    new DustMarks.Mark(mark.from(), mark.until(), mark.dust(), mark.reason(), kept.by(), kept.at());
            return book.marked(mark.area(), word).map(List::of);
        }
        if (event instanceof IntakeEvent.Forecasted forecast) {
            return one(book.forecast(forecast.area(), forecast.forecast(), kept.id()));
        }
        if (event instanceof IntakeEvent.Prompted prompt) {
            return one(book.prompt(prompt.area(), prompt.prompt(), kept.id()));
        }
        if (event instanceof IntakeEvent.Drafted drafted) {
            return drafts.submitted(drafted, kept.by());
        }
        return reported(((IntakeEvent.Reported) event).said().received(kept.id(), kept.at(), kept.by()));
    }

    /** A correction names a report of the same county, which stays as it was. */
    private Future<List<Ledger.Write>> reported(CountyReport report) {
        String corrects = report.corrects();
        Future<Boolean> known = corrects == null
                ? Future.succeededFuture(true)
                : ledger.get(CountyReports.KIND, corrects)
                        .map(found -> found.filter(one -> one.tag().equals(report.area()))
                                .isPresent());
        return known.compose(is -> is
                ? one(new Ledger.Write(CountyReports.KIND, report.id(), 0, report.area(), Json.write(report)))
                : Future.failedFuture(new Refusal.Invalid(List.of(new Refusal.Fault(
                        "/corrects", corrects + " is no report of " + report.area() + " (expected the id of one)")))));
    }

    private static Future<List<Ledger.Write>> one(Ledger.Write write) {
        return Future.succeededFuture(List.of(write));
    }
}
