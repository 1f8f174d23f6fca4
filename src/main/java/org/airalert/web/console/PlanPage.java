package org.airalert.web.console;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.airalert.access.Permission;
import org.airalert.office.Refusal;
import org.airalert.office.change.Change;
import org.airalert.office.wording.PlanBook;
import org.airalert.web.api.OfficeParts;

/** The plan: read, checked with every template, and changed by two persons for the next start. */
final class PlanPage {
    private final OfficeParts parts;
    private final PlanBook plan;
    private final ChangeHistory history;

    PlanPage(OfficeParts parts, PlanBook plan) {
        this.parts = parts;
        this.plan = plan;
        this.history = new ChangeHistory(parts);
    }

    void addTo(Door door) {
        door.get(
                        "/wording/plan",
                        Permission.READ,
                        visit -> plan.current(PlanBook.FILE).compose(text -> page(visit, text, List.of(), "")))
                .post("/wording/plan/check", Permission.ADMINISTER, this::check)
                .post("/wording/plan/propose", Permission.ADMINISTER, this::propose);
    }

    private static String typed(Visit visit) {
        return visit.raw("text").replace("\r\n", "\n");
    }

    private Future<Reply> check(Visit visit) {
        String text = typed(visit);
        return plan.faults(text)
                .compose(faults -> page(
                        visit, text, ChangeHistory.faults(new Refusal.Invalid(faults)), faults.isEmpty() ? "yes" : ""));
    }

    private Future<Reply> propose(Visit visit) {
        String text = typed(visit);
        return parts.access()
                .changes()
                .propose(new Change.Wish(PlanBook.WORD, PlanBook.FILE, text), visit.by())
                .<Reply>map(change -> new Reply.Redirect(WordingPages.PATH + "/plan?proposed=1"))
                .recover(cause -> cause instanceof Refusal.Invalid invalid
                        ? page(visit, text, ChangeHistory.faults(invalid), "")
                        : Future.failedFuture(cause));
    }

    private Future<Reply> page(Visit visit, String text, List<String> faults, String checked) {
        return plan.current(PlanBook.FILE)
                .compose(next -> history.of(visit, PlanBook.WORD, PlanBook.FILE).map(past -> {
                    Map<String, Object> model = new HashMap<>();
                    model.put("text", text);
                    model.put("ofFile", plan.ofFile());
                    model.put("changed", !next.equals(plan.ofFile()));
                    model.put("waitsForStart", !next.equals(plan.inUse()));
                    model.put("faults", faults);
                    model.put("checked", checked);
                    model.put("proposed", visit.query("proposed") != null);
                    model.put("history", past);
                    model.put("mayEdit", visit.may(Permission.ADMINISTER));
                    return new Reply.Page(faults.isEmpty() ? 200 : 400, "plan", model);
                }));
    }
}
