package org.airalert.office.duty;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.airalert.clause.Clause;
import org.airalert.directory.Area;
import org.airalert.directory.Recipient;
import org.airalert.duty.CountyReport;
import org.airalert.duty.DutyPlan;
import org.airalert.duty.DutyTask;
import org.airalert.duty.ReportRound;
import org.airalert.office.county.CountyDay;
import org.airalert.office.memo.Memo;
import org.airalert.office.task.TaskEntry;

/**
 * Which memos are due at a moment. Pure: the same memo has the same id whenever it is asked for, so that asking every minute sends it once. What should have
 * gone out longer than a day ago, because the program did not run, is not sent any more.
 */
@Clause({"P4.3.1", "P4.5", "P7"})
final class DueMemos {
    private static final Duration MADE_UP = Duration.ofDays(1);
    private static final Duration USEFUL = Duration.ofHours(12);

    private final DutyPlan plan;
    private final People people;
    private final Instant now;
    private final ZoneId zone;

    DueMemos(DutyPlan plan, People people, Instant now) {
        this.plan = plan;
        this.people = people;
        this.now = now;
        this.zone = plan.reports().zone();
    }

    private boolean isDue(Instant at) {
        return !now.isBefore(at) && now.isBefore(at.plus(MADE_UP));
    }

    /** Reminders before tasks are due, and what the office is told after it. */
    List<Memo> ofTasks(Collection<TaskEntry> tasks) {
        Map<String, List<DutyTask>> occasions = new LinkedHashMap<>();
        tasks.stream()
                .filter(one -> one.done() == null)
                .map(TaskEntry::task)
                .forEach(one -> occasions
                        .computeIfAbsent(
                                one.event() + "/" + one.rule().key() + "/" + one.due(), none -> new ArrayList<>())
                        .add(one));
        List<Memo> memos = new ArrayList<>();
        occasions.forEach((about, open) -> {
            DutyTask first = open.get(0);
            if (isDue(first.remindAt()) && now.isBefore(first.due())) {
                memos.add(reminder(about, open));
            } else if (isDue(first.escalateAt())) {
                memos.add(overdue(about, open));
            }
        });
        return memos.stream().filter(memo -> !memo.recipients().isEmpty()).toList();
    }

    private Memo reminder(String about, List<DutyTask> open) {
        DutyTask first = open.get(0);
        String title = first.rule().title().zh();
        return new Memo(
                Memo.id(Memo.Purpose.TASK, first.remindAt(), "remind/" + about),
                Memo.Purpose.TASK,
                "任务提醒：" + title,
                List.of(
                        "依据预案" + first.rule().clause() + "，请于" + moment(first.due()) + "前完成：" + title + "。",
                        "完成后请报市环委会办公室登记。"),
                open.stream()
                        .flatMap(one -> people.ofUnit(one.owner()).stream())
                        .map(Recipient::id)
                        .toList(),
                now,
                first.due());
    }

    private Memo overdue(String about, List<DutyTask> open) {
        DutyTask first = open.get(0);
        List<Recipient> owners = open.stream()
                .flatMap(one -> people.ofUnit(one.owner()).stream())
                .toList();
        String names = open.stream().map(one -> people.name(one.owner())).collect(Collectors.joining("、"));
        return new Memo(
                Memo.id(Memo.Purpose.TASK, first.escalateAt(), "overdue/" + about),
                Memo.Purpose.TASK,
                "任务逾期：" + first.rule().title().zh(),
                List.of(
                        "下列单位应于" + moment(first.due()) + "前完成“"
                                + first.rule().title().zh() + "”，至今未登记完成：" + names + "。",
                        "请立即督促落实。"),
                told(owners),
                now,
                now.plus(USEFUL));
    }

    /** The office, and those who answer for the late ones. */
    private List<String> told(Collection<Recipient> late) {
        Set<String> ids = new TreeSet<>(people.supervisors(late));
        people.ofUnit(plan.office()).forEach(one -> ids.add(one.id()));
        return List.copyOf(ids);
    }

