package org.airalert.app;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertState;
import org.airalert.app.config.Configuration;
import org.airalert.office.Office;
import org.airalert.office.OfficeDesk;
import org.airalert.office.escalation.Escalator;

/** Puts together what follows up alerts that were sent. */
final class FollowUp {
    /** More than are ever of use at one time. */
    private static final int RECENT = 200;

    private FollowUp() {}

    /** @param realTime whether the clock runs as fast as the machine's; a faster one would ask without pause */
    static Escalator of(Office.Parts office, OfficeDesk desk, Configuration config, boolean realTime) {
        return new Escalator(new Escalator.Parts(
                office.deliveries(),
                office.ledger(),
                office.audit(),
                office.clock(),
                office.workers(),
                office.ways().planner(),
                List.copyOf(config.channels()),
                office.ways().recipients(),
                () -> recent(desk),
                office.ways().wake(),
                new Escalator.Settings(
                        realTime ? Duration.ofSeconds(2) : Duration.ofHours(1),
                        config.gateway().alert().confirm().steps())));
    }

    private static Future<List<Alert>> recent(OfficeDesk desk) {
        return desk.alerts(AlertState.APPROVED, null, RECENT)
                .compose(approved -> desk.alerts(AlertState.PUBLISHED, null, RECENT)
                        .map(published -> {
                            List<Alert> all = new ArrayList<>(approved);
                            all.addAll(published);
                            return all;
                        }));
    }
}
