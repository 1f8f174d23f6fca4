package org.airalert.office;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.airalert.access.Audit;
import org.airalert.access.AuditEntry;
import org.airalert.access.Principal;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertState;
import org.airalert.alert.AreaRef;
import org.airalert.alert.Proposal;
import org.airalert.directory.AreaTree;
import org.airalert.store.Ledger;
import org.airalert.warning.WarningInForce;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has areas assessed: when something new came in, and by the clock. One area's assessments run one after another; requests that come while one
 * waits are one request, so that a flood of data does not become a flood of work.
 */
final class Watch {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    /** Enough to keep the store's group commit busy, and far below what it takes in one go. */
    private static final int AT_ONCE = 16;

    private final Deliberation deliberation;
    private final Minutes minutes;
    private final AirBook book;
    private final Docs docs;
    private final Audit audit;
    private final Serial serial;
    private final AreaTree areas;
    private final InstantSource clock;
    private final Turns turns = new Turns(AT_ONCE);
    private final Map<String, Future<Void>> waiting = new HashMap<>();
    private final List<Consumer<Deliberation.Put>> listeners = new ArrayList<>();

    Watch(Office.Parts parts, AirBook book, Docs docs, Serial serial) {
        this.deliberation = new Deliberation(parts.assessor(), parts.ids(), parts.settings());
        this.minutes = new Minutes(parts.assessor().plan());
        this.book = book;
        this.docs = docs;
        this.audit = parts.audit();
        this.serial = serial;
        this.areas = parts.areas();
        this.clock = parts.airClock();
    }

    /** Called after a proposal was made durable. Add before the first assessment. */
    void onProposal(Consumer<Deliberation.Put> listener) {
        listeners.add(listener);
    }

    /** Assesses the area as of now; done when the result is durable. Several calls that wait together are one. */
    Future<Void> assess(String area) {
        synchronized (waiting) {
            Future<Void> known = waiting.get(area);
            if (known != null) {
                return known;
            }
            boolean[] begun = new boolean[1];
            Future<Void> mine = serial.run(area, () -> {
                synchronized (waiting) {
                    begun[0] = true;
                    waiting.remove(area);
                }
                return turns.run(() -> assessNow(area));
            });
            if (!begun[0]) {
                waiting.put(area, mine);
            }
            return mine.onFailure(cause -> LOG.warn("assessment failed area={}", area, cause));
        }
    }

    /** What can be said of a county that has no data of its own: nothing about its air. Empty for the city and for what is no area. */
    Optional<String> ofNothing(String code) {
        return areas.find(code)
                .filter(area -> area.parent() != null)
                .map(area -> minutes.ofNothing(code, clock.instant()).toString());
    }

    private Future<Void> assessNow(String code) {
        Optional<AreaRef> area = areas.find(code).map(DraftReader::named);
        if (area.isEmpty()) {
            return Future.failedFuture(new Refusal.Unknown("area " + code));
        }
        Instant now = clock.instant();
        return docs.standing(code)
                .compose(standing -> Future.join(open(standing.value().open()), book.read(code, now), city(code))
                        .map(known -> new Deliberation.Question(
                                area.get(),
                                now,
                                standing.value(),
                                known.resultAt(1),
                                known.resultAt(0),
                                known.resultAt(2)))
                        .map(deliberation::answer)
                        .compose(answer -> keep(standing, answer)));
    }

    /** The city's warning, below which no county's may be; {@code null} for the city itself. */
    private Future<@Nullable WarningInForce> city(String code) {
        String root = areas.root().code();
        return code.equals(root)
                ? Future.succeededFuture(null)
                : docs.standing(root).map(standing -> standing.value().course().inForce());
    }

    private Future<List<Deliberation.Put>> open(List<String> ids) {
        return Future.join(ids.stream().map(this::open).toList())
                .map(found -> found.<Optional<Deliberation.Put>>list().stream()
                        .flatMap(Optional::stream)
                        .toList());
    }

    private Future<Optional<Deliberation.Put>> open(String id) {
        return docs.proposal(id).compose(found -> {
            if (found.isEmpty()) {
                return Future.succeededFuture(Optional.empty());
            }
            ProposalRecord record = found.get().value();
            return docs.alert(record.proposal().alert())
                    .map(draft -> draft.map(alert -> new Deliberation.Put(record, alert.value())));
        });
    }

