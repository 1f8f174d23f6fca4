package org.airalert.office.evaluation;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.airalert.access.Principal;
import org.airalert.directory.Audience;
import org.airalert.directory.Recipient;
import org.airalert.office.memo.Memo;
import org.airalert.office.memo.Memos;
import org.airalert.time.Timers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reminds the office of evaluations (plan, 5): a day before one is due, once more when it is overdue, and a month before the yearly summary is. Each memo has an
 * id that follows from its occasion, so that any number of nodes may look.
 */
public final class Reminders {
    private static final Logger LOG = LoggerFactory.getLogger(Reminders.class);
    private static final Duration EVERY = Duration.ofMinutes(10);
    private static final Duration AHEAD = Duration.ofDays(1);
    private static final Duration USEFUL = Duration.ofHours(12);
    private static final int DAYS_AHEAD_OF_YEARLY = 30;

    private final Parts parts;
    private volatile boolean stopped;

    /** @param unit key of the member unit that keeps the office's business */
    public record Parts(
            Evaluations evaluations,
            Seasons seasons,
            Memos memos,
            Supplier<Collection<Recipient>> recipients,
            String unit,
            Timers clock,
            ZoneId zone) {}

    public Reminders(Parts parts) {
        this.parts = parts;
    }

    /** Looks now and then every ten minutes. */
    public void start() {
        look().onFailure(cause -> LOG.warn("evaluations not looked at, trying again", cause))
                .onComplete(done -> parts.clock().after(EVERY, () -> {
                    if (!stopped) {
                        start();
                    }
                }));
    }

    public void stop() {
        stopped = true;
    }

    /** Sends what is due now. @return how many memos are new */
    public Future<Integer> look() {
        Instant now = parts.clock().instant();
        return parts.evaluations()
                .list()
                .compose(all -> parts.seasons().names().map(seasons -> {
                    List<Memo> memos = new ArrayList<>();
                    all.stream().filter(one -> !one.exercise()).forEach(one -> ofEvent(one, now, memos));
                    seasons.forEach(one -> ofSeason(one, now, memos));
                    return memos;
                }))
                .compose(memos -> send(memos, 0, 0));
    }

    private void ofEvent(Evaluations.Listed one, Instant now, List<Memo> memos) {
        Instant due = one.due();
        if (due == null || one.state() == Evaluations.State.COMPLETED) {
            return;
        }
        boolean overdue = now.isAfter(due);
        Instant occasion = overdue ? due : due.minus(AHEAD);
        if (!now.isBefore(occasion)) {
            String when = DateTimeFormatter.ofPattern("M月d日H时", Locale.ROOT).format(due.atZone(parts.zone()));
            memos.add(memo(
                    occasion,
                    "evaluation/" + one.event(),
                    overdue ? "总结评估逾期" : "总结评估提醒",
                    "本次重污染天气应对（事件" + one.event() + "）的总结评估"
                            + (overdue ? "应于" + when + "前完成，至今未定稿。" : "应于" + when + "前完成。"),
                    now));
        }
    }

    private void ofSeason(String season, Instant now, List<Memo> memos) {
        LocalDate due = Seasons.due(season);
        Instant occasion =
                due.minusDays(DAYS_AHEAD_OF_YEARLY).atStartOfDay(parts.zone()).toInstant();
        if (!now.isBefore(occasion)
                && now.isBefore(due.atStartOfDay(parts.zone()).toInstant())) {
            memos.add(memo(occasion, "season/" + season, "年度评估提醒", season + "年度重污染天气应急处置工作评估应于5月前完成。", now));
        }
    }

    private Memo memo(Instant occasion, String about, String subject, String line, Instant now) {
        return new Memo(
                Memo.id(Memo.Purpose.TASK, occasion, about),
                Memo.Purpose.TASK,
                subject,
                List.of("依据预案第5章，" + line, "报告由系统自动起草，见控制台“评估与演练”。"),
                parts.recipients().get().stream()
                        .filter(one -> one.audience() == Audience.UNITS
                                && parts.unit().equals(one.fields().get("unit")))
                        .map(Recipient::id)
                        .toList(),
                now,
                now.plus(USEFUL));
    }

    private Future<Integer> send(List<Memo> memos, int from, int sent) {
        if (from >= memos.size()) {
            return Future.succeededFuture(sent);
        }
        return parts.memos()
                .send(memos.get(from), Principal.SYSTEM.account())
                .compose(isNew -> send(memos, from + 1, sent + (isNew ? 1 : 0)));
    }
}
