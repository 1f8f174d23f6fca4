package org.airalert.office;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.airalert.access.AuditEntry;
import org.airalert.access.Principal;
import org.airalert.access.Role;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertId;
import org.airalert.alert.ApprovalRules;
import org.airalert.alert.SecondSignature;
import org.airalert.alert.Signer;
import org.airalert.alert.Signing;
import org.airalert.store.Ledger;

/** Applies the rules of approval to people's roles, and keeps the second signatures that are owed. */
final class SignatureBook implements Signatures {
    private static final String KIND = "second-signature";
    private static final String OWED = "owed";
    private static final String GIVEN = "given";
    private static final int MOST = 100;
    private static final int LONGEST_REASON = 500;

    private final Office.Parts parts;
    private final Docs docs;
    private final Approvals approvals;

    SignatureBook(Office.Parts parts, Docs docs, Approvals approvals) {
        this.parts = parts;
        this.docs = docs;
        this.approvals = approvals;
    }

    static Signer signer(Principal by) {
        Set<Signer.Capacity> capacities = EnumSet.noneOf(Signer.Capacity.class);
        if (by.is(Role.DEPUTY_APPROVER)) {
            capacities.add(Signer.Capacity.DEPUTY);
        }
        if (by.is(Role.APPROVER)) {
            capacities.add(Signer.Capacity.OFFICE_LEADER);
        }
        if (by.is(Role.CITY_LEADER)) {
            capacities.add(Signer.Capacity.CITY_LEADER);
        }
        return new Signer(by.account(), capacities);
    }

    /** @throws Refusal when the answer is no: the person's fault is forbidden, the alert's state not now */
    static void require(Signing answer, AlertId alert) {
        if (answer.isAboutState()) {
            throw new Refusal.NotNow(answer.sentence() + " [" + alert + "]");
        }
        if (!answer.isAllowed()) {
            throw new Refusal.Forbidden(answer.sentence());
        }
    }

    /** That a second signature is owed from now on. */
    static Ledger.Write owe(Alert approved, String reason, Instant due) {
        SecondSignature owed = new SecondSignature(
                approved.id(),
                String.valueOf(approved.signOff().approver()),
                approved.signOff().decidedAt() == null
                        ? approved.createdAt()
                        : approved.signOff().decidedAt(),
                due,
                reason,
                null,
                null);
        return new Ledger.Write(KIND, approved.id().value(), 0, OWED, Json.write(owed));
    }

    @Override
    public ApprovalRules rules() {
        return parts.settings().approval();
    }

    @Override
    public Signing ordinary(Alert alert, Principal by) {
        return rules().ordinary(alert, signer(by), parts.clock().instant());
    }

    @Override
    public Signing urgent(Alert alert, Principal by) {
        return rules().urgently(alert, signer(by), parts.clock().instant());
    }

    @Override
    public Signing second(Alert alert, SecondSignature owed, Principal by) {
        return rules().second(alert, owed, signer(by), parts.clock().instant());
    }

    @Override
    public Future<Alert> approveUrgently(AlertId alert, String reason, Principal by) {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new Refusal.Invalid(List.of(new Refusal.Fault(
                    "/reason",
                    "请填写理由，不超过 " + LONGEST_REASON + " 字 (expected why it cannot wait, at most " + LONGEST_REASON
                            + " characters)")));
        }
        return approvals.approveUrgently(alert, reason, by);
    }

    @Override
    public Future<SecondSignature> sign(AlertId id, Principal by) {
        return docs.alert(id).compose(found -> {
            Alert alert =
                    found.orElseThrow(() -> new Refusal.Unknown("alert " + id)).value();
            return parts.ledger().get(KIND, id.value()).compose(kept -> {
                Ledger.Document document =
                        kept.orElseThrow(() -> new Refusal.NotNow("此预警不需要补签 (no second signature is owed for it)"));
                SecondSignature owed = Json.read(document.body(), SecondSignature.class);
                require(second(alert, owed, by), id);
                return write(document, owed.signed(by.account(), parts.clock().instant()), by);
            });
        });
    }

    private Future<SecondSignature> write(Ledger.Document was, SecondSignature given, Principal by) {
        Instant now = parts.clock().instant();
        Ledger.Write write = new Ledger.Write(KIND, was.id(), was.version(), GIVEN, Json.write(given));
        Map<String, String> detail = Map.of("first", given.first(), "late", String.valueOf(now.isAfter(given.due())));
        AuditEntry entry = new AuditEntry(now, by.account(), "alert.sign-second", was.id(), detail);
        return parts.audit()
                .commit(new Ledger.Commit(List.of(write), List.of()), List.of(entry))
                .map(given);
    }

    @Override
    public Future<Optional<SecondSignature>> of(AlertId alert) {
        return parts.ledger()
                .get(KIND, alert.value())
                .map(found -> found.map(document -> Json.read(document.body(), SecondSignature.class)));
    }

    @Override
    public Future<List<SecondSignature>> owed() {
        return parts.ledger()
                .list(new Ledger.Query(KIND, OWED, null, MOST, false))
                .map(found -> found.stream()
                        .map(document -> Json.read(document.body(), SecondSignature.class))
                        .toList());
    }
}
