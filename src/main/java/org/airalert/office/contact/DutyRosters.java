package org.airalert.office.contact;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.airalert.access.Audit;
import org.airalert.access.AuditEntry;
import org.airalert.access.Principal;
import org.airalert.directory.Recipient;
import org.airalert.duty.DutyPlan;
import org.airalert.duty.DutyRoster;
import org.airalert.duty.Shift;
import org.airalert.office.Json;
import org.airalert.store.Ledger;
import org.airalert.time.Timers;
import org.jspecify.annotations.Nullable;

/**
 * The duty rosters as they stand, and the directory with those in front who are on duty now: what is planned, and who is tried next, goes by that. Thread-safe.
 */
public final class DutyRosters {
    private static final String KIND = "duty-roster";
    private static final String ID = "shifts";

    private final Ledger ledger;
    private final Audit audit;
    private final Timers clock;
    private final Supplier<Collection<Recipient>> directory;
    private volatile DutyRoster roster = DutyRoster.NONE;
    private volatile @Nullable Shown shown;

    /** @param directory the directory as it stands */
    public DutyRosters(Ledger ledger, Audit audit, Timers clock, Supplier<Collection<Recipient>> directory) {
        this.ledger = ledger;
        this.audit = audit;
        this.clock = clock;
        this.directory = directory;
    }

    /** As the store keeps it. */
    record Kept(List<Shift> shifts) {}

    /** A directory made for a while; the same collection as long as nothing changes, because others go by that. */
    private record Shown(
            Collection<Recipient> from, DutyRoster roster, Instant since, Instant until, List<Recipient> people) {
        boolean holds(Collection<Recipient> directory, DutyRoster now, Instant at) {
            return from == directory && roster == now && !at.isBefore(since) && at.isBefore(until);
        }
    }

    /** Takes over what the store has; done when that is read. */
    public Future<Void> refresh() {
        return ledger.get(KIND, ID)
                .onSuccess(found -> found.ifPresent(document -> roster =
                        new DutyRoster(Json.read(document.body(), Kept.class).shifts())))
                .mapEmpty();
    }

    public DutyRoster roster() {
        return roster;
    }

    /** Everybody, each with those on duty now first. */
    public Collection<Recipient> recipients() {
        Collection<Recipient> all = directory.get();
        DutyRoster now = roster;
        if (now.shifts().isEmpty()) {
            return all;
        }
        Instant at = clock.instant();
        Shown made = shown;
        if (made == null || !made.holds(all, now, at)) {
            made = new Shown(
                    all,
                    now,
                    at,
                    now.nextChange(at).orElse(Instant.MAX),
                    all.stream().map(one -> now.at(one, at)).toList());
            shown = made;
        }
        return made.people();
    }

    /** Takes the place of all rosters; durable when the future completes. */
    public Future<Integer> replace(List<Shift> shifts, Principal by) {
        return write(new DutyRoster(shifts), "roster.replace", by.account()).map(done -> shifts.size());
    }

    /** Forgets shifts that ended long ago. */
    public Future<Void> forget(DutyPlan plan) {
        DutyRoster kept = roster.since(clock.instant(), plan.keepShifts());
        return kept.shifts().size() == roster.shifts().size()
                ? Future.succeededFuture()
                : write(kept, "roster.forget", Principal.SYSTEM.account());
    }

    private Future<Void> write(DutyRoster next, String action, String by) {
        Ledger.Write write = new Ledger.Write(KIND, ID, Ledger.Write.ANY, "", Json.write(new Kept(next.shifts())));
        AuditEntry entry = new AuditEntry(
                clock.instant(),
                by,
                action,
                "",
                Map.of("shifts", Integer.toString(next.shifts().size())));
        return audit.commit(new Ledger.Commit(List.of(write), List.of()), List.of(entry))
                .onSuccess(done -> roster = next)
                .mapEmpty();
    }
}
