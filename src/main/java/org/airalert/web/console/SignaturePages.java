package org.airalert.web.console;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.airalert.access.Permission;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertState;
import org.airalert.alert.SecondSignature;
import org.airalert.alert.Signing;
import org.airalert.office.Refusal;
import org.airalert.office.Signatures;
import org.airalert.office.wording.TemplateBook;
import org.airalert.web.Moments;
import org.airalert.web.api.OfficeParts;

/** What an alert's page says about who signs and by when, and the two buttons of the urgent path. */
final class SignaturePages {
    private final OfficeParts parts;
    private final TemplateBook templates;

    SignaturePages(OfficeParts parts, TemplateBook templates) {
        this.parts = parts;
        this.templates = templates;
    }

    void addTo(Door door) {
        door.post("/alerts/:id/approve-urgent", Permission.APPROVE, this::approveUrgently)
                .post("/alerts/:id/second-signature", Permission.APPROVE, this::sign);
    }

    private Future<Reply> approveUrgently(Visit visit) {
        return parts.desk().alert(visit.alertId()).compose(found -> {
            Alert alert = found.orElseThrow(() -> new Refusal.Unknown("alert " + visit.alertId()));
            if (!Seen.of(alert, templates.version()).equals(visit.field("seen"))) {
                throw new Refusal.NotNow(visit.words().text("c.changed"));
            }
            return parts.desk()
                    .signatures()
                    .approveUrgently(alert.id(), visit.field("reason"), visit.by())
                    .map(done -> back(visit));
        });
    }

    private Future<Reply> sign(Visit visit) {
        return parts.desk().signatures().sign(visit.alertId(), visit.by()).map(given -> back(visit));
    }

    private static Reply back(Visit visit) {
        return new Reply.Redirect(Console.BASE + "/alerts/" + visit.alertId());
    }

    /** Adds {@code signing} to the model of an alert's page. */
    Future<Void> addTo(Map<String, Object> model, Visit visit, Alert alert) {
        return parts.desk().signatures().of(alert.id()).map(second -> {
            model.put("signing", lines(visit, alert, second));
            return null;
        });
    }

    private Map<String, Object> lines(Visit visit, Alert alert, Optional<SecondSignature> second) {
        Signatures signatures = parts.desk().signatures();
        Moments moments = new Moments(visit.language(), parts.place().plan().zone());
        Instant now = parts.clock().instant();
        boolean waits = alert.state() == AlertState.SUBMITTED;
        Signing may = signatures.ordinary(alert, visit.by());
        Instant deputyFrom = signatures.rules().deputyFrom(alert);
        Map<String, Object> lines = new HashMap<>();
        lines.put("waits", waits);
        lines.put("needs", signatures.rules().needed(alert).name().toLowerCase(java.util.Locale.ROOT));
        lines.put("decideBy", moments.brief(signatures.rules().decideBy(alert)));
        lines.put("overdue", waits && now.isAfter(signatures.rules().decideBy(alert)));
        lines.put("deputyFrom", deputyFrom == null ? "" : moments.brief(deputyFrom));
        lines.put("allowed", may.isAllowed());
        lines.put("why", "c.signing." + may.name().toLowerCase(java.util.Locale.ROOT));
        lines.put("urgent", signatures.urgent(alert, visit.by()).isAllowed());
        second.ifPresent(owed -> {
            lines.put("state", owed.at(now).word());
            lines.put("first", owed.first());
            lines.put("reason", owed.reason());
            lines.put("due", moments.brief(owed.due()));
            lines.put("second", owed.second() == null ? "" : owed.second());
            lines.put("secondAt", owed.secondAt() == null ? "" : moments.brief(owed.secondAt()));
            lines.put("maySign", signatures.second(alert, owed, visit.by()).isAllowed());
        });
        return lines;
    }
}
