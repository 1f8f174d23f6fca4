package org.airalert.web.console;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.airalert.access.Permission;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertId;
import org.airalert.alert.AlertState;
import org.airalert.alert.Consultation;
import org.airalert.dispatch.ChannelStatus;
import org.airalert.office.Desk;
import org.airalert.office.Refusal;
import org.airalert.office.wording.TemplateBook;
import org.airalert.web.Moments;
import org.airalert.web.api.Estimates;
import org.airalert.web.api.OfficeParts;

/** Alerts: the list, one with everything that will be sent, and the decision on it. */
final class AlertPages {
    private static final int PAGE = 50;

    private final OfficeParts parts;
    private final TemplateBook templates;

    AlertPages(OfficeParts parts, TemplateBook templates) {
        this.parts = parts;
        this.templates = templates;
    }

    void addTo(Door door) {
        door.get("/alerts", Permission.READ, this::list)
                .get("/alerts/:id", Permission.READ, this::show)
                .post("/alerts/:id/approve", Permission.APPROVE, this::approve)
                .post("/alerts/:id/reject", Permission.DECIDE, this::reject)
                .post("/alerts/:id/return", Permission.DECIDE, this::giveBack)
                .post("/alerts/:id/consultation", Permission.DECIDE, this::consult);
    }

    private Future<Reply> list(Visit visit) {
        return parts.desk().alerts(null, visit.query("after"), PAGE).map(found -> {
            AlertCard.Maker cards = cards(visit);
            Map<String, Object> model = new HashMap<>();
            model.put("alerts", found.stream().map(cards::of).toList());
            model.put(
                    "next", found.size() < PAGE ? "" : found.get(PAGE - 1).id().value());
            return Reply.page("alerts", model);
        });
    }

    private Future<Reply> show(Visit visit) {
        return required(visit.alertId())
                .compose(alert -> Future.join(
                                parts.desk().preview(alert.id()),
                                parts.dispatcher().status(),
                                parts.desk().consultation(alert.id()),
                                parts.desk().difference(alert.id()),
                                new Estimates(parts).ahead(alert))
                        .compose(known -> {
                            Map<String, Object> model = model(visit, alert, known.resultAt(0), known.resultAt(1));
                            model.put("estimate", estimate(visit, known.resultAt(0), known.resultAt(4)));
                            Optional<Consultation> held = known.resultAt(2);
                            held.ifPresent(one -> model.put("consultation", consultation(visit, one)));
                            changes(visit, alert, model, known.resultAt(3));
                            return new SignaturePages(parts, templates)
                                    .addTo(model, visit, alert)
                                    .map(added -> Reply.page("alert", model));
                        }));
    }

    /** Beside the alert before it in its event, when there is one. */
    private void changes(Visit visit, Alert alert, Map<String, Object> model, Desk.Difference difference) {
        difference.previous().ifPresent(before -> {
            model.put("changes", Changes.facts(cards(visit), before, alert));
            model.put("changedTexts", Changes.texts(difference));
            model.put("previous", before.id().value());
        });
    }

    private Held consultation(Visit visit, Consultation held) {
        Moments moments = new Moments(visit.language(), parts.place().plan().zone());
        return new Held(
                String.join(visit.words().text("c.comma"), held.participants()),
                held.conclusion(),
                moments.brief(held.at()));
    }

    /** A consultation as the page tells it. */
    public record Held(String participants, String conclusion, String at) {}

    /** Held just now, by those named one on a line. */
    private Future<Reply> consult(Visit visit) {
        List<String> participants = visit.field("participants")
                .lines()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        String conclusion = visit.field("conclusion");
        if (participants.isEmpty() || conclusion.isEmpty()) {
            throw new Refusal.Invalid(List.of(new Refusal.Fault(
                    participants.isEmpty() ? "/participants" : "/conclusion",
                    visit.words().text("c.consult.needs"))));
        }
        Consultation held =
                new Consultation(participants, conclusion, parts.clock().instant());
        return parts.desk()
                .consult(visit.alertId(), held, visit.by())
                .map(recorded -> new Reply.Redirect(path(visit.alertId())));
    }

    private String estimate(Visit visit, Map<String, Desk.Preview> previews, List<ChannelStatus> channels) {
        return EstimateWords.of(
                new Estimates(parts).planned(previews, channels),
                visit,
                new Outgoing(visit.words(), channels),
                new Moments(visit.language(), parts.place().plan().zone()));
    }

    private Map<String, Object> model(
            Visit visit, Alert alert, Map<String, Desk.Preview> previews, List<ChannelStatus> channels) {
        Outgoing outgoing = new Outgoing(visit.words(), channels);
        boolean mine = alert.signOff().drafter().equals(visit.by().account());
        Map<String, Object> model = new HashMap<>();
        model.put("alert", cards(visit).of(alert));
        model.put("previews", outgoing.previews(alert, previews));
        model.put("sentence", outgoing.sentence(previews));
        model.put(
                "faulty",
                previews.values().stream().anyMatch(one -> !one.faults().isEmpty()));
        model.put("seen", Seen.of(alert, templates.version()));
        model.put("mine", mine);
        model.put("decidable", alert.state() == AlertState.SUBMITTED);
        model.put("mayApprove", visit.may(Permission.APPROVE));
        model.put("mayReject", visit.may(Permission.DECIDE));
        model.put("editable", alert.state().isOpen() && visit.may(Permission.DRAFT));
        model.put("followable", alert.state() == AlertState.PUBLISHED && visit.may(Permission.DRAFT));
        model.put("warns", alert.kind().warns());
        model.put("tracked", alert.state() == AlertState.PUBLISHED || alert.state() == AlertState.APPROVED);
        return model;
    }

    private Future<Reply> approve(Visit visit) {
        return asSeen(visit)
                .compose(alert -> parts.desk().approve(alert.id(), visit.by()))
                .map(alert -> new Reply.Redirect(path(alert.id()) + "/tracking"));
    }

    private Future<Reply> reject(Visit visit) {
        String reason = reason(visit);
        return asSeen(visit)
                .compose(alert -> parts.desk().reject(alert.id(), reason, visit.by()))
                .map(alert -> new Reply.Redirect(path(alert.id())));
    }

    private Future<Reply> giveBack(Visit visit) {
        String reason = reason(visit);
        return asSeen(visit)
                .compose(alert -> parts.desk().giveBack(alert.id(), reason, visit.by()))
                .map(alert -> new Reply.Redirect(path(alert.id())));
    }

    private static String reason(Visit visit) {
        String reason = visit.field("reason");
        if (reason.isEmpty()) {
            throw new Refusal.Invalid(
                    List.of(new Refusal.Fault("/reason", visit.words().text("c.reject.needsReason"))));
        }
        return reason;
    }

    /** Nobody decides on something else than the page showed: facts may have been edited since, and templates changed. */
    private Future<Alert> asSeen(Visit visit) {
        return required(visit.alertId()).map(alert -> {
            if (!Seen.of(alert, templates.version()).equals(visit.field("seen"))) {
                throw new Refusal.NotNow(visit.words().text("c.changed"));
            }
            return alert;
        });
    }

    private Future<Alert> required(AlertId id) {
        return parts.desk().alert(id).map(found -> found.orElseThrow(() -> new Refusal.Unknown("alert " + id)));
    }

    private AlertCard.Maker cards(Visit visit) {
        return new AlertCard.Maker(
                visit.words(),
                new Moments(visit.language(), parts.place().plan().zone()));
    }

    private static String path(AlertId id) {
        return Console.BASE + "/alerts/" + id;
    }
}
