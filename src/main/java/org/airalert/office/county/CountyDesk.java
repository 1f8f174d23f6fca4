package org.airalert.office.county;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.airalert.access.Principal;
import org.airalert.alert.Alert;
import org.airalert.clause.Clause;
import org.airalert.office.Desk;
import org.airalert.office.Refusal;

/** What a county's own account may do: report, and draft warnings, for the county that it is bound to and no other. */
@Clause({"P2.2", "P4.1"})
public final class CountyDesk {
    private final Desk desk;
    private final CountyAccounts accounts;

    public CountyDesk(Desk desk, CountyAccounts accounts) {
        this.desk = desk;
        this.accounts = accounts;
    }

    /**
     * Takes in a report.
     *
     * @param fields of the event {@code county-report}, but for its type and area
     * @return the report's id
     */
    public Future<String> report(Map<String, Object> fields, Principal by) {
        return accounts.required(by)
                .compose(area -> desk.take(
                        new JsonObject(fields)
                                .put("type", "county-report")
                                .put("area", area)
                                .encode(),
                        null,
                        by));
    }

    /** Drafts a warning of the county, which the office approves; never below the city's level (plan, 4.1). */
    public Future<Alert> draft(Desk.Draft draft, Principal by) {
        return accounts.required(by).compose(area -> {
            if (draft.facts().areas().stream().anyMatch(one -> !one.code().equals(area))) {
                throw new Refusal.Forbidden(
                        "本账号只能为本县（市、区）拟写预警 (this account may only write for its own county, " + area + ")");
            }
            return desk.draft(draft, by);
        });
    }
}
