package org.airalert.office.evaluation;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.airalert.access.Audit;
import org.airalert.access.AuditEntry;
import org.airalert.access.Principal;
import org.airalert.access.Role;
import org.airalert.alert.Alert;
import org.airalert.alert.EventId;
import org.airalert.clause.Clause;
import org.airalert.directory.Recipient;
import org.airalert.evaluation.Duties;
import org.airalert.evaluation.Evaluator;
import org.airalert.evaluation.Report;
import org.airalert.evaluation.SendingCount;
import org.airalert.office.Desk;
import org.airalert.office.Refusal;
import org.airalert.store.DeliveryStore;
import org.airalert.store.Ledger;
import org.airalert.warning.Plan;
import org.airalert.worker.Workers;
import org.jspecify.annotations.Nullable;

/** The evaluations of all events: which are due, each as it drafts itself, and its completion by a person. Safe for any number of threads. */
@Clause("P5")
public final class Evaluations {
    static final String KIND = "evaluation";

    private final Parts parts;
    private final Dossiers dossiers;
    private final Evaluator evaluator;
    private final ReportJson json;

    /**
     * @param recipients the directory as it stands
     * @param channels by id
     * @param duties what counties and units owed during an event
     */
    public record Parts(
            Desk desk,
            Ledger ledger,
            DeliveryStore deliveries,
            Audit audit,
            Plan plan,
            Supplier<Collection<Recipient>> recipients,
            Map<String, SendingCount.ChannelFacts> channels,
            DutyBook duties,
            InstantSource clock,
            Workers workers) {
        public Parts {
            channels = Map.copyOf(channels);
        }
    }

    /** Where county reports and tasks are kept. */
    @FunctionalInterface
    public interface DutyBook {
        /** What the alerts of one event brought with them, from one moment to another. */
        Future<Duties> of(List<Alert> alerts, Instant from, Instant until);
    }

    public Evaluations(Parts parts) {
        this.parts = parts;
        this.dossiers = new Dossiers(parts);
        this.evaluator = new Evaluator(parts.plan());
        this.json = new ReportJson(parts.plan().zone());
    }

    /** How far an evaluation is. */
    public enum State {
        /** The response goes on. */
        RUNNING,
        DUE,
        OVERDUE,
        COMPLETED;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * One event in the list.
     *
     * @param highest the highest level that was told; {@code null} for none
     * @param until end of the response; {@code null} while it goes on
     * @param due by when the evaluation is due; {@code null} while the response goes on
     */
    public record Listed(
            String event,
            boolean exercise,
            String area,
            @Nullable String highest,
            Instant from,
            @Nullable Instant until,
            @Nullable Instant due,
            State state) {}

    /**
     * What only people know (plan, 5: 重污染天气原因、影响、措施落实、应对效果).
     *
     * @param causes needed, as all of them
     */
    public record Remarks(String causes, String impact, String measures, String effect) {
        public Remarks {
            List<Refusal.Fault> faults = new ArrayList<>();
            require("causes", causes, faults);
            require("impact", impact, faults);
            require("measures", measures, faults);
            require("effect", effect, faults);
            if (!faults.isEmpty()) {
                throw new Refusal.Invalid(faults);
            }
        }

        private static void require(String field, String text, List<Refusal.Fault> faults) {
            if (text.isBlank()) {
                faults.add(new Refusal.Fault("/" + field, "missing (expected text)"));
            } else if (text.length() > LONGEST) {
                faults.add(new Refusal.Fault(
                        "/" + field, text.length() + " characters (expected at most " + LONGEST + ")"));
            }
        }

        private static final int LONGEST = 4_000;

        JsonObject json() {
            return new JsonObject()
                    .put("causes", causes)
                    .put("impact", impact)
                    .put("measures", measures)
                    .put("effect", effect);
        }
    }

    /** All events that had a warning or an exercise, newest first. */
    public Future<List<Listed>> list() {
        Instant now = parts.clock().instant();
        return dossiers.events()
                .compose(events -> completed()
                        .map(done -> events.values().stream()
                                .map(alerts -> listed(alerts, done, now))
                                .toList()));
    }

