package org.airalert.web.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneId;
import org.airalert.access.Permission;
import org.airalert.alert.EventId;
import org.airalert.office.Refusal;
import org.airalert.office.evaluation.Evaluations;
import org.airalert.web.Language;
import org.airalert.web.Moments;
import org.airalert.web.ReportPrint;
import org.airalert.web.Words;
import org.jspecify.annotations.Nullable;

/** Evaluations after events (plan, 5): which are due, each as JSON and PDF, and its completion. */
final class EvaluationCalls {
    private final OfficeParts.Afterwards afterwards;
    private final ZoneId zone;
    private final ReportPrint print = new ReportPrint();

    EvaluationCalls(OfficeParts parts) {
        this.afterwards = parts.afterwards();
        this.zone = parts.place().plan().zone();
    }

    void addTo(Routes routes) {
        routes.get("/evaluations", Permission.READ, this::list)
                .get("/evaluations/:event", Permission.READ, this::one)
                .get("/evaluations/:event/report.pdf", Permission.READ, this::pdf)
                .post("/evaluations/:event/complete", Permission.DECIDE, this::complete)
                .get("/seasons/:season", Permission.READ, this::season);
    }

    private Evaluations evaluations() {
        return afterwards.evaluations();
    }

    private Future<Answer> list(Call call) {
        return evaluations()
                .list()
                .map(all -> Answer.page(all.stream().map(this::json).toList(), null));
    }

    private JsonObject json(Evaluations.Listed one) {
        return new JsonObject()
                .put("event", one.event())
                .put("status", one.exercise() ? "exercise" : "actual")
                .put("area", one.area())
                .put("highest", one.highest())
                .put("from", time(one.from()))
                .put("until", time(one.until()))
                .put("due", time(one.due()))
                .put("state", one.state().word());
    }

    private @Nullable String time(@Nullable Instant time) {
        return time == null ? null : Moments.iso(time, zone);
    }

    private Future<Answer> one(Call call) {
        return evaluations().report(event(call)).map(Answer::ok);
    }

    private Future<Answer> pdf(Call call) {
        Words words = Words.of(Language.asked(call.query("lang"), null));
        return evaluations()
                .report(event(call))
                .compose(report -> afterwards.workers().run(() -> print.pdf(report, words)))
                .map(pdf -> new Answer(200, "application/pdf", Buffer.buffer(pdf)));
    }

    private Future<Answer> complete(Call call) {
        ObjectNode body = call.object();
        Evaluations.Remarks remarks = new Evaluations.Remarks(
                body.path("causes").asText(""),
                body.path("impact").asText(""),
                body.path("measures").asText(""),
                body.path("effect").asText(""));
        return evaluations().complete(event(call), remarks, call.by()).map(Answer::ok);
    }

    private Future<Answer> season(Call call) {
        return afterwards.seasons().of(call.path("season")).map(Answer::ok);
    }

    private static EventId event(Call call) {
        try {
            return new EventId(call.path("event"));
        } catch (IllegalArgumentException e) {
            throw new Refusal.Unknown("event " + call.path("event"));
        }
    }
}
