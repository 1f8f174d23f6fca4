package org.airalert.office;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.airalert.access.AuditEntry;
import org.airalert.access.Principal;
import org.airalert.access.Role;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertFacts;
import org.airalert.alert.AlertId;
import org.airalert.alert.AlertKind;
import org.airalert.alert.AlertState;
import org.airalert.alert.Consultation;
import org.airalert.alert.Proposal;
import org.airalert.message.FrozenText;
import org.airalert.message.OfficialDocument;
import org.airalert.store.Ledger;
import org.jspecify.annotations.Nullable;

/** The office at work: wires intake, watch, approvals and publication together and keeps them going. */
public final class OfficeDesk implements Desk {
    private static final int LONGEST_PAGE = 500;

    private final Office.Parts parts;
    private final Docs docs;
    private final AirBook book;
    private final Drafts drafts;
    private final Intake intake;
    private final Watch watch;
    private final Publication publication;
    private final PrintRoom printRoom;
    private final Approvals approvals;
    private final DeadLetters deadLetters;
    private final PublicBoard board;
    private final AssessmentRounds rounds;
    private final ProposalDesk proposals;
    private final Proofs proofs;
    private final SignatureBook signatures;

    public OfficeDesk(Office.Parts parts) {
        this.parts = parts;
        this.docs = new Docs(parts.ledger());
        ZoneId zone = parts.assessor().plan().zone();
        StationBook stations = new StationBook(parts.ledger(), zone, parts.workers());
        this.book = new AirBook(parts.ledger(), zone, stations);
        Serial serial = new Serial();
        this.drafts = new Drafts(parts, docs);
        this.intake = new Intake(parts, new Intake.Books(book, stations), drafts, serial);
        this.watch = new Watch(parts, book, docs, serial);
        this.publication = new Publication(parts, docs);
        this.printRoom = new PrintRoom(parts, publication);
        this.approvals = new Approvals(parts, drafts, serial, publication);
        this.deadLetters = new DeadLetters(parts);
        this.board = new PublicBoard(parts, book, docs);
        this.rounds = new AssessmentRounds(parts, docs, watch, board);
        this.proposals = new ProposalDesk(parts.ledger(), docs, approvals);
        this.proofs = new Proofs(parts, docs, publication);
        this.signatures = new SignatureBook(parts, docs, approvals);
        approvals.onApproval(alert -> {
            board.refresh();
            String area = Drafts.areaOf(alert.facts());
            watch.assess(area);
            // What holds in the city bounds what may be proposed in its counties.
            if (area.equals(parts.areas().root().code())) {
                rounds.assessKnown();
            }
        });
        watch.onProposal(this::approveByRule);
    }

    /** What was approved but not fanned out when the program ended goes out now; every area is assessed; then the clock goes on. */
    public Future<Void> start() {
        return takeUp(parts.clock().instant()).compose(done -> rounds.tick());
    }

    /** Fans out what was approved up to then and is not out yet; planning twice names the same deliveries. */
    public Future<Void> takeUp(Instant approvedUpTo) {
        return alerts(AlertState.APPROVED, null, LONGEST_PAGE)
                .onSuccess(waiting -> waiting.stream()
                        .filter(alert -> alert.sent() == null || !alert.sent().isAfter(approvedUpTo))
                        .forEach(publication::fanOut))
                .mapEmpty();
    }

    /** Shows the public what another node changed. */
    public Future<Void> refresh() {
        return board.refresh();
    }

    private void approveByRule(Deliberation.Put put) {
        boolean allowed =
                parts.settings().autoApprove().contains(put.draft().kind().name());
        if (allowed && put.record().flags().isSound()) {
            approvals.approve(put.draft().id(), Principal.SYSTEM);
        }
    }

    /** Called with each proposal once it is durable; for the demo's stand-in and for screens. Add before {@link #start}. */
    public void onProposal(Consumer<Proposed> listener) {
        watch.onProposal(put -> listener.accept(new Proposed(put.record().proposal(), put.draft())));
    }

    /** Called with each alert once its approval is durable. Add before {@link #start}. */
    public void onApproval(Consumer<Alert> listener) {
        approvals.onApproval(listener);
    }

    /** The approved words of an alert for one channel; empty when there are none. */
    public Future<Optional<FrozenText>> text(AlertId alert, String channel) {
        return publication.text(alert.value(), channel);
    }

    /** The CAP document of an approved alert. */
    public Future<Optional<String>> cap(AlertId id) {
        return publication.cap(id.value());
    }

    @Override
    public Future<String> take(String json, @Nullable String idempotencyKey, Principal by) {
        return intake.take(json, idempotencyKey, by).map(taken -> {
            String area = taken.area();
            if (area != null) {
                rounds.gather(area);
            }
            return taken.id();
        });
    }

    @Override
    public Future<CapTaken> takeCap(byte[] xml, Principal by) {
        return parts.workers()
                .run(() -> new CapIntake(parts.areas()).read(xml))
                .compose(event -> take(event.json(), event.key(), by).map(id -> new CapTaken(id, event.warnings())));
    }

    /** Assesses an area now; done when the result, and the proposals that it makes, are durable. */
    public Future<Void> assess(String area) {
        return rounds.assess(area);
    }

    @Override
    public Future<Optional<String>> assessment(String area) {
        return rounds.assessment(area);
    }

    @Override
    public Future<Optional<String>> cause(String proposal) {
        return proposals.cause(proposal);
    }

    @Override
    public Future<Consultation> consult(AlertId alert, Consultation consultation, Principal by) {
        return approvals.consultations().record(alert, consultation, by);
    }

