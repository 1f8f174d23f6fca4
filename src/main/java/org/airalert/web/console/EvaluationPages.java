package org.airalert.web.console;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.airalert.access.Permission;
import org.airalert.alert.EventId;
import org.airalert.office.Refusal;
import org.airalert.office.evaluation.Evaluations;
import org.airalert.web.Moments;
import org.airalert.web.ReportPrint;
import org.airalert.web.api.OfficeParts;
import org.jspecify.annotations.Nullable;

/** Evaluations after events, the yearly summary, and drills beside real events (plan, 5 and 6.4). */
final class EvaluationPages {
    private static final String HERE = Console.BASE + "/evaluation";

    private final OfficeParts parts;
    private final ReportPrint print = new ReportPrint();

    EvaluationPages(OfficeParts parts) {
        this.parts = parts;
    }

    void addTo(Door door) {
        door.get("/evaluation", Permission.READ, this::list)
                .get("/evaluation/compare", Permission.READ, this::compare)
                .get("/evaluation/season/:season", Permission.READ, this::season)
                .get("/evaluation/:event", Permission.READ, this::report)
                .get("/evaluation/:event/report.pdf", Permission.READ, this::pdf)
                .post("/evaluation/:event", Permission.DECIDE, this::complete);
    }

    private Evaluations evaluations() {
        return parts.afterwards().evaluations();
    }

    private Future<Reply> list(Visit visit) {
        Moments moments = new Moments(visit.language(), parts.place().plan().zone());
        return evaluations()
                .list()
                .compose(all -> parts.afterwards().seasons().names().map(seasons -> {
                    Map<String, Object> model = new HashMap<>();
                    model.put(
                            "events",
                            all.stream().map(one -> row(visit, one, moments)).toList());
                    model.put("seasons", seasons);
                    return Reply.page("evaluations", model);
                }));
    }

    private Row row(Visit visit, Evaluations.Listed one, Moments moments) {
        String area = parts.place()
                .areas()
                .find(one.area())
                .map(found -> visit.language().pick(found.nameZh(), found.nameEn()))
                .orElse(one.area());
        return new Row(
                one.event(),
                one.exercise(),
                area,
                one.highest() == null ? "" : one.highest(),
                moments.brief(one.from()),
                brief(moments, one.until()),
                brief(moments, one.due()),
                one.state().word());
    }

    private static String brief(Moments moments, @Nullable Instant time) {
        return time == null ? "-" : moments.brief(time);
    }

    private Future<Reply> report(Visit visit) {
        return evaluations().report(event(visit)).map(report -> {
            Map<String, Object> model = new HashMap<>();
            model.put("r", ReportPrint.model(report));
            model.put("title", ReportPrint.title(report, visit.language()));
            model.put("mayComplete", visit.may(Permission.DECIDE));
            return Reply.page("evaluation", model);
        });
    }

    private Future<Reply> pdf(Visit visit) {
        return evaluations()
                .report(event(visit))
                .compose(report -> parts.afterwards().workers().run(() -> print.pdf(report, visit.words())))
                .map(pdf -> new Reply.Bytes("report.pdf", "application/pdf", Buffer.buffer(pdf)));
    }

    private Future<Reply> complete(Visit visit) {
        Evaluations.Remarks remarks = new Evaluations.Remarks(
                visit.field("causes"), visit.field("impact"), visit.field("measures"), visit.field("effect"));
        return evaluations()
                .complete(event(visit), remarks, visit.by())
                .map(done -> new Reply.Redirect(HERE + "/" + visit.path("event")));
    }

    private Future<Reply> season(Visit visit) {
        return parts.afterwards().seasons().of(visit.path("season")).map(season -> {
            Map<String, Object> model = new HashMap<>();
            model.put("season", new JsonObject(season.encode()).getMap());
            return Reply.page("season", model);
        });
    }

    private Future<Reply> compare(Visit visit) {
        return parts.afterwards()
                .drills()
                .comparison()
                .compose(columns -> parts.afterwards().drills().list().map(drills -> {
                    Map<String, Object> model = new HashMap<>();
                    model.put("columns", plain(columns));
                    model.put("drills", plain(drills));
                    return Reply.page("compare", model);
                }));
    }

    private static List<?> plain(List<JsonObject> objects) {
        return new JsonArray(new JsonArray(objects).encode()).getList();
    }

    private static EventId event(Visit visit) {
        try {
            return new EventId(visit.path("event"));
        } catch (IllegalArgumentException e) {
            throw new Refusal.Unknown("event " + visit.path("event"));
        }
    }

    /** @param level empty for none */
    public record Row(
            String event,
            boolean exercise,
            String area,
            String level,
            String from,
            String until,
            String due,
            String state) {}
}
