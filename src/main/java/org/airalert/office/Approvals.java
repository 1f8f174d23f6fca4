package org.airalert.office;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.airalert.access.AuditEntry;
import org.airalert.access.Principal;
import org.airalert.access.Role;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertFacts;
import org.airalert.alert.AlertId;
import org.airalert.alert.AlertKind;
import org.airalert.alert.AlertState;
import org.airalert.alert.ApprovalRules;
import org.airalert.alert.EventId;
import org.airalert.alert.Proposal;
import org.airalert.alert.SignOff;
import org.airalert.alert.Signer;
import org.airalert.store.Conflict;
import org.airalert.store.Ledger;
import org.airalert.warning.Announced;
import org.airalert.warning.Course;
import org.airalert.warning.Level;
import org.airalert.warning.WarningInForce;

/**
 * The decisions of people about drafts. Approving freezes the texts, moves the warning's course and makes all of it durable in one commit; the
 * fan-out begins after that, and only after that is the approver answered.
 */
final class Approvals {
    private final Office.Parts parts;
    private final Docs docs;
    private final Drafts drafts;
    private final Serial serial;
    private final Publication publication;
    private final Consultations consultations;
    private final List<Consumer<Alert>> listeners = new ArrayList<>();

    Approvals(Office.Parts parts, Drafts drafts, Serial serial, Publication publication) {
        this.parts = parts;
        this.drafts = drafts;
        this.docs = new Docs(parts.ledger());
        this.serial = serial;
        this.publication = publication;
        this.consultations = new Consultations(parts, docs);
    }

    Consultations consultations() {
        return consultations;
    }

    /** Called with each alert right after its approval is durable. Add before the first approval. */
    void onApproval(Consumer<Alert> listener) {
        listeners.add(listener);
    }

    Future<Alert> approve(AlertId id, Principal by) {
        return approve(id, by, Optional.empty());
    }

    /** On one signature; that the second is owed is durable with it. */
    Future<Alert> approveUrgently(AlertId id, String reason, Principal by) {
        return approve(id, by, Optional.of(reason));
    }

    private Future<Alert> approve(AlertId id, Principal by, Optional<String> urgent) {
        return inArea(
                id,
                () -> required(id).compose(draft -> {
                    requireApprover(draft.value(), by, urgent.isPresent());
                    String area = Drafts.areaOf(draft.value().facts());
                    // Again: the city's warning may have been raised since it was drafted.
                    return drafts.checkedAgainstCity(
                                    draft.value().kind(), draft.value().facts())
                            .compose(allowed -> docs.standing(area))
                            .compose(standing -> proposalOf(draft.value(), standing.value())
                                    .compose(proposal -> consultations
                                            .required(draft.value())
                                            .compose(consulted -> signed(
                                                    new Case(draft, standing, proposal, area, consulted, urgent),
                                                    by))));
                }));
    }

    /** What is on the table when somebody signs. */
    private record Case(
            Docs.Versioned<Alert> draft,
            Docs.Versioned<Standing> standing,
            Optional<Docs.Versioned<ProposalRecord>> proposal,
            String area,
            Map<String, String> consulted,
            Optional<String> urgent) {}

    private Future<Alert> signed(Case matter, Principal by) {
        Instant now = parts.clock().instant();
        Alert placed = placed(matter.draft().value(), matter.standing().value());
        return publication.freeze(placed, now).compose(frozen -> {
            SignOff signOff = placed.signOff().decided(by.account(), now, "");
            Alert approved = placed.approved(signOff, now, usefulUntil(placed, now), frozen.digests());
            List<Ledger.Write> writes =
                    new ArrayList<>(frozen.writes(approved.id().value()));
            writes.add(Docs.write(approved, matter.draft().version()));
            matter.proposal().ifPresent(proposal -> writes.add(decided(proposal, Proposal.State.APPROVED, now)));
            if (movesCourse(approved)) {
                writes.add(Docs.write(matter.area(), matter.standing(), next(approved, matter)));
            }
            Map<String, String> detail = new TreeMap<>(matter.consulted());
            detail.put("level", levelOf(approved));
            matter.urgent().ifPresent(reason -> {
                Instant due = now.plus(parts.settings().approval().urgency().secondWithin());
                writes.add(SignatureBook.owe(approved, reason, due));
                detail.put("reason", reason);
                detail.put("secondSignatureDue", due.toString());
            });
            return commit(
                            writes,
                            matter.urgent().isPresent() ? "alert.approve-urgent" : "alert.approve",
                            approved,
                            by,
                            detail)
                    .map(done -> approved)
                    .onSuccess(this::goOn);
        });
    }

