package org.airalert.web.console;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertFacts;
import org.airalert.alert.AlertStatus;
import org.airalert.alert.AqiOutlook;
import org.airalert.alert.NextWarning;
import org.airalert.warning.Level;
import org.airalert.web.AlertWords;
import org.airalert.web.LevelWords;
import org.airalert.web.Moments;
import org.airalert.web.Words;
import org.jspecify.annotations.Nullable;

/** An alert as lists and pages of the console show it; read by templates. */
public record AlertCard(
        String id,
        String title,
        String tone,
        String state,
        boolean open,
        boolean exercise,
        String made,
        String sent,
        String drafter,
        String approver,
        String remark,
        List<String> lines,
        List<Fact> facts) {
    public AlertCard {
        lines = List.copyOf(lines);
        facts = List.copyOf(facts);
    }

    /** @param key of the words, without its beginning */
    public record Fact(String key, String value) {}

    /** Makes cards in one language. Pure. */
    static final class Maker {
        private final Words words;
        private final Moments moments;
        private final AlertWords alerts;

        Maker(Words words, Moments moments) {
            this.words = words;
            this.moments = moments;
            this.alerts = new AlertWords(words, moments);
        }

        AlertCard of(Alert alert) {
            Level level = alert.facts().level();
            Instant sent = alert.sent();
            String approver = alert.signOff().approver();
            return new AlertCard(
                    alert.id().value(),
                    alerts.title(alert),
                    level == null ? "none" : level.word(),
                    alert.state().word(),
                    alert.state().isOpen(),
                    alert.status() == AlertStatus.EXERCISE,
                    moments.brief(alert.createdAt()),
                    sent == null ? "" : moments.brief(sent),
                    person(alert.signOff().drafter()),
                    approver == null ? "" : person(approver),
                    alert.signOff().remark(),
                    alerts.times(alert),
                    facts(alert.facts()));
        }

        /** The program's own accounts have a name that everybody understands. */
        private String person(String account) {
            return account.equals("engine") || account.equals("system") ? words.text("c.who." + account) : account;
        }

        private List<Fact> facts(AlertFacts facts) {
            List<Fact> list = new ArrayList<>();
            LevelWords levels = new LevelWords(words.language());
            Level level = facts.level();
            if (level != null) {
                list.add(new Fact("level", levels.warning(level) + " · " + levels.response(level)));
            }
            list.add(new Fact("areas", alerts.areas(facts.areas())));
            add(list, "start", facts.responseStart());
            Instant end = facts.expectedEnd();
            list.add(new Fact("end", end == null ? words.text("fact.untilNotice") : moments.end(end)));
            outlook(list, facts.outlook());
            Double lead = facts.leadTimeHours();
            if (lead != null) {
                String hours = words.text("c.hours", String.format(Locale.ROOT, "%.1f", lead));
                list.add(new Fact("lead", hours + (facts.late() ? " · " + words.text("c.late") : "")));
            }
            String basis = facts.basis();
            if (basis != null) {
                list.add(new Fact("basis", words.text("c.basis." + basis.toLowerCase(Locale.ROOT))));
            }
            NextWarning next = facts.next();
            if (next != null) {
                list.add(new Fact(
                        "next", words.text("banner.next", moments.at(next.start()), levels.warning(next.level()))));
            }
            add(list, "reason", words.language().of(facts.reason()));
            add(list, "advice", words.language().of(facts.advice()));
            return list;
        }

        private void outlook(List<Fact> list, @Nullable AqiOutlook outlook) {
            if (outlook == null) {
                return;
            }
            list.add(new Fact("range", outlook.lowest() + "–" + outlook.highest()));
            List<String> days = outlook.dailyMeans().stream()
                    .map(day -> moments.day(day.date()) + " " + day.aqi())
                    .toList();
            add(list, "days", String.join(words.language().pick("，", ", "), days));
            add(list, "pollutant", String.join(words.language().pick("、", ", "), outlook.primaryPollutants()));
        }

        private void add(List<Fact> list, String key, @Nullable Instant time) {
            if (time != null) {
                list.add(new Fact(key, moments.at(time)));
            }
        }

        private static void add(List<Fact> list, String key, String text) {
            if (!text.isEmpty()) {
                list.add(new Fact(key, text));
            }
        }

        /** {@code 还有 31 小时}, or that it has passed. */
        String until(Instant now, Instant then) {
            long minutes = Duration.between(now, then).toMinutes();
            String amount = Math.abs(minutes) < 120
                    ? words.text("c.minutes", Math.abs(minutes))
                    : words.text("c.hours", Math.round(Math.abs(minutes) / 60.0));
            return words.text(then.isAfter(now) ? "c.left" : "c.ago", amount);
        }
    }
}
