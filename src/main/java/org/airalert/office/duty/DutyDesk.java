package org.airalert.office.duty;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.airalert.access.Principal;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertStatus;
import org.airalert.duty.DutyPlan;
import org.airalert.duty.LevelHistory;
import org.airalert.office.Office;
import org.airalert.office.contact.ContactChecks;
import org.airalert.office.contact.DutyRosters;
import org.airalert.office.county.CountyDay;
import org.airalert.office.county.CountyReports;
import org.airalert.office.memo.Memo;
import org.airalert.office.memo.Memos;
import org.airalert.office.task.Tasks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at all duties again and again and sends what is due. Any number of nodes may do it beside each other. */
public final class DutyDesk {
    private static final Logger LOG = LoggerFactory.getLogger(DutyDesk.class);

    private final Parts parts;
    private volatile boolean stopped;

    /**
     * @param alerts approved and published ones, the newest
     * @param every how often duties are looked at
     */
    public record Parts(
            Office.Parts office,
            DutyPlan plan,
            Memos memos,
            CountyReports reports,
            Tasks tasks,
            DutyRosters rosters,
            ContactChecks checks,
            Supplier<Future<List<Alert>>> alerts,
            Duration every) {}

    public DutyDesk(Parts parts) {
        this.parts = parts;
    }

    /** Begins to look, for the first time after one round. */
    public void start() {
        parts.office().clock().after(parts.every(), this::tick);
    }

    public void stop() {
        stopped = true;
    }

    private void tick() {
        if (stopped) {
            return;
        }
        look().onFailure(cause -> LOG.warn("duties not looked after, trying again cause={}", cause.toString()))
                .onComplete(done -> parts.office().clock().after(parts.every(), this::tick));
    }

    /** The course of levels of every actual event, of the city and of counties. */
    public static List<LevelHistory> histories(List<Alert> alerts) {
        return LevelHistory.of(alerts.stream()
                .filter(one -> one.status() == AlertStatus.ACTUAL)
                .toList());
    }

    /** One look; done when everything that was due is durable. */
    public Future<Void> look() {
        return parts.rosters()
                .refresh()
                .compose(done -> parts.rosters().forget(parts.plan()))
                .compose(done -> due())
                .compose(this::send)
                .compose(done -> parts.checks().byTheCalendar())
                .mapEmpty();
    }

    private Future<List<Memo>> due() {
        Instant now = parts.office().clock().instant();
        DueMemos due = new DueMemos(
                parts.plan(), new People(parts.office().ways().recipients().get()), now);
        LocalDate today = now.atZone(parts.plan().reports().zone()).toLocalDate();
        return day(today.minusDays(1))
                .compose(yesterday -> day(today)
                        .compose(current -> parts.tasks().current().map(tasks -> {
                            List<Memo> memos = new ArrayList<>(due.ofTasks(tasks));
                            for (CountyDay day : List.of(yesterday, current)) {
                                memos.addAll(due.ofReports(day));
                                memos.addAll(due.digest(day));
                            }
                            return memos;
                        })));
    }

    private Future<Void> send(List<Memo> memos) {
        Future<Void> done = Future.succeededFuture();
        for (Memo memo : memos) {
            done = done.compose(before -> parts.memos()
                    .send(memo, Principal.SYSTEM.account())
                    .onSuccess(isNew -> told(memo, isNew))
                    .mapEmpty());
        }
        return done;
    }

    private static void told(Memo memo, boolean isNew) {
        if (isNew) {
            LOG.info(
                    "memo sent memo={} purpose={} recipients={}",
                    memo.id(),
                    memo.purpose().word(),
                    memo.recipients().size());
        }
    }

    /** All counties' reports of a day, as they stand now. */
    public Future<CountyDay> day(LocalDate day) {
        Instant now = parts.office().clock().instant();
        Instant from = day.atStartOfDay(parts.plan().reports().zone()).toInstant();
        // Corrections may come days later.
        return parts.alerts()
                .get()
                .compose(alerts -> parts.reports()
                        .all(from, now.plus(Duration.ofSeconds(1)))
                        .map(reports -> CountyDay.of(
                                parts.office().areas(),
                                parts.plan().reports(),
                                day,
                                new CountyDay.Known(histories(alerts), reports),
                                now)));
    }
}