    private void goOn(Alert approved) {
        listeners.forEach(listener -> listener.accept(approved));
        publication.fanOut(approved);
    }

    private static String levelOf(Alert alert) {
        Level level = alert.facts().level();
        return level == null ? "none" : level.word();
    }

    /** Its place in the event as it stands now; others may have been approved since it was drafted. */
    private Alert placed(Alert draft, Standing standing) {
        EventId running = standing.event();
        if (running == null || !draft.event().equals(running) || !movesCourse(draft)) {
            return draft;
        }
        return draft.placed(running, standing.sequence() + 1, standing.references());
    }

    private Instant usefulUntil(Alert alert, Instant now) {
        Instant latest = now.plus(parts.settings().usefulFor());
        Instant end = alert.facts().expectedEnd();
        boolean endsBefore = alert.kind().warns() && end != null && end.isAfter(now) && end.isBefore(latest);
        return endsBefore && end != null ? end : latest;
    }

    private boolean movesCourse(Alert alert) {
        return alert.kind().movesWarning() && alert.status() == parts.settings().status();
    }

    private Standing next(Alert approved, Case matter) {
        Standing standing = matter.standing().value();
        Standing rest = matter.proposal()
                .map(proposal -> standing.without(proposal.value().proposal().id()))
                .orElse(standing);
        Optional<ProposalRecord> proposal = matter.proposal().map(Docs.Versioned::value);
        boolean edited = !approved.signOff().drafter().equals(Principal.ENGINE.account());
        if (proposal.isPresent() && proposal.get().owed()) {
            return rest.after(approved, standing.course());
        }
        return rest.after(
                approved,
                proposal.isPresent() && !edited
                        ? standing.course().approve(proposal.get().assessment())
                        : byHand(approved, standing.course()));
    }

    /** The course after an alert whose facts a person wrote. */
    private static Course byHand(Alert alert, Course course) {
        AlertFacts facts = alert.facts();
        Instant effective = facts.effective();
        WarningInForce inForce = course.inForce();
        Instant sent = Objects.requireNonNull(alert.sent());
        boolean ahead = inForce != null
                && effective != null
                && effective.isAfter(sent)
                && !inForce.start().isAfter(sent);
        if (alert.kind() == AlertKind.CANCEL) {
            return Course.CLEAR;
        }
        if (alert.kind() == AlertKind.LIFT || alert.kind() == AlertKind.DOWNGRADE) {
            if (ahead && effective != null) {
                return new Course(
                        inForce, new Announced(facts.level(), effective, effective, sent, facts.expectedEnd()));
            }
        }
        Level level = facts.level();
        Instant start = facts.responseStart();
        return level == null || start == null
                ? Course.CLEAR
                : new Course(new WarningInForce(level, start, facts.expectedEnd()), null);
    }

    Future<Alert> reject(AlertId id, String reason, Principal by) {
        if (reason.isBlank()) {
            throw new Refusal.Invalid(
                    List.of(new Refusal.Fault("/reason", "请填写理由 (missing: expected why it is rejected)")));
        }
        return inArea(
                id,
                () -> required(id).compose(draft -> {
                    if (!by.signs() && !by.is(Role.DUTY_OFFICER)) {
                        throw new Refusal.Forbidden("只有审批人或值班员可以否决 (only an approver or a duty officer may reject)");
                    }
                    Instant now = parts.clock().instant();
                    SignOff signOff = draft.value().signOff().decided(by.account(), now, reason);
                    Alert rejected = become(draft.value(), AlertState.REJECTED, signOff);
                    String area = Drafts.areaOf(rejected.facts());
                    return docs.standing(area)
                            .compose(standing -> proposalOf(draft.value(), standing.value())
                                    .compose(proposal -> {
                                        List<Ledger.Write> writes = new ArrayList<>();
                                        writes.add(Docs.write(rejected, draft.version()));
                                        proposal.ifPresent(open -> {
                                            writes.add(decided(open, Proposal.State.REJECTED, now));
                                            Proposal refused = open.value().proposal();
                                            writes.add(Docs.write(
                                                    area,
                                                    standing,
                                                    standing.value()
                                                            .without(refused.id())
                                                            .refusing(refused.picture())));
                                        });
                                        return commit(writes, "alert.reject", rejected, by, Map.of("reason", reason))
                                                .map(done -> rejected);
                                    }));
                }));
    }

