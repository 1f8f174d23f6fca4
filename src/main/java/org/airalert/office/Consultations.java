package org.airalert.office;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.airalert.access.AuditEntry;
import org.airalert.access.Principal;
import org.airalert.access.Role;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertId;
import org.airalert.alert.Consultation;
import org.airalert.store.Ledger;
import org.airalert.warning.Level;

/**
 * Records of consultations (会商), one for each alert, put down while the alert is open and fixed by the decision. A document of its own and no part
 * of the alert: it is never sent out.
 */
final class Consultations {
    private static final String KIND = "consultation";

    private final Office.Parts parts;
    private final Docs docs;

    Consultations(Office.Parts parts, Docs docs) {
        this.parts = parts;
        this.docs = docs;
    }

    Future<Optional<Consultation>> of(AlertId alert) {
        return parts.ledger()
                .get(KIND, alert.value())
                .map(found -> found.map(document -> Json.read(document.body(), Consultation.class)));
    }

    /** Puts the record down; another one replaces it until the alert is decided. */
    Future<Consultation> record(AlertId id, Consultation consultation, Principal by) {
        if (!by.is(Role.DUTY_OFFICER) && !by.signs()) {
            throw new Refusal.Forbidden("only a duty officer or an approver may record a consultation");
        }
        Instant now = parts.clock().instant();
        if (consultation.at().isAfter(now)) {
            throw new Refusal.Invalid(
                    List.of(new Refusal.Fault("/at", consultation.at() + " lies ahead (expected: when it was held)")));
        }
        return docs.alert(id).compose(found -> {
            Docs.Versioned<Alert> alert = found.orElseThrow(() -> new Refusal.Unknown("alert " + id));
            if (!alert.value().state().isOpen()) {
                throw new Refusal.NotNow("alert " + id + " is "
                        + alert.value().state().word() + ": a consultation is recorded before the decision");
            }
            // The alert is written again unchanged, so that a decision made meanwhile makes this fail instead of coming
            // after it.
            List<Ledger.Write> writes = List.of(
                    Docs.write(alert.value(), alert.version()),
                    new Ledger.Write(KIND, id.value(), Ledger.Write.ANY, "", Json.write(consultation)));
            AuditEntry entry =
                    new AuditEntry(now, by.account(), "alert.consultation", id.value(), detail(consultation));
            return parts.audit()
                    .commit(new Ledger.Commit(writes, List.of()), List.of(entry))
                    .map(done -> consultation);
        });
    }

    /** The record that an approval of the alert rests on; fails when the office demands one and there is none. */
    Future<Map<String, String>> required(Alert alert) {
        return of(alert.id()).map(found -> {
            if (found.isEmpty() && isDemanded(alert)) {
                throw new Refusal.NotNow("alert " + alert.id()
                        + " has no record of a consultation: this level is not approved without one (会商记录缺失)");
            }
            return found.map(Consultations::detail).orElse(Map.of());
        });
    }

    private boolean isDemanded(Alert alert) {
        Set<Level> levels = parts.settings().consultFor();
        Level level = alert.facts().level();
        Level before = alert.facts().previousLevel();
        boolean concerned = (level != null && levels.contains(level)) || (before != null && levels.contains(before));
        return alert.status() == parts.settings().status() && concerned;
    }

    private static Map<String, String> detail(Consultation consultation) {
        return Map.of(
                "consultedAt",
                consultation.at().toString(),
                "participants",
                String.join(", ", consultation.participants()),
                "conclusion",
                consultation.conclusion());
    }
}