    /** Counties that did not report by an hour are chased at once; when the grace is over, the office and their supervising unit are told. */
    List<Memo> ofReports(CountyDay day) {
        List<Memo> memos = new ArrayList<>();
        for (Instant due : plan.reports().hours(day.day())) {
            List<Area> missing = day.missingFor(due);
            Instant told = due.plus(plan.reports().grace());
            if (!missing.isEmpty() && isDue(told)) {
                memos.add(unreported(due, told, missing));
            } else if (!missing.isEmpty() && isDue(due)) {
                memos.add(chase(due, missing));
            }
        }
        return memos.stream().filter(memo -> !memo.recipients().isEmpty()).toList();
    }

    private Memo chase(Instant due, List<Area> missing) {
        return new Memo(
                Memo.id(Memo.Purpose.CHASE, due, "chase"),
                Memo.Purpose.CHASE,
                "催报：重污染天气应急处置工作信息",
                List.of(
                        "贵单位应于" + moment(due) + "前报送重污染天气应急处置工作信息，至今未收到，请立即报送。",
                        "内容包括预警启动时间、级别、主要污染物、采取的应急措施、预警信息发布情况、督导检查情况。"),
                missing.stream()
                        .flatMap(area -> people.ofCounty(area.code()).stream())
                        .map(Recipient::id)
                        .toList(),
                now,
                now.plus(USEFUL));
    }

    private Memo unreported(Instant due, Instant told, List<Area> missing) {
        List<Recipient> counties = missing.stream()
                .flatMap(area -> people.ofCounty(area.code()).stream())
                .toList();
        return new Memo(
                Memo.id(Memo.Purpose.CHASE, told, "unreported"),
                Memo.Purpose.CHASE,
                "未按时报送应急处置工作信息的县（市、区）",
                List.of(
                        "下列县（市、区）应于" + moment(due) + "前报送重污染天气应急处置工作信息，经催报仍未收到："
                                + missing.stream().map(Area::nameZh).collect(Collectors.joining("、")) + "。",
                        "请电话督促。"),
                told(counties),
                now,
                now.plus(USEFUL));
    }

    /** The digest of a day on which somebody owed a report. */
    List<Memo> digest(CountyDay day) {
        Instant at = day.day().atTime(plan.digestAt()).atZone(zone).toInstant();
        List<String> office =
                people.ofUnit(plan.office()).stream().map(Recipient::id).toList();
        if (!isDue(at) || !day.isOwed() || office.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        long missing = day.counties().stream().filter(one -> one.isMissing(now)).count();
        lines.add("截至" + moment(now) + "，" + day.counties().size() + "个县（市、区）中" + missing + "个有未报信息。");
        day.counties().forEach(county -> lines.add(county.area().nameZh() + "：" + line(county)));
        return List.of(new Memo(
                Memo.id(Memo.Purpose.DIGEST, at, "digest"),
                Memo.Purpose.DIGEST,
                DateTimeFormatter.ofPattern("M月d日", Locale.ROOT).format(day.day()) + "县（市、区）应急处置工作信息汇总",
                lines,
                office,
                now,
                now.plus(USEFUL)));
    }

    private String line(CountyDay.County county) {
        List<String> parts = new ArrayList<>();
        for (ReportRound.Slot slot : county.slots()) {
            CountyReport said = slot.said();
            String hour = DateTimeFormatter.ofPattern("H时", Locale.ROOT)
                    .format(slot.due().atZone(zone));
            if (said == null) {
                parts.add(hour + (slot.isMissing(now) ? "未报" : "未到时限"));
            } else {
                parts.add(hour + (slot.isLate() ? "迟报" : "已报") + "（级别" + said.level() + "，主要污染物"
                        + said.mainPollutant() + "；措施：" + said.measures() + "；发布：" + said.publication()
                        + "；督导：" + said.inspection() + "）");
            }
        }
        return parts.isEmpty() ? "当日无须报送。" : String.join("；", parts) + "。";
    }

    private String moment(Instant at) {
        return DateTimeFormatter.ofPattern("M月d日H时mm分", Locale.ROOT)
                .format(at.atZone(zone))
                .replace("时00分", "时");
    }
}