    private Future<Void> keep(Docs.Versioned<Standing> was, Deliberation.Answer answer) {
        String area = answer.assessment().area();
        List<Ledger.Write> writes = new ArrayList<>();
        writes.add(new Ledger.Write(
                Docs.ASSESSMENT,
                area,
                Ledger.Write.ANY,
                "",
                minutes.write(answer).toString()));
        if (!answer.fresh().isEmpty() || !answer.refreshed().isEmpty()) {
            // What a person is asked to decide must be provable for as long as the decision is.
            String id = Minutes.id(area, answer.assessment().now());
            writes.add(new Ledger.Write(
                    Docs.CAUSE,
                    id,
                    Ledger.Write.ANY,
                    area,
                    minutes.withInput(answer).toString()));
        }
        if (!answer.standing().equals(was.value())) {
            writes.add(Docs.write(area, was, answer.standing()));
        }
        for (Deliberation.Put put : answer.fresh()) {
            writes.add(Docs.write(put.record(), 0));
            writes.add(Docs.write(put.draft(), 0));
        }
        return Future.join(ended(answer), refreshed(answer))
                .compose(changes -> {
                    changes.<List<Ledger.Write>>list().forEach(writes::addAll);
                    return audit.commit(new Ledger.Commit(writes, List.of()), entries(answer));
                })
                .onSuccess(done -> answer.fresh().forEach(this::tell))
                .mapEmpty();
    }

    /** Open proposals with newer figures, with their drafts. */
    private Future<List<Ledger.Write>> refreshed(Deliberation.Answer answer) {
        return Future.join(answer.refreshed().stream().map(this::rewritten).toList())
                .map(done -> done.<List<Ledger.Write>>list().stream()
                        .flatMap(List::stream)
                        .toList());
    }

    private Future<List<Ledger.Write>> rewritten(Deliberation.Put put) {
        return Future.join(docs.proposal(put.id()), docs.alert(put.draft().id()))
                .map(both -> {
                    Optional<Docs.Versioned<ProposalRecord>> record = both.resultAt(0);
                    Optional<Docs.Versioned<Alert>> draft = both.resultAt(1);
                    return List.of(
                            Docs.write(put.record(), record.orElseThrow().version()),
                            Docs.write(put.draft(), draft.orElseThrow().version()));
                });
    }

    /** Replaced and lapsed proposals, with their drafts. */
    private Future<List<Ledger.Write>> ended(Deliberation.Answer answer) {
        List<Future<List<Ledger.Write>>> ends = new ArrayList<>();
        answer.replaced()
                .forEach(id -> ends.add(
                        end(id, Proposal.State.REPLACED, answer.assessment().now())));
        answer.lapsed()
                .forEach(id -> ends.add(
                        end(id, Proposal.State.LAPSED, answer.assessment().now())));
        return Future.join(ends)
                .map(done -> done.<List<Ledger.Write>>list().stream()
                        .flatMap(List::stream)
                        .toList());
    }

    private Future<List<Ledger.Write>> end(String id, Proposal.State state, Instant now) {
        return docs.proposal(id).compose(found -> {
            Docs.Versioned<ProposalRecord> was = found.orElseThrow();
            ProposalRecord record = was.value();
            Proposal ended = record.proposal().become(state, now);
            Ledger.Write write = Docs.write(
                    new ProposalRecord(ended, record.decision(), record.flags(), record.assessedAt(), record.owed()),
                    was.version());
            return docs.alert(ended.alert()).map(alert -> {
                Docs.Versioned<Alert> draft = alert.orElseThrow();
                Alert lapsed =
                        draft.value().become(AlertState.LAPSED, draft.value().signOff());
                return List.of(write, Docs.write(lapsed, draft.version()));
            });
        });
    }

    private static List<AuditEntry> entries(Deliberation.Answer answer) {
        List<AuditEntry> entries = new ArrayList<>();
        Instant now = answer.assessment().now();
        String engine = Principal.ENGINE.account();
        String area = answer.assessment().area();
        Deliberation.TookEffect took = answer.tookEffect();
        if (took != null) {
            Map<String, String> detail = Map.of(
                    "action", took.action().name(), "due", took.due().toString(), "late", String.valueOf(took.late()));
            entries.add(new AuditEntry(now, engine, "warning.took-effect", area, detail));
        }
        answer.replaced().forEach(id -> entries.add(new AuditEntry(now, engine, "proposal.replaced", id)));
        answer.lapsed().forEach(id -> entries.add(new AuditEntry(now, engine, "proposal.lapsed", id)));
        answer.refreshed()
                .forEach(put -> entries.add(new AuditEntry(
                        now,
                        engine,
                        "proposal.refreshed",
                        put.id(),
                        Map.of("assessment", put.record().proposal().assessment()))));
        for (Deliberation.Put put : answer.fresh()) {
            entries.add(new AuditEntry(
                    now,
                    engine,
                    "proposal.made",
                    put.record().proposal().id(),
                    Map.of(
                            "kind",
                            put.draft().kind().word(),
                            "alertId",
                            put.draft().id().value())));
        }
        return entries;
    }

    private void tell(Deliberation.Put put) {
        LOG.info(
                "proposal made proposalId={} alertId={} area={} kind={}",
                put.record().proposal().id(),
                put.draft().id(),
                put.record().proposal().area(),
                put.draft().kind().word());
        listeners.forEach(listener -> listener.accept(put));
    }

    /** Assesses every area that has ever had data, and the city; failures are logged, because the clock comes again. */
    Future<Void> assessAll(Set<String> codes) {
        List<Future<Void>> all =
                codes.stream().map(code -> assess(code).otherwiseEmpty()).toList();
        return Future.join(all).mapEmpty();
    }
}