    private Future<Map<String, Ledger.Document>> completed() {
        return parts.ledger()
                .list(new Ledger.Query(KIND, null, null, Integer.MAX_VALUE, false))
                .map(found -> {
                    Map<String, Ledger.Document> byEvent = new LinkedHashMap<>();
                    found.forEach(one -> byEvent.put(one.id(), one));
                    return byEvent;
                });
    }

    private Listed listed(List<Alert> alerts, Map<String, Ledger.Document> done, Instant now) {
        Report.Head head = dossiers.head(alerts, now);
        Instant due = head.due();
        State state = State.RUNNING;
        if (done.containsKey(head.event())) {
            state = State.COMPLETED;
        } else if (due != null) {
            state = now.isAfter(due) ? State.OVERDUE : State.DUE;
        }
        return new Listed(
                head.event(),
                head.status() == org.airalert.alert.AlertStatus.EXERCISE,
                head.area().code(),
                head.highest() == null ? null : head.highest().word(),
                head.from(),
                head.until(),
                due,
                state);
    }

    /** The report as JSON: as it was completed, or as it drafts itself now. Fails with {@link Refusal.Unknown}. */
    public Future<JsonObject> report(EventId event) {
        return parts.ledger()
                .get(KIND, event.value())
                .compose(found -> found.map(document -> Future.succeededFuture(new JsonObject(document.body())))
                        .orElseGet(() -> draft(event)));
    }

    private Future<JsonObject> draft(EventId event) {
        return drafted(event).map(report -> {
            JsonObject written = json.write(report);
            Instant due = report.head().due();
            State state = State.RUNNING;
            if (due != null) {
                state = parts.clock().instant().isAfter(due) ? State.OVERDUE : State.DUE;
            }
            return written.put("state", state.word());
        });
    }

    /** The report itself, for comparisons. */
    Future<Report> drafted(EventId event) {
        return dossiers.file(event).compose(file -> parts.workers().run(() -> evaluator.of(file)));
    }

    /** Freezes the report with what people add to it; refused while the response goes on, and a second time. */
    public Future<JsonObject> complete(EventId event, Remarks remarks, Principal by) {
        if (!by.is(Role.DUTY_OFFICER) && !by.is(Role.APPROVER)) {
            throw new Refusal.Forbidden("only a duty officer or an approver may complete an evaluation");
        }
        return drafted(event).compose(report -> {
            if (report.head().until() == null) {
                throw new Refusal.NotNow(
                        "event " + event.value() + " goes on: it is evaluated when its response has ended");
            }
            Instant now = parts.clock().instant();
            JsonObject frozen = json.write(report)
                    .put("state", State.COMPLETED.word())
                    .put("remarks", remarks.json())
                    .put("completedAt", json.time(now))
                    .put("completedBy", by.account());
            Ledger.Write write = new Ledger.Write(KIND, event.value(), 0, State.COMPLETED.word(), frozen.encode());
            AuditEntry entry = new AuditEntry(
                    now,
                    by.account(),
                    "evaluation.complete",
                    event.value(),
                    Map.of("due", String.valueOf(report.head().due())));
            return parts.audit()
                    .commit(new Ledger.Commit(List.of(write), List.of()), List.of(entry))
                    .map(done -> frozen)
                    .recover(cause -> cause instanceof org.airalert.store.Conflict
                            ? Future.failedFuture(new Refusal.NotNow(
                                    "the evaluation of event " + event.value() + " is completed already"))
                            : Future.failedFuture(cause));
        });
    }

    /** Whether an alert counts for an event at all: an advisory alone is none. */
    static boolean isStep(Alert alert) {
        return alert.kind().movesWarning();
    }

    Optional<Recipient> recipient(String id) {
        return parts.recipients().get().stream()
                .filter(one -> one.id().equals(id))
                .findFirst();
    }

    static Instant sent(Alert alert) {
        return Objects.requireNonNullElse(alert.sent(), alert.createdAt());
    }
}
