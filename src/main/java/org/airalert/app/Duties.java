package org.airalert.app;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import org.airalert.alert.Alert;
import org.airalert.app.config.Configuration;
import org.airalert.duty.LevelHistory;
import org.airalert.office.Office;
import org.airalert.office.OfficeDesk;
import org.airalert.office.contact.ContactChecks;
import org.airalert.office.contact.DutyRosters;
import org.airalert.office.county.CountyAccounts;
import org.airalert.office.county.KeptReports;
import org.airalert.office.duty.DutyDesk;
import org.airalert.office.escalation.Escalator;
import org.airalert.office.memo.Memos;
import org.airalert.office.task.KeptTasks;
import org.airalert.web.api.DutyParts;

/** Puts together what looks after the plan's other duties: tasks, county reports, rosters and contact checks, and the memos that they lead to. */
final class Duties {
    private static final Duration EVERY = Duration.ofMinutes(1);

    private final Memos memos;
    private final DutyParts parts;
    private final Escalator followUp;
    private final boolean realTime;

    private Duties(Memos memos, DutyParts parts, Escalator followUp, boolean realTime) {
        this.memos = memos;
        this.parts = parts;
        this.followUp = followUp;
        this.realTime = realTime;
    }

    /** @param realTime whether the clock runs as fast as the machine's: on a faster one nobody could do or report anything in time, so nothing is chased */
    static Duties of(
            Office.Parts office, OfficeDesk desk, Configuration config, DutyRosters rosters, boolean realTime) {
        Memos memos = new Memos(office);
        Supplier<Future<List<Alert>>> alerts = () -> FollowUp.recent(desk);
        KeptReports reports = new KeptReports(office.ledger());
        KeptTasks tasks = new KeptTasks(new KeptTasks.Parts(
                office.ledger(),
                office.audit(),
                office.clock(),
                zone(config),
                config.duties(),
                () -> alerts.get().map(all -> ofCity(config, all))));
        ContactChecks checks = new ContactChecks(office, memos, config.duties().contacts());
        DutyDesk duty = new DutyDesk(
                new DutyDesk.Parts(office, config.duties(), memos, reports, tasks, rosters, checks, alerts, EVERY));
        DutyParts parts = new DutyParts(
                duty,
                config.duties(),
                memos,
                reports,
                new CountyAccounts(office.ledger(), office.audit(), office.areas(), office.clock()),
                tasks,
                rosters,
                checks);
        return new Duties(memos, parts, FollowUp.of(office, memos, config, realTime), realTime);
    }

    private static ZoneId zone(Configuration config) {
        return config.plan().zone();
    }

    private static List<LevelHistory> ofCity(Configuration config, List<Alert> alerts) {
        String city = config.areas().root().code();
        return DutyDesk.histories(alerts).stream()
                .filter(one -> one.area().equals(city))
                .toList();
    }

    Memos memos() {
        return memos;
    }

    DutyParts parts() {
        return parts;
    }

    Future<Void> start() {
        return parts.rosters().refresh().onSuccess(done -> {
            if (realTime) {
                parts.desk().start();
                followUp.start();
            }
        });
    }

    void stop() {
        parts.desk().stop();
        followUp.stop();
    }
}
