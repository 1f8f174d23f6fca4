package org.airalert.duty;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;

/**
 * What {@code conf/plan.yaml} says about duties: sections {@code tasks} and {@code duties}.
 *
 * @param office key of the member unit that keeps the office's business (plan, annex 8): it is told what is late, and gets the digest;
 *     empty: nobody is
 * @param digestAt when the day's digest of county reports goes to the office
 * @param keepShifts how long after its end a shift is kept
 */
public record DutyPlan(
        List<TaskRule> tasks,
        String office,
        ReportRound reports,
        LocalTime digestAt,
        ContactCalendar contacts,
        Duration keepShifts) {
    public DutyPlan {
        tasks = List.copyOf(tasks);
    }
}