    @Override
    public Future<Optional<Consultation>> consultation(AlertId alert) {
        return approvals.consultations().of(alert);
    }

    @Override
    public Future<Series> series(String area, Instant from, Instant to) {
        if (parts.areas().find(area).isEmpty()) {
            return Future.failedFuture(new Refusal.Unknown("area " + area));
        }
        return book.read(area, parts.clock().instant())
                .compose(air ->
                        book.hours(area, from, to).map(hours -> SeriesMaker.series(area, air.with(hours), from, to)));
    }

    @Override
    public Future<List<Proposed>> proposals(Proposal.@Nullable State state, @Nullable String cursor, int limit) {
        return proposals.list(state, cursor, page(limit));
    }

    private static int page(int limit) {
        return Math.max(1, Math.min(limit, LONGEST_PAGE));
    }

    @Override
    public Future<Alert> approveProposal(String proposal, Principal by) {
        return proposals.approve(proposal, by);
    }

    @Override
    public Future<Proposal> rejectProposal(String proposal, String reason, Principal by) {
        return proposals.reject(proposal, reason, by);
    }

    @Override
    public Future<Alert> draft(Draft draft, Principal by) {
        // Whose county it is was looked at before (CountyDesk).
        if (!by.is(Role.DUTY_OFFICER) && !by.signs() && !by.is(Role.COUNTY)) {
            return Future.failedFuture(new Refusal.Forbidden("only a duty officer or an approver may draft"));
        }
        return drafts.make(draft, by.account()).compose(alert -> {
            AuditEntry entry = new AuditEntry(
                    parts.clock().instant(),
                    by.account(),
                    "alert.draft",
                    alert.id().value(),
                    Map.of("kind", alert.kind().word()));
            return parts.audit()
                    .commit(new Ledger.Commit(List.of(Docs.write(alert, 0)), List.of()), List.of(entry))
                    .map(done -> alert);
        });
    }

    @Override
    public Future<Alert> edit(AlertId alert, AlertFacts facts, Principal by) {
        return approvals.edit(alert, facts, by);
    }

    @Override
    public Future<List<Alert>> alerts(@Nullable AlertState state, @Nullable String cursor, int limit) {
        String tag = state == null ? null : state.word();
        return parts.ledger()
                .list(new Ledger.Query(Docs.ALERT, tag, cursor, page(limit), true))
                .map(found -> found.stream()
                        .map(document -> Docs.alert(document).value())
                        .toList());
    }

    @Override
    public Future<Optional<Alert>> alert(AlertId id) {
        return docs.alert(id).map(found -> found.map(Docs.Versioned::value));
    }

    @Override
    public Future<Alert> approve(AlertId alert, Principal by) {
        return approvals.approve(alert, by);
    }

    @Override
    public Signatures signatures() {
        return signatures;
    }

    @Override
    public Future<Alert> reject(AlertId alert, String reason, Principal by) {
        return approvals.reject(alert, reason, by);
    }

    @Override
    public Future<Alert> follow(AlertId published, AlertKind kind, AlertFacts facts, Principal by) {
        return docs.alert(published)
                .map(found -> found.orElseThrow(() -> new Refusal.Unknown("alert " + published))
                        .value())
                .compose(alert -> {
                    if (alert.state() != AlertState.PUBLISHED && alert.state() != AlertState.APPROVED) {
                        throw new Refusal.NotNow("alert " + published + " is "
                                + alert.state().word() + ": only a published alert can be followed");
                    }
                    return draft(new Draft(kind, alert.status(), facts), by);
                });
    }

    @Override
    public Future<Map<String, Preview>> preview(AlertId id) {
        return required(id).compose(proofs::preview);
    }

    @Override
    public Future<Alert> giveBack(AlertId alert, String reason, Principal by) {
        return approvals.giveBack(alert, reason, by);
    }

    @Override
    public Future<Trial> trial(Draft draft) {
        return drafts.make(draft, Principal.SYSTEM.account()).compose(proofs::trial);
    }

    @Override
    public Future<Difference> difference(AlertId id) {
        return required(id).compose(proofs::difference);
    }

    @Override
    public Future<Map<OfficialDocument, String>> letters(AlertId id) {
        return required(id).compose(printRoom::titles);
    }

    @Override
    public Future<String> letter(AlertId id, OfficialDocument document, Addressee to) {
        return required(id).compose(alert -> printRoom.letter(alert, document, to));
    }

    @Override
    public Future<byte[]> letterPdf(AlertId id, OfficialDocument document, Addressee to) {
        return required(id).compose(alert -> printRoom.pdf(alert, document, to));
    }

    private Future<Alert> required(AlertId id) {
        return docs.alert(id)
                .map(found -> found.orElseThrow(() -> new Refusal.Unknown("alert " + id))
                        .value());
    }

    @Override
    public Future<String> resend(String delivery, Principal by) {
        return deadLetters.resend(delivery, Optional.empty(), by);
    }

    @Override
    public Future<String> resendTo(String delivery, String address, Principal by) {
        return deadLetters.resend(delivery, Optional.of(address), by);
    }

    @Override
    public Future<LostPage> lost(Lost query, @Nullable String cursor, int limit) {
        return deadLetters.find(query, cursor, page(limit));
    }

    @Override
    public Future<Resent> resendAll(Lost query, Principal by) {
        return deadLetters.resendAll(query, by);
    }

    @Override
    public PublicStatus publicStatus() {
        return board.status();
    }

    @Override
    public void onPublicChange(Runnable listener) {
        board.onChange(listener);
    }
}
