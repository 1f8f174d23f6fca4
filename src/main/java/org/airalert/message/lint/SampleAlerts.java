package org.airalert.message.lint;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertFacts;
import org.airalert.alert.AlertId;
import org.airalert.alert.AlertKind;
import org.airalert.alert.AlertState;
import org.airalert.alert.AlertStatus;
import org.airalert.alert.AqiOutlook;
import org.airalert.alert.AreaRef;
import org.airalert.alert.Bilingual;
import org.airalert.alert.DailyMean;
import org.airalert.alert.EventId;
import org.airalert.alert.NextWarning;
import org.airalert.alert.Reference;
import org.airalert.alert.SignOff;
import org.airalert.warning.Level;
import org.jspecify.annotations.Nullable;

/**
 * The table of sample facts on which every template must work: each kind at several levels, before and after the start of the
 * response, with known and with open end, as drill, with everything that may be there and with only what must.
 */
public final class SampleAlerts {
    /** Publication of every sample: 3 January, 15:00 in the plan's zone. */
    public static final Instant PUBLISHED = ZonedDateTime.of(2019, 1, 3, 15, 0, 0, 0, ZoneId.of("Asia/Shanghai"))
            .toInstant();

    private static final Instant AHEAD = PUBLISHED.plus(Duration.ofHours(41));
    private static final Instant RUNNING = PUBLISHED.minus(Duration.ofHours(83));
    private static final Instant END = PUBLISHED.plus(Duration.ofHours(149));
    private static final Instant MIDNIGHT = PUBLISHED.plus(Duration.ofHours(129));

    private SampleAlerts() {}

    /** One sample, under a name by which a fault can tell it. */
    public record Sample(String name, Alert alert) {}

    /** At least one sample of every kind. */
    public static List<Sample> all() {
        List<Sample> samples = new ArrayList<>();
        for (AlertKind kind : AlertKind.values()) {
            Facts full = Facts.of(kind);
            samples.add(sample(kind, "ahead", full.start(AHEAD)));
            samples.add(
                    sample(kind, "running-open", full.start(RUNNING).end(null).bare()));
            samples.add(
                    sample(kind, "worst", full.start(AHEAD).levels(Level.RED).worst()));
            samples.add(sample(kind, "provincial", full.start(AHEAD).provincial()));
            samples.add(new Sample(
                    kind.word() + "/drill",
                    alert(kind, AlertStatus.EXERCISE, full.start(AHEAD).facts())));
        }
        return List.copyOf(samples);
    }

    private static Sample sample(AlertKind kind, String name, Facts facts) {
        AlertStatus status = kind == AlertKind.DRILL ? AlertStatus.EXERCISE : AlertStatus.ACTUAL;
        return new Sample(kind.word() + "/" + name, alert(kind, status, facts.facts()));
    }

    /** An alert about to be approved. */
    public static Alert alert(AlertKind kind, AlertStatus status, AlertFacts facts) {
        List<Reference> references = kind.refersToEarlier()
                ? List.of(new Reference(new AlertId("al-sample-0"), PUBLISHED.minus(Duration.ofHours(48))))
                : List.of();
        return new Alert(
                new AlertId("al-sample-1"),
                new EventId("ev-sample-1"),
                references.size() + 1,
                kind,
                status,
                AlertState.SUBMITTED,
                references,
                facts,
                SignOff.draftedBy("engine"),
                PUBLISHED,
                null,
                PUBLISHED.plus(Duration.ofHours(48)),
                Map.of());
    }

