package org.airalert.app;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.airalert.alert.Alert;
import org.airalert.app.config.Configuration;
import org.airalert.duty.CountyReport;
import org.airalert.duty.LevelHistory;
import org.airalert.evaluation.Duties;
import org.airalert.office.county.CountyDay;
import org.airalert.office.evaluation.Evaluations;
import org.airalert.office.task.TaskEntry;
import org.airalert.web.api.DutyParts;

/** What counties and units owed during an event, for its evaluation: whose time has come counts, what is not due yet does not. */
final class DutyRecord implements Evaluations.DutyBook {
    private final Configuration config;
    private final DutyParts duties;
    private final InstantSource clock;

    DutyRecord(Configuration config, DutyParts duties, InstantSource clock) {
        this.config = config;
        this.duties = duties;
        this.clock = clock;
    }

    @Override
    public Future<Duties> of(List<Alert> alerts, Instant from, Instant until) {
        ZoneId zone = config.plan().zone();
        LocalDate first = LocalDate.ofInstant(from, zone);
        LocalDate last = LocalDate.ofInstant(until, zone);
        return duties.reports()
                .all(
                        first.atStartOfDay(zone).toInstant(),
                        last.plusDays(1).atStartOfDay(zone).toInstant())
                .compose(reports -> duties.tasks()
                        .of(alerts.get(0).event())
                        .map(tasks -> new Duties(
                                reports(new CountyDay.Known(LevelHistory.of(alerts), reports), first, last),
                                tasks.stream()
                                        .filter(one -> !one.task().due().isAfter(clock.instant()))
                                        .map(DutyRecord::task)
                                        .toList())));
    }

    private List<Duties.CountyReport> reports(CountyDay.Known known, LocalDate first, LocalDate last) {
        Instant now = clock.instant();
        List<Duties.CountyReport> owed = new ArrayList<>();
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            for (CountyDay.County county : CountyDay.of(
                            config.areas(), config.duties().reports(), day, known, now)
                    .counties()) {
                county.slots().stream().filter(slot -> !slot.due().isAfter(now)).forEach(slot -> {
                    CountyReport report = slot.report();
                    owed.add(new Duties.CountyReport(
                            county.area().code(),
                            county.area().nameZh(),
                            slot.due(),
                            report == null ? null : report.receivedAt()));
                });
            }
        }
        owed.sort(Comparator.comparing(Duties.CountyReport::due).thenComparing(Duties.CountyReport::county));
        return owed;
    }

    private static Duties.Task task(TaskEntry one) {
        TaskEntry.Done done = one.done();
        return new Duties.Task(
                one.task().rule().title().zh(),
                one.task().rule().title().en(),
                one.task().rule().clause(),
                one.task().due(),
                done == null ? null : done.at());
    }
}
