package org.airalert.web.console;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import org.airalert.access.Permission;
import org.airalert.clause.ClauseTable;

/** The plan's clauses, what serves each and what shows it, so that nobody has to believe it. */
final class RequirementsPage {
    private final List<ClauseTable.Row> table = ClauseTable.bundled();

    void addTo(Door door) {
        door.get("/requirements", Permission.READ, this::show);
    }

    private Future<Reply> show(Visit visit) {
        return Future.succeededFuture(Reply.page(
                "requirements",
                Map.of("rows", table.stream().map(one -> row(visit, one)).toList())));
    }

    private static Row row(Visit visit, ClauseTable.Row one) {
        return new Row(
                one.id(), visit.language().pick(one.zh(), one.en()), shorter(one.features()), shorter(one.tests()));
    }

    private static List<String> shorter(List<String> names) {
        return names.stream().map(one -> one.replace("org.airalert.", "")).toList();
    }

    public record Row(String id, String title, List<String> features, List<String> tests) {}
}