    /** Facts that differ in few places from a usual winter alert. */
    private record Facts(
            AlertKind kind,
            Level level,
            Instant start,
            @Nullable Instant end,
            @Nullable AqiOutlook outlook,
            @Nullable String basis,
            boolean full) {
        static Facts of(AlertKind kind) {
            return new Facts(kind, Level.ORANGE, AHEAD, END, outlook(260, 176, 231, 244, 189), "FORECAST", true);
        }

        Facts start(Instant at) {
            return new Facts(kind, level, at, end, outlook, basis, full);
        }

        Facts end(@Nullable Instant at) {
            return new Facts(kind, level, start, at, outlook, basis, full);
        }

        Facts levels(Level at) {
            return new Facts(kind, at, start, end, outlook, basis, full);
        }

        Facts worst() {
            return new Facts(kind, level, start, end, outlook(500, 342, 500, 487, 301), "MONITORED", full);
        }

        Facts provincial() {
            return new Facts(kind, level, start, end, null, "PROVINCIAL", full);
        }

        Facts bare() {
            return new Facts(kind, level, start, end, outlook, null, false);
        }

        AlertFacts facts() {
            Bilingual text = switch (kind) {
                case ADVISORY, CORRECTION -> NOTICE;
                case REMINDER -> OWED;
                default -> Bilingual.EMPTY;
            };
            return new AlertFacts(
                    kind.warns() ? shown() : null,
                    previous(),
                    List.of(new AreaRef("410400", "平顶山市", "Pingdingshan")),
                    effective(),
                    kind == AlertKind.ADVISORY ? null : start,
                    kind == AlertKind.EXTEND ? MIDNIGHT : null,
                    end,
                    outlook,
                    basis,
                    kind == AlertKind.ISSUE ? Double.valueOf(41) : null,
                    kind == AlertKind.ISSUE,
                    full ? new NextWarning(Level.YELLOW, END.plus(Duration.ofHours(60)), null) : null,
                    full || kind == AlertKind.CANCEL ? reason() : Bilingual.EMPTY,
                    text);
        }

        private Bilingual reason() {
            return switch (kind) {
                case DOWNGRADE, LIFT, STOP -> BETTER;
                case CANCEL -> MISTAKE;
                default -> REASON;
            };
        }

        private Level shown() {
            return kind == AlertKind.DOWNGRADE && level == Level.RED ? Level.ORANGE : level;
        }

        private @Nullable Level previous() {
            return switch (kind) {
                case UPGRADE -> Level.YELLOW;
                case DOWNGRADE -> Level.RED;
                case LIFT, STOP -> level;
                default -> null;
            };
        }

        private @Nullable Instant effective() {
            return switch (kind) {
                case EXTEND, WITHDRAW, CORRECTION, ADVISORY, REMINDER -> null;
                case LIFT, STOP -> start.isAfter(PUBLISHED) ? PUBLISHED : PUBLISHED.plus(Duration.ofHours(9));
                case ISSUE, UPGRADE, DOWNGRADE, RESCHEDULE, CANCEL, START, DRILL ->
                    start.isAfter(PUBLISHED) ? start : PUBLISHED;
            };
        }

        private static AqiOutlook outlook(int highest, int... means) {
            List<DailyMean> days = new ArrayList<>();
            for (int i = 0; i < means.length; i++) {
                days.add(new DailyMean(LocalDate.of(2019, 1, 5).plusDays(i), means[i]));
            }
            return new AqiOutlook(128, highest, days, List.of("PM2.5"));
        }

        private static final Bilingual REASON = new Bilingual(
                "受静稳、高湿气象条件和区域传输影响，污染物持续累积。",
                "Still, humid weather and transport from the region let pollutants build up.");
        private static final Bilingual BETTER = new Bilingual(
                "受冷空气影响，大气扩散条件转好，空气质量逐步改善。", "Cold air improves dispersion, and the air is getting cleaner.");
        private static final Bilingual MISTAKE =
                new Bilingual("该信息因操作失误发出，与实际情况不符。", "It was sent by mistake and does not reflect the facts.");
        private static final Bilingual OWED = new Bilingual(
                "仍有单位未报送应急响应启动情况，请于今日18时前补报。",
                "Some have not reported that the response has started; report by 18:00 today.");
        private static final Bilingual NOTICE = new Bilingual(
                "早晚空气湿度大，能见度较低，外出请注意防护和交通安全。",
                "Mornings and evenings are humid with poor visibility: take care outdoors and on the roads.");
    }
}
