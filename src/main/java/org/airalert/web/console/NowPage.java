package org.airalert.web.console;

import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.airalert.access.Permission;
import org.airalert.web.api.OfficeParts;

/** What holds now, what the air does, what waits for a decision; kept fresh while the page is open. */
final class NowPage {
    private final NowModel model;

    NowPage(OfficeParts parts) {
        this.model = new NowModel(parts);
    }

    void addTo(Door door) {
        door
                .get("", Permission.READ, visit -> model.of(visit).map(made -> Reply.page("now", made)))
                .get("/help", Permission.READ, visit -> Future.succeededFuture(Reply.page("help", Map.of())))
                .stream("/now/stream", Permission.READ, this::changing);
    }

    private Future<Map<String, Reply.Page>> changing(Visit visit) {
        return model.of(visit).map(made -> {
            Map<String, Reply.Page> changing = new LinkedHashMap<>();
            for (String part : List.of("nowlevel", "nowair", "nowhealth", "nowwhy")) {
                changing.put(part, new Reply.Page(200, part, made));
            }
            return changing;
        });
    }
}
