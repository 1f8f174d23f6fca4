package org.airalert.app;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertState;
import org.airalert.app.config.Configuration;
import org.airalert.delivery.ChannelPlan;
import org.airalert.office.Office;
import org.airalert.office.OfficeDesk;
import org.airalert.office.escalation.Escalator;
import org.airalert.office.memo.Memos;

/** Puts together what follows up alerts that were sent. */
final class FollowUp {
    /** More than are ever of use at one time. */
    private static final int RECENT = 200;

    private FollowUp() {}

    /** @param realTime whether the clock runs as fast as the machine's; a faster one would ask without pause */
    static Escalator of(Office.Parts office, OfficeDesk desk, Configuration config, boolean realTime) {
        return of(office, config, new Matter(List.copyOf(config.channels()), () -> recent(desk), realTime));
    }

    /** The same for memos, which go by fewer channels and stand in no list of alerts. */
    static Escalator of(Office.Parts office, Memos memos, Configuration config, boolean realTime) {
        return of(office, config, new Matter(memos.channels(), memos::recent, realTime));
    }

    private record Matter(List<ChannelPlan> channels, Supplier<Future<List<Alert>>> recent, boolean realTime) {}

    private static Escalator of(Office.Parts office, Configuration config, Matter matter) {
        return new Escalator(new Escalator.Parts(
                office.deliveries(),
                office.ledger(),
                office.audit(),
                office.clock(),
                office.workers(),
                office.ways().planner(),
                matter.channels(),
                office.ways().recipients(),
                matter.recent(),
                office.ways().wake(),
                new Escalator.Settings(
                        matter.realTime() ? Duration.ofSeconds(2) : Duration.ofHours(1),
                        config.gateway().alert().confirm().steps())));
    }

    /** Alerts that were approved, the newest. */
    static Future<List<Alert>> recent(OfficeDesk desk) {
        return desk.alerts(AlertState.APPROVED, null, RECENT)
                .compose(approved -> desk.alerts(AlertState.PUBLISHED, null, RECENT)
                        .map(published -> {
                            List<Alert> all = new ArrayList<>(approved);
                            all.addAll(published);
                            return all;
                        }));
    }
}
