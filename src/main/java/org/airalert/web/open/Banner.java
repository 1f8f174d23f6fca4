package org.airalert.web.open;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertFacts;
import org.airalert.alert.AlertKind;
import org.airalert.alert.AqiOutlook;
import org.airalert.alert.NextWarning;
import org.airalert.office.PublicStatus;
import org.airalert.warning.Level;
import org.airalert.web.AlertWords;
import org.airalert.web.LevelWords;
import org.airalert.web.Moments;
import org.airalert.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * The top of the page: what is in force, in one glance.
 *
 * @param tone word of the level in force; the word for no level where there is none
 * @param notes what else is announced, such as a lift that is still ahead
 * @param also what is in force elsewhere
 */
public record Banner(
        String tone,
        String title,
        String sub,
        List<Fact> facts,
        List<String> notes,
        List<Elsewhere> also,
        String reason) {
    public Banner {
        facts = List.copyOf(facts);
        notes = List.copyOf(notes);
        also = List.copyOf(also);
    }

    /** @param tone word of its level */
    public record Elsewhere(String tone, String areas, String title, String times) {}

    /** @param key names the fact for style sheets and tests */
    public record Fact(String key, String label, String value) {}

    /** Makes banners in one language. */
    static final class Maker {
        private final Words words;
        private final Moments moments;
        private final LevelWords levels;
        private final AlertWords alerts;

        Maker(Words words, Moments moments) {
            this.words = words;
            this.moments = moments;
            this.levels = new LevelWords(words.language());
            this.alerts = new AlertWords(words, moments);
        }

        Banner of(PublicStatus status) {
            Alert alert = status.foremost().orElse(null);
            Level level = alert == null ? null : alert.facts().level();
            return alert == null || level == null ? none(status) : warning(status, alert, level);
        }

        /** Every other warning in force than the one that the page tells first. */
        private List<Elsewhere> elsewhere(PublicStatus status, Alert first) {
            List<Elsewhere> also = new ArrayList<>();
            for (Alert alert : status.current()) {
                Level level = alert.facts().level();
                if (!alert.id().equals(first.id()) && level != null) {
                    also.add(new Elsewhere(
                            level.word(),
                            alerts.areas(alert.facts().areas()),
                            levels.warning(level),
                            String.join(words.language().pick("，", ", "), alerts.times(alert))));
                }
            }
            return also;
        }

        private Banner none(PublicStatus status) {
            List<String> notes = new ArrayList<>();
            status.published().stream()
                    .limit(1)
                    .filter(alert -> alert.kind() == AlertKind.LIFT)
                    .map(lift -> lifted(status, lift))
                    .forEach(notes::add);
            if (status.aqi() == null) {
                notes.add(words.text("banner.noData"));
            }
            return new Banner(
                    "none", words.text("banner.none"), words.text("banner.noneSub"), List.of(), notes, List.of(), "");
        }

        private String lifted(PublicStatus status, Alert lift) {
            Instant at = lift.facts().effective();
            Level before = lift.facts().previousLevel();
            Instant ended = at == null ? lift.createdAt() : at;
            String where = status.isCityWide(lift)
                    ? ""
                    : alerts.areas(lift.facts().areas()) + words.language().pick("", ": ");
            return where
                    + (before == null
                            ? alerts.title(lift)
                            : words.text("banner.lifted", levels.warning(before), moments.at(ended)));
        }

        private Banner warning(PublicStatus status, Alert alert, Level level) {
            AlertFacts facts = alert.facts();
            Instant start = facts.responseStart();
            String state = start != null && start.isAfter(status.updatedAt())
                    ? words.text("banner.coming", moments.at(start))
                    : words.text("banner.running");
            return new Banner(
                    level.word(),
                    status.isCityWide(alert)
                            ? words.text("banner.warning", levels.warning(level))
                            : words.text("banner.warningIn", alerts.areas(facts.areas()), levels.warning(level)),
                    levels.response(level) + " · " + state,
                    facts(status, alert),
                    notes(status, alert),
                    elsewhere(status, alert),
                    words.language().of(facts.reason()));
        }

        private List<Fact> facts(PublicStatus status, Alert alert) {
            AlertFacts facts = alert.facts();
            List<Fact> list = new ArrayList<>();
            Instant start = facts.responseStart();
            if (start != null) {
                list.add(fact("starts", moments.at(start)));
            }
            Instant end = endOf(status, alert);
            list.add(fact("ends", end == null ? words.text("fact.untilNotice") : moments.end(end)));
            list.add(fact("areas", alerts.areas(facts.areas())));
            AqiOutlook outlook = facts.outlook();
            if (outlook != null) {
                list.add(fact("range", outlook.lowest() + " – " + outlook.highest()));
                if (!outlook.primaryPollutants().isEmpty()) {
                    list.add(fact(
                            "pollutant", String.join(words.language().pick("、", ", "), outlook.primaryPollutants())));
                }
            }
            Instant sent = alert.sent();
            list.add(fact("published", moments.at(sent == null ? alert.createdAt() : sent)));
            return list;
        }

        private Fact fact(String key, String value) {
            return new Fact(key, words.text("fact." + key), value);
        }

        private List<String> notes(PublicStatus status, Alert alert) {
            List<String> notes = new ArrayList<>();
            announced(status, alert)
                    .map(newest -> words.text("banner.announced", alerts.title(newest))
                            + words.language().pick("：", ": ")
                            + String.join(words.language().pick("，", ", "), alerts.times(newest)))
                    .ifPresent(notes::add);
            NextWarning next = alert.facts().next();
            if (next != null) {
                notes.add(words.text("banner.next", moments.at(next.start()), levels.warning(next.level())));
            }
            return notes;
        }
    }

    /** A downgrade or lift of what is in force that has been announced and is not in effect yet. */
    static Optional<Alert> announced(PublicStatus status, Alert inForce) {
        return status.published().stream()
                .filter(one -> one.event().equals(inForce.event()))
                .limit(1)
                .filter(newest -> newest.kind() == AlertKind.LIFT || newest.kind() == AlertKind.DOWNGRADE)
                .filter(newest -> isAhead(newest.facts().effective(), status.updatedAt()))
                .findFirst();
    }

    private static boolean isAhead(@Nullable Instant effective, Instant now) {
        return effective != null && effective.isAfter(now);
    }

    /** Expected end of what is in force; that of an announced lift where there is one. */
    static @Nullable Instant endOf(PublicStatus status, Alert inForce) {
        return announced(status, inForce)
                .filter(newest -> newest.kind() == AlertKind.LIFT)
                .map(lift -> lift.facts().effective())
                .orElse(inForce.facts().expectedEnd());
    }
}
