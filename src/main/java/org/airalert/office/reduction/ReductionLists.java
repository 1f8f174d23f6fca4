package org.airalert.office.reduction;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.airalert.access.Audit;
import org.airalert.access.AuditEntry;
import org.airalert.access.Principal;
import org.airalert.clause.Clause;
import org.airalert.directory.Area;
import org.airalert.directory.AreaTree;
import org.airalert.directory.Recipient;
import org.airalert.office.Refusal;
import org.airalert.office.Roster;
import org.airalert.reduction.CountyTotal;
import org.airalert.reduction.Line;
import org.airalert.reduction.ListReader;
import org.airalert.store.Ledger;
import org.airalert.worker.Workers;

/** The reduction lists in force: one file holds all of them, and a new one takes the place of the old whole or not at all. Thread-safe. */
@Clause("P4.2.1-2..6")
public final class ReductionLists {
    private static final String KIND = "reduction";
    /** Rows in one document: some hundred KB. */
    private static final int PIECE = 1_000;

    private final Ledger ledger;
    private final Audit audit;
    private final Roster roster;
    private final AreaTree areas;
    private final Workers workers;
    private final InstantSource clock;

    public ReductionLists(Kept kept, AreaTree areas, Workers workers, InstantSource clock) {
        this.ledger = kept.ledger();
        this.audit = kept.audit();
        this.roster = kept.roster();
        this.areas = areas;
        this.workers = workers;
        this.clock = clock;
    }

    /** Where lists and directory are kept. */
    public record Kept(Ledger ledger, Audit audit, Roster roster) {}

    /** @param enterprises how many enterprises and sites the lines belong to */
    public record Taken(int lines, int enterprises, List<CountyTotal> totals) {}

    /**
     * Reads a file and takes all of it or nothing.
     *
     * @param file CSV or XLSX
     * @param dryRun only reads and checks
     * @return fails with {@link Refusal.Invalid} naming every fault as {@code /row/column}
     */
    public Future<Taken> take(byte[] file, boolean dryRun, Principal by) {
        return workers.run(() -> read(file)).compose(read -> {
            Taken taken = taken(read.lines());
            return dryRun ? Future.succeededFuture(taken) : keep(read, by).map(done -> taken);
        });
    }

    private record Read(Map<Integer, List<String>> rows, List<Line> lines) {}

    private Read read(byte[] file) {
        Map<Integer, List<String>> rows = Sheets.rows(file);
        ListReader.Result result = ListReader.read(rows, counties());
        if (!result.faults().isEmpty()) {
            throw new Refusal.Invalid(result.faults().stream()
                    .map(fault -> new Refusal.Fault("/" + fault.row() + "/" + fault.column(), fault.what()))
                    .toList());
        }
        return new Read(rows, result.lines());
    }

    private static Taken taken(List<Line> lines) {
        return new Taken(lines.size(), Enterprises.byEnterprise(lines).size(), CountyTotal.of(lines));
    }

    private Map<String, String> counties() {
        Map<String, String> codes = new HashMap<>();
        for (Area area : areas.all()) {
            codes.put(area.code(), area.code());
            codes.put(area.nameZh(), area.code());
        }
        return codes;
    }

    /** The lists first, then the directory: a crash between the two is mended by taking the file in again. */
    private Future<Void> keep(Read read, Principal by) {
        return ledger.list(new Ledger.Query(KIND, null, null, Integer.MAX_VALUE, false))
                .compose(old -> {
                    List<Ledger.Write> writes = new ArrayList<>();
                    old.forEach(one -> writes.add(new Ledger.Write(KIND, one.id(), Ledger.Write.ANY, "", null)));
                    List<List<String>> rows = new ArrayList<>(read.rows().values());
                    for (int from = 0; from < rows.size(); from += PIECE) {
                        String id = String.format(java.util.Locale.ROOT, "%05d", from / PIECE);
                        writes.removeIf(write -> write.id().equals(id));
                        writes.add(new Ledger.Write(
                                KIND,
                                id,
                                Ledger.Write.ANY,
                                "",
                                new JsonArray(rows.subList(from, Math.min(rows.size(), from + PIECE))).encode()));
                    }
                    AuditEntry entry = new AuditEntry(
                            clock.instant(),
                            by.account(),
                            "reduction.import",
                            "",
                            Map.of("lines", Integer.toString(read.lines().size())));
                    return audit.commit(new Ledger.Commit(writes, List.of()), List.of(entry));
                })
                .compose(done -> workers.run(() -> Enterprises.merged(roster.recipients(), read.lines())))
                .compose((List<Recipient> next) -> roster.replace(next, by))
                .mapEmpty();
    }

    /** The lines in force; empty when no list was taken in. */
    public Future<List<Line>> lines() {
        return ledger.list(new Ledger.Query(KIND, null, null, Integer.MAX_VALUE, false))
                .compose(found -> workers.run(() -> {
                    Map<Integer, List<String>> rows = new TreeMap<>();
                    for (Ledger.Document document : found) {
                        for (Object row : new JsonArray(document.body())) {
                            rows.put(
                                    rows.size() + 1,
                                    ((JsonArray) row)
                                            .stream().map(String::valueOf).toList());
                        }
                    }
                    return rows.isEmpty()
                            ? List.of()
                            : ListReader.read(rows, counties()).lines();
                }));
    }

    /** The sums by county; empty when no list was taken in. */
    public Future<List<CountyTotal>> totals() {
        return lines().map(CountyTotal::of);
    }

    /** The lines of one enterprise, by its recipient's id; empty when no list names it. */
    public Future<Optional<List<Line>>> of(String recipient) {
        return lines().map(
                        all -> Optional.ofNullable(Enterprises.byEnterprise(all).get(recipient)));
    }
}