    Future<Alert> edit(AlertId id, AlertFacts facts, Principal by) {
        return inArea(
                id,
                () -> required(id).compose(draft -> {
                    if (!by.is(Role.DUTY_OFFICER) && !by.signs()) {
                        throw new Refusal.Forbidden("只有值班员或审批人可以修改 (only a duty officer or an approver may edit)");
                    }
                    if (!draft.value().state().isOpen()) {
                        throw new Refusal.NotNow(
                                "alert " + id + " is " + draft.value().state().word()
                                        + ": nothing is edited after its approval, only followed by an update");
                    }
                    Alert edited = handedIn(Drafts.complete(draft.value()
                            .edited(facts, by.account(), parts.clock().instant())));
                    return commit(List.of(Docs.write(edited, draft.version())), "alert.edit", edited, by, Map.of())
                            .map(done -> edited);
                }));
    }

    private static Alert handedIn(Alert edited) {
        return edited.state() == AlertState.SUBMITTED ? edited : edited.become(AlertState.SUBMITTED, edited.signOff());
    }

    Future<Alert> giveBack(AlertId id, String reason, Principal by) {
        if (reason.isBlank()) {
            throw new Refusal.Invalid(
                    List.of(new Refusal.Fault("/reason", "请填写理由 (missing: expected what is to be mended)")));
        }
        return inArea(
                id,
                () -> required(id).compose(draft -> {
                    if (!by.signs() && !by.is(Role.DUTY_OFFICER)) {
                        throw new Refusal.Forbidden("只有审批人或值班员可以退回 (only an approver or a duty officer may return)");
                    }
                    SignOff signOff = draft.value()
                            .signOff()
                            .decided(by.account(), parts.clock().instant(), reason);
                    Alert returned = become(draft.value(), AlertState.RETURNED, signOff);
                    return commit(
                                    List.of(Docs.write(returned, draft.version())),
                                    "alert.return",
                                    returned,
                                    by,
                                    Map.of("reason", reason))
                            .map(done -> returned);
                }));
    }

    private static Alert become(Alert alert, AlertState next, SignOff by) {
        if (!alert.state().canBecome(next)) {
            throw new Refusal.NotNow(
                    "alert " + alert.id() + " is " + alert.state().word() + " and cannot become " + next.word());
        }
        return alert.become(next, by);
    }

    private static Ledger.Write decided(Docs.Versioned<ProposalRecord> was, Proposal.State state, Instant now) {
        ProposalRecord record = was.value();
        Proposal decided = record.proposal().become(state, now);
        return Docs.write(
                new ProposalRecord(decided, record.decision(), record.flags(), record.assessedAt(), record.owed()),
                was.version());
    }

    /** Two persons, and the right ones: on the server, whatever a page shows (plan, 3.2.3). */
    private void requireApprover(Alert draft, Principal by, boolean urgent) {
        boolean automatic = by.equals(Principal.SYSTEM)
                && parts.settings().autoApprove().contains(draft.kind().name())
                && draft.state() == AlertState.SUBMITTED;
        if (!automatic) {
            Instant now = parts.clock().instant();
            ApprovalRules rules = parts.settings().approval();
            Signer signer = SignatureBook.signer(by);
            SignatureBook.require(
                    urgent ? rules.urgently(draft, signer, now) : rules.ordinary(draft, signer, now), draft.id());
        }
    }

    private Future<Optional<Docs.Versioned<ProposalRecord>>> proposalOf(Alert alert, Standing standing) {
        return Future.join(standing.open().stream().map(docs::proposal).toList())
                .map(found -> found.<Optional<Docs.Versioned<ProposalRecord>>>list().stream()
                        .flatMap(Optional::stream)
                        .filter(one -> one.value().proposal().alert().equals(alert.id()))
                        .findFirst());
    }

    private Future<Docs.Versioned<Alert>> required(AlertId id) {
        return docs.alert(id).map(found -> found.orElseThrow(() -> new Refusal.Unknown("alert " + id)));
    }

    /** One decision after another for one area, and never beside its assessment. */
    private <T> Future<T> inArea(AlertId id, Supplier<Future<T>> work) {
        return required(id)
                .compose(alert -> serial.run(Drafts.areaOf(alert.value().facts()), work));
    }

    private Future<List<Long>> commit(
            List<Ledger.Write> writes, String action, Alert alert, Principal by, Map<String, String> detail) {
        AuditEntry entry = new AuditEntry(
                parts.clock().instant(), by.account(), action, alert.id().value(), detail);
        return parts.audit()
                .commit(new Ledger.Commit(writes, List.of()), List.of(entry))
                .recover(cause -> Future.failedFuture(
                        cause instanceof Conflict
                                ? new Refusal.NotNow("其他人刚刚处理过，请重新查看 (somebody else was faster; look again)")
                                : cause));
    }
}
