package org.airalert.office;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.airalert.access.Principal;
import org.airalert.access.Role;
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

    private final Ledger ledger;
    private final EventReader reader;
    private final AirBook book;
    private final Drafts drafts;
    private final Serial serial;
    private final Ids ids;
    private final InstantSource clock;

    Intake(Office.Parts parts, AirBook book, Drafts drafts, Serial serial) {
        this.ledger = parts.ledger();
        this.reader = new EventReader(parts.assessor().plan(), parts.areas());
        this.book = book;
        this.drafts = drafts;
        this.serial = serial;
        this.ids = parts.ids();
        this.clock = parts.clock();
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
            return ledger.commit(new Ledger.Commit(writes, List.of(append)))
                    .map(done -> new Taken(kept.id(), air ? event.area() : null));
        });
    }

    private Future<List<Ledger.Write>> writes(IntakeEvent event, Kept kept) {
        if (event instanceof IntakeEvent.Observed observed) {
            return book.observed(observed.area(), observed.hours());
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
        IntakeEvent.Reported report = (IntakeEvent.Reported) event;
        return one(new Ledger.Write(
                "county-report", report.area() + "/" + report.at() + "/" + kept.id(), 0, report.area(), report.json()));
    }

    private static Future<List<Ledger.Write>> one(Ledger.Write write) {
        return Future.succeededFuture(List.of(write));
    }
}
