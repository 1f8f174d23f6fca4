package org.airalert.office;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.airalert.access.Audit;
import org.airalert.access.AuditEntry;
import org.airalert.access.Principal;
import org.airalert.directory.Recipient;
import org.airalert.store.Ledger;

/**
 * The directory as it stands: that of the configuration until somebody replaces it, then the one in the store. Thread-safe.
 */
public final class Roster {
    private static final String KIND = "directory";
    private static final String ID = "recipients";

    private final Ledger ledger;
    private final Audit audit;
    private final InstantSource clock;
    private volatile List<Recipient> recipients;
    private volatile long version;

    private Roster(Ledger ledger, Audit audit, InstantSource clock, List<Recipient> recipients) {
        this.ledger = ledger;
        this.audit = audit;
        this.clock = clock;
        this.recipients = recipients;
    }

    /** As the store keeps it. */
    record Kept(List<Recipient> recipients) {}

    /** @param configured used until the store has one */
    public static Future<Roster> open(Ledger ledger, Audit audit, InstantSource clock, List<Recipient> configured) {
        return ledger.get(KIND, ID)
                .map(found -> found.map(document ->
                                Json.read(document.body(), Kept.class).recipients())
                        .orElse(configured))
                .map(known -> new Roster(ledger, audit, clock, List.copyOf(known)));
    }

    /** Takes over what another node replaced it with; done when that is read. */
    public Future<Void> refresh() {
        return ledger.get(KIND, ID)
                .onSuccess(found ->
                        found.filter(document -> document.version() != version).ifPresent(this::take))
                .mapEmpty();
    }

    private void take(Ledger.Document document) {
        recipients = List.copyOf(Json.read(document.body(), Kept.class).recipients());
        version = document.version();
    }

    public Collection<Recipient> recipients() {
        return recipients;
    }

    /**
     * Changes one recipient; durable when the future completes.
     *
     * @param action as the audit names it; it tells who was changed, never an address
     * @return fails with {@link Refusal.Unknown}, or with {@link org.airalert.store.Conflict} when somebody else changed the directory meanwhile
     */
    public Future<Recipient> change(String id, UnaryOperator<Recipient> change, String action, Principal by) {
        return ledger.get(KIND, ID).compose(found -> {
            List<Recipient> next = new ArrayList<>(
                    found.map(document -> Json.read(document.body(), Kept.class).recipients())
                            .orElse(recipients));
            int place = IntStream.range(0, next.size())
                    .filter(i -> next.get(i).id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new Refusal.Unknown("recipient " + id));
            Recipient changed = change.apply(next.get(place));
            next.set(place, changed);
            long known = found.map(Ledger.Document::version).orElse(0L);
            Ledger.Write write = new Ledger.Write(KIND, ID, known, "", Json.write(new Kept(next)));
            AuditEntry entry = new AuditEntry(clock.instant(), by.account(), action, id);
            return audit.commit(new Ledger.Commit(List.of(write), List.of()), List.of(entry))
                    .onSuccess(done -> recipients = List.copyOf(next))
                    .map(done -> changed);
        });
    }

    /** Takes the place of the whole directory; durable when the future completes. */
    public Future<Integer> replace(List<Recipient> next, Principal by) {
        List<Recipient> kept = List.copyOf(next);
        Ledger.Write write = new Ledger.Write(KIND, ID, Ledger.Write.ANY, "", Json.write(new Kept(kept)));
        AuditEntry entry = new AuditEntry(
                clock.instant(),
                by.account(),
                "directory.replace",
                "",
                Map.of("recipients", Integer.toString(kept.size())));
        return audit.commit(new Ledger.Commit(List.of(write), List.of()), List.of(entry))
                .onSuccess(done -> recipients = kept)
                .map(done -> kept.size());
    }
}
