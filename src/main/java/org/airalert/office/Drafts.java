package org.airalert.office;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertFacts;
import org.airalert.alert.AlertId;
import org.airalert.alert.AlertKind;
import org.airalert.alert.AlertState;
import org.airalert.alert.AlertStatus;
import org.airalert.alert.EventId;
import org.airalert.alert.SignOff;
import org.airalert.directory.AreaTree;
import org.airalert.message.AlertCheck;
import org.airalert.store.Ledger;
import org.airalert.warning.Level;
import org.airalert.warning.WarningInForce;

/** Makes drafts that did not come from the engine: by hand, by another system, or as the sequel of a published alert. */
final class Drafts {
    private final Docs docs;
    private final AreaTree areas;
    private final Ids ids;
    private final InstantSource clock;
    private final Duration usefulFor;
    private final AlertStatus status;

    Drafts(Office.Parts parts, Docs docs) {
        this.docs = docs;
        this.areas = parts.areas();
        this.ids = parts.ids();
        this.clock = parts.clock();
        this.usefulFor = parts.settings().usefulFor();
        this.status = parts.settings().status();
    }

    /** A submitted draft for an area's running event, or for a new one. */
    Future<Alert> make(Desk.Draft draft, String drafter) {
        String area = areaOf(draft.facts());
        return docs.standing(area)
                .compose(standing -> checkedAgainstCity(draft.kind(), draft.facts())
                        .map(done -> made(draft, standing.value(), drafter)));
    }

    Future<List<Ledger.Write>> submitted(IntakeEvent.Drafted drafted, String drafter) {
        return make(new Desk.Draft(drafted.kind(), drafted.status(), drafted.facts()), drafter)
                .map(alert -> List.of(Docs.write(alert, 0)));
    }

    private Alert made(Desk.Draft draft, Standing standing, String drafter) {
        boolean drill = draft.status() != status;
        // Orders and reminders are events of their own: they must not overtake the warning that they are about.
        EventId running = drill || !draft.kind().movesWarning() ? null : standing.event();
        boolean about = draft.kind().refersToEarlier() && !drill;
        // The order to stop comes when the warning is over.
        if (standing.event() == null && about && draft.kind() != AlertKind.STOP) {
            throw new Refusal.NotNow(
                    "nothing is in force that a " + draft.kind().word() + " could change");
        }
        Instant now = clock.instant();
        return complete(new Alert(
                new AlertId(ids.next("al")),
                running == null ? new EventId(ids.next("ev")) : running,
                running == null ? 1 : standing.sequence() + 1,
                draft.kind(),
                draft.status(),
                AlertState.SUBMITTED,
                about || running != null ? standing.references() : List.of(),
                draft.facts(),
                SignOff.draftedBy(drafter),
                now,
                null,
                now.plus(usefulFor),
                Map.of()));
    }

    /**
     * The alert, which states what its kind must (plan, 3.2.3): asked when it is drafted or edited, not only when it is to be rendered.
     *
     * @throws Refusal.Invalid naming every field that is missing
     */
    static Alert complete(Alert alert) {
        List<Refusal.Fault> faults =
                AlertCheck.faults(alert).stream().map(Drafts::fault).toList();
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
        return alert;
    }

    /** Of {@code field: what}; the body's field for an alert's advice is its text. */
    private static Refusal.Fault fault(String text) {
        int colon = text.indexOf(':');
        String field = text.substring(0, colon).replace('.', '/');
        return new Refusal.Fault(
                "/" + (field.equals("advice") ? "text" : field),
                text.substring(colon + 1).strip());
    }

    static String areaOf(AlertFacts facts) {
        return facts.areas().get(0).code();
    }

    /** A county's own alert is never below the city's (plan, 4.1: 不低于市级预警级别). */
    Future<Void> checkedAgainstCity(AlertKind kind, AlertFacts facts) {
        Level level = facts.level();
        if (areaOf(facts).equals(areas.root().code()) || !kind.warns() || level == null) {
            return Future.succeededFuture();
        }
        return docs.standing(areas.root().code()).map(city -> {
            WarningInForce inForce = city.value().course().inForce();
            if (inForce != null && inForce.level().isAbove(level)) {
                throw new Refusal.Invalid(List.of(new Refusal.Fault(
                        "/level",
                        level.word() + " is below the city's " + inForce.level().word()
                                + " (plan, 4.1: a county's response is never below the city's)")));
            }
            return null;
        });
    }
}
