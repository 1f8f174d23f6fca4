package org.airalert.office;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.airalert.access.Principal;
import org.airalert.alert.Alert;
import org.airalert.alert.Proposal;
import org.airalert.store.Ledger;
import org.jspecify.annotations.Nullable;

/** The engine's proposals: listed with their drafts, decided, and what made them. */
final class ProposalDesk {
    /** As many alerts are read side by side: a store's queue of reads is for others, too. */
    private static final int AT_ONCE = 20;

    private final Ledger ledger;
    private final Docs docs;
    private final Approvals approvals;

    ProposalDesk(Ledger ledger, Docs docs, Approvals approvals) {
        this.ledger = ledger;
        this.docs = docs;
        this.approvals = approvals;
    }

    /** Newest first. */
    Future<List<Desk.Proposed>> list(Proposal.@Nullable State state, @Nullable String cursor, int limit) {
        String tag = state == null ? null : state.word();
        return ledger.list(new Ledger.Query(Docs.PROPOSAL, tag, cursor, limit, true))
                .map(found -> found.stream()
                        .map(document -> Docs.proposal(document).value().proposal())
                        .toList())
                .compose(this::withAlerts);
    }

    private Future<List<Desk.Proposed>> withAlerts(List<Proposal> proposals) {
        List<Desk.Proposed> all = new ArrayList<>(proposals.size());
        Future<Void> read = Future.succeededFuture();
        for (int from = 0; from < proposals.size(); from += AT_ONCE) {
            List<Proposal> some = proposals.subList(from, Math.min(from + AT_ONCE, proposals.size()));
            read = read.compose(done ->
                            Future.join(some.stream().map(this::withAlert).toList()))
                    .onSuccess(group -> all.addAll(group.list()))
                    .mapEmpty();
        }
        return read.map(done -> all);
    }

    private Future<Desk.Proposed> withAlert(Proposal proposal) {
        return docs.alert(proposal.alert())
                .map(found -> new Desk.Proposed(proposal, found.orElseThrow().value()));
    }

    Future<Alert> approve(String proposal, Principal by) {
        return open(proposal).compose(found -> approvals.approve(found.alert(), by));
    }

    Future<Proposal> reject(String proposal, String reason, Principal by) {
        return open(proposal)
                .compose(found -> approvals.reject(found.alert(), reason, by))
                .compose(done -> docs.proposal(proposal))
                .map(found -> found.orElseThrow().value().proposal());
    }

    /** The assessment that made it, with its whole input. */
    Future<Optional<String>> cause(String id) {
        return required(id)
                .compose(proposal -> ledger.get(Docs.CAUSE, proposal.assessment()))
                .map(kept -> kept.map(Ledger.Document::body));
    }

    private Future<Proposal> open(String id) {
        return required(id).map(proposal -> {
            if (proposal.state() != Proposal.State.OPEN) {
                throw new Refusal.NotNow(
                        "proposal " + id + " is " + proposal.state().word());
            }
            return proposal;
        });
    }

    private Future<Proposal> required(String id) {
        return docs.proposal(id)
                .map(found -> found.orElseThrow(() -> new Refusal.Unknown("proposal " + id))
                        .value()
                        .proposal());
    }
}
