package org.airalert.web.api;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.airalert.access.Permission;
import org.airalert.office.Refusal;
import org.airalert.office.reduction.ReductionLists;
import org.airalert.reduction.CountyTotal;
import org.airalert.reduction.Line;
import org.airalert.reduction.Pollutant;

/** Reduction lists (plan, 4.2.1): taken in, summed by county against the plan's shares, and each enterprise's own lines. */
final class ReductionCalls {
    private static final long LARGEST_LIST = 32L << 20;

    private final OfficeParts parts;

    ReductionCalls(OfficeParts parts) {
        this.parts = parts;
    }

    void addTo(Routes routes) {
        routes.get("/reduction", Permission.READ, this::totals)
                .get("/reduction/enterprises/:id", Permission.READ_PERSONAL, this::enterprise)
                .add(new Routes.Entry(
                        HttpMethod.POST, "/reduction/import", Permission.EDIT_DIRECTORY, LARGEST_LIST, this::take));
    }

    private ReductionLists lists() {
        return parts.afterwards().lists();
    }

    private Future<Answer> take(Call call) {
        Buffer body = call.context().body().buffer();
        if (body == null || body.length() == 0) {
            throw Call.fault("", "the body is empty (expected: a list as CSV or XLSX)");
        }
        boolean dryRun = "true".equals(call.query("dryRun"));
        return lists().take(body.getBytes(), dryRun, call.by())
                .map(taken -> Answer.ok(new JsonObject()
                        .put("lines", taken.lines())
                        .put("enterprises", taken.enterprises())
                        .put("dryRun", dryRun)
                        .put("counties", counties(taken.totals()))));
    }

    private Future<Answer> totals(Call call) {
        return lists().totals().map(totals -> Answer.ok(new JsonObject().put("counties", counties(totals))));
    }

    private Future<Answer> enterprise(Call call) {
        String id = call.path("id");
        return lists().of(id).map(found -> {
            List<Line> lines = found.orElseThrow(() -> new Refusal.Unknown("enterprise " + id));
            JsonArray all = new JsonArray();
            lines.forEach(line -> {
                JsonObject one = new JsonObject().put("line", line.name());
                line.measures().forEach((level, measure) -> one.put("measure" + level.name(), measure));
                all.add(one);
            });
            return Answer.ok(new JsonObject()
                    .put("id", id)
                    .put("name", lines.get(0).enterprise().name())
                    .put("county", lines.get(0).enterprise().county())
                    .put("lines", all));
        });
    }

    private static JsonArray counties(List<CountyTotal> totals) {
        JsonArray counties = new JsonArray();
        totals.forEach(total -> counties.add(json(total)));
        return counties;
    }

    private static JsonObject json(CountyTotal total) {
        JsonObject levels = new JsonObject();
        for (Line.Response level : Line.Response.values()) {
            JsonObject shares = new JsonObject();
            for (Pollutant pollutant : Pollutant.values()) {
                shares.put(pollutant.name(), total.share(level, pollutant));
            }
            levels.put(
                    level.name(),
                    new JsonObject()
                            .put("owedPercent", level.percent())
                            .put("sharePercent", shares)
                            .put("shortfalls", new JsonArray(total.shortfalls(level))));
        }
        return new JsonObject()
                .put("county", total.county())
                .put("lines", total.lines())
                .put("levels", levels);
    }
}
