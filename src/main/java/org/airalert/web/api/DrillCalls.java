package org.airalert.web.api;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import org.airalert.access.Permission;
import org.airalert.office.evaluation.Drills;

/** Results of scripted drills: filed, listed, and beside real events (plan, 6.4). */
final class DrillCalls {
    /** The hours of weeks and two hundred units that had trouble. */
    private static final long LARGEST = 4L << 20;

    private final Drills drills;

    DrillCalls(OfficeParts parts) {
        this.drills = parts.afterwards().drills();
    }

    void addTo(Routes routes) {
        routes.get("/drills", Permission.READ, this::list)
                .add(new Routes.Entry(HttpMethod.POST, "/drills", Permission.DRAFT, LARGEST, this::keep))
                .get("/drills/comparison", Permission.READ, this::comparison);
    }

    private Future<Answer> list(Call call) {
        return drills.list().map(all -> Answer.page(all, null));
    }

    private Future<Answer> keep(Call call) {
        return drills.keep(new JsonObject(call.object().toString()), call.by())
                .map(id -> Answer.of(201, new JsonObject().put("id", id)));
    }

    private Future<Answer> comparison(Call call) {
        return drills.comparison().map(columns -> Answer.page(columns, null));
    }
}
