package org.airalert.office.evaluation;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.airalert.access.Audit;
import org.airalert.access.AuditEntry;
import org.airalert.access.Principal;
import org.airalert.access.Role;
import org.airalert.alert.EventId;
import org.airalert.clause.Clause;
import org.airalert.office.Refusal;
import org.airalert.store.Ledger;

/** Results of scripted drills as the office keeps them, and how they compare with each other and with real events (plan, 6.4). */
@Clause("P6.4")
public final class Drills {
    private static final String KIND = "drill";
    /** How many of each kind stand beside each other. */
    private static final int SHOWN = 6;

    private final Ledger ledger;
    private final Audit audit;
    private final InstantSource clock;
    private final Evaluations evaluations;

    public Drills(Ledger ledger, Audit audit, InstantSource clock, Evaluations evaluations) {
        this.ledger = ledger;
        this.audit = audit;
        this.clock = clock;
        this.evaluations = evaluations;
    }

    /**
     * Keeps a result as the command {@code drill} wrote it; the same result once only.
     *
     * @return its id
     */
    public Future<String> keep(JsonObject result, Principal by) {
        if (!by.is(Role.DUTY_OFFICER) && !by.is(Role.APPROVER)) {
            throw new Refusal.Forbidden("only a duty officer or an approver may file a drill's result");
        }
        List<Refusal.Fault> faults = faults(result);
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
        String id = result.getString("ranAt") + "/" + result.getString("script");
        JsonObject kept =
                result.copy().put("filedAt", clock.instant().toString()).put("filedBy", by.account());
        AuditEntry entry = new AuditEntry(clock.instant(), by.account(), "drill.file", id, Map.of());
        return audit.commit(
                        new Ledger.Commit(
                                List.of(new Ledger.Write(
                                        KIND, id, Ledger.Write.ANY, result.getString("script"), kept.encode())),
                                List.of()),
                        List.of(entry))
                .map(done -> id);
    }

    private static List<Refusal.Fault> faults(JsonObject result) {
        List<Refusal.Fault> faults = new ArrayList<>();
        if (!"exercise".equals(result.getString("status"))) {
            faults.add(new Refusal.Fault("/status", result.getString("status") + " (expected: exercise)"));
        }
        if (!String.valueOf(result.getString("script")).matches("[a-z][a-z0-9-]{1,39}")) {
            faults.add(new Refusal.Fault("/script", "missing (expected: a script's name)"));
        }
        try {
            Instant.parse(String.valueOf(result.getString("ranAt")));
        } catch (java.time.DateTimeException e) {
            faults.add(new Refusal.Fault("/ranAt", "missing (expected: a time such as 2026-01-05T08:00:00Z)"));
        }
        for (String part : List.of("title", "evaluation")) {
            if (!(result.getValue(part) instanceof JsonObject)) {
                faults.add(new Refusal.Fault("/" + part, "missing (expected: as the command drill writes it)"));
            }
        }
        if (faults.isEmpty() && !isReport(result.getJsonObject("evaluation"))) {
            faults.add(new Refusal.Fault("/evaluation", "expected a report as the command drill writes it"));
        }
        return faults;
    }

    private static boolean isReport(JsonObject report) {
        try {
            return Figures.of(report).containsKey("steps") && "exercise".equals(report.getString("status"));
        } catch (RuntimeException e) {
            // Any part that is missing or of another kind.
            return false;
        }
    }

    /** Kept results, newest first. */
    public Future<List<JsonObject>> list() {
        return ledger.list(new Ledger.Query(KIND, null, null, SHOWN, true))
                .map(found -> found.stream()
                        .map(document -> new JsonObject(document.body()).put("id", document.id()))
                        .toList());
    }

    /** Real events, exercises of this gateway and scripted drills beside each other, newest of each kind first. */
    public Future<List<JsonObject>> comparison() {
        return list().compose(drills -> evaluations.list().compose(events -> {
            List<JsonObject> columns = new ArrayList<>();
            Future<Void> read = Future.succeededFuture();
            for (boolean exercise : new boolean[] {false, true}) {
                for (Evaluations.Listed event : events.stream()
                        .filter(one -> one.exercise() == exercise)
                        .limit(SHOWN)
                        .toList()) {
                    read = read.compose(done -> evaluations.report(new EventId(event.event())))
                            .onSuccess(report -> columns.add(column(event, report)))
                            .mapEmpty();
                }
            }
            return read.map(done -> {
                drills.forEach(one -> columns.add(column(one)));
                return columns;
            });
        }));
    }

    private static JsonObject column(Evaluations.Listed event, JsonObject report) {
        return new JsonObject()
                .put("kind", event.exercise() ? "exercise" : "real")
                .put("id", event.event())
                .put("title", report.getJsonObject("area"))
                .put("when", report.getString("from"))
                .put("figures", Figures.of(report))
                .put("stepsMissed", null)
                .put("stepsLate", null);
    }

    private static JsonObject column(JsonObject drill) {
        return new JsonObject()
                .put("kind", "drill")
                .put("id", drill.getString("id"))
                .put("title", drill.getJsonObject("title"))
                .put("when", drill.getString("ranAt"))
                .put("figures", Figures.of(drill.getJsonObject("evaluation")))
                .put("stepsMissed", steps(drill, "missed"))
                .put("stepsLate", steps(drill, "late"));
    }

    private static long steps(JsonObject drill, String verdict) {
        return drill.getJsonArray("steps").stream()
                .filter(one -> verdict.equals(((JsonObject) one).getString("verdict")))
                .count();
    }
}
