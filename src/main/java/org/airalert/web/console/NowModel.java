package org.airalert.web.console;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertFacts;
import org.airalert.alert.Proposal;
import org.airalert.dispatch.ChannelState;
import org.airalert.dispatch.ChannelStatus;
import org.airalert.office.Desk;
import org.airalert.office.PublicStatus;
import org.airalert.office.escalation.Outstanding;
import org.airalert.web.AirChart;
import org.airalert.web.AirGrade;
import org.airalert.web.Moments;
import org.airalert.web.api.OfficeParts;
import org.jspecify.annotations.Nullable;

/** Everything that the Now page shows, for whoever looks. */
final class NowModel {
    private static final int MOST_PROPOSALS = 20;

    private final OfficeParts parts;

    NowModel(OfficeParts parts) {
        this.parts = parts;
    }

    Future<Map<String, Object>> of(Visit visit) {
        String area = parts.place().areas().root().code();
        PublicStatus status = parts.desk().publicStatus();
        return Future.join(
                        parts.desk().assessment(area),
                        parts.desk().proposals(Proposal.State.OPEN, null, MOST_PROPOSALS),
                        parts.dispatcher().status(),
                        outstanding(status.inForce()))
                .map(known -> {
                    Optional<String> assessment = known.resultAt(0);
                    Map<String, Object> model = new HashMap<>();
                    Sight sight = new Sight(
                            visit,
                            parts.clock().instant(),
                            new Moments(visit.language(), parts.place().plan().zone()));
                    level(model, sight, status);
                    proposals(model, sight, known.resultAt(1));
                    air(model, sight, status, assessment);
                    health(model, sight, known.resultAt(2));
                    model.put("open", OpenList.of(known.resultAt(3), visit, sight.moments()));
                    model.put("why", assessment.map(text -> why(sight, text)).orElse(Why.NONE));
                    return model;
                });
    }

    private Future<List<Outstanding>> outstanding(@Nullable Alert alert) {
        return alert == null
                ? Future.succeededFuture(List.of())
                : parts.followUp().outstanding(alert);
    }

    /** Who looks, and when. */
    private record Sight(Visit visit, Instant now, Moments moments) {
        AlertCard.Maker cards() {
            return new AlertCard.Maker(visit.words(), moments);
        }
    }

    private static void level(Map<String, Object> model, Sight sight, PublicStatus status) {
        Alert alert = status.inForce();
        if (alert != null) {
            model.put("inForce", sight.cards().of(alert));
            model.put("counts", countdowns(alert.facts(), sight));
        }
    }

    private static List<AlertCard.Fact> countdowns(AlertFacts facts, Sight sight) {
        List<AlertCard.Fact> list = new ArrayList<>();
        Instant start = facts.responseStart();
        if (start != null) {
            list.add(new AlertCard.Fact("toStart", sight.cards().until(sight.now(), start)));
        }
        Instant end = facts.expectedEnd();
        if (end != null) {
            list.add(new AlertCard.Fact("toEnd", sight.cards().until(sight.now(), end)));
        }
        return list;
    }

    private static void proposals(Map<String, Object> model, Sight sight, List<Desk.Proposed> open) {
        model.put(
                "proposals",
                open.stream().map(one -> waiting(one.alert(), sight)).toList());
    }

    /** What is left of the lead time runs from now to the start of the response, whatever it was when the engine proposed it. */
    private static Waiting waiting(Alert alert, Sight sight) {
        Instant start = alert.facts().responseStart();
        List<AlertCard.Fact> counts = new ArrayList<>();
        if (start != null) {
            counts.add(new AlertCard.Fact("lead", sight.cards().until(sight.now(), start)));
        }
        counts.add(new AlertCard.Fact("waits", sight.cards().until(sight.now(), alert.createdAt())));
        return new Waiting(
                sight.cards().of(alert),
                counts,
                alert.facts().late(),
                sight.visit().language().of(alert.facts().reason()));
    }

    /**
     * A proposal as the list shows it.
     *
     * @param late whether it falls short of the lead time that the plan asks for
     * @param reason why the engine proposes it
     */
    public record Waiting(AlertCard card, List<AlertCard.Fact> counts, boolean late, String reason) {}

    private void air(Map<String, Object> model, Sight sight, PublicStatus status, Optional<String> assessment) {
        model.put(
                "quality",
                assessment
                        .map(text -> AirQuality.of(
                                new JsonObject(text),
                                sight.visit().language(),
                                sight.moments(),
                                parts.place().plan().zone()))
                        .orElse(AirQuality.UNKNOWN));
        PublicStatus.Air air = status.aqi();
        if (air != null) {
            AirGrade grade = AirGrade.of(air.aqi());
            model.put(
                    "air",
                    new Air(
                            air.aqi(),
                            grade.word(),
                            sight.visit().language().pick(grade.zh(), grade.en()),
                            sight.moments().brief(air.observedAt()),
                            sight.cards().until(sight.now(), air.observedAt())));
        }
        Instant forecast = status.forecastAt();
        if (forecast != null) {
            model.put(
                    "forecast",
                    new Age(sight.moments().brief(forecast), sight.cards().until(sight.now(), forecast)));
        }
        Alert alert = status.inForce();
        AirChart.Marks marks = new AirChart.Marks(
                sight.now(),
                alert == null ? null : alert.facts().responseStart(),
                alert == null ? null : alert.facts().expectedEnd(),
                Stretches.of(assessment));
        model.put("chart", chart(status, marks, AirChart.Size.WIDE));
        model.put("chartPhone", chart(status, marks, AirChart.Size.PHONE));
    }

    private AirChart.Picture chart(PublicStatus status, AirChart.Marks marks, AirChart.Size size) {
        List<Integer> thresholds = parts.place().plan().thresholds().stream()
                .map(threshold -> threshold.aqi())
                .toList();
        return AirChart.draw(
                status.series(), marks, thresholds, size, parts.place().plan().zone());
    }

    private static void health(Map<String, Object> model, Sight sight, List<ChannelStatus> channels) {
        model.put("channels", channels.size());
        model.put("troubled", troubled(sight.visit(), channels));
        model.put("queued", channels.stream().mapToLong(ChannelStatus::queued).sum());
    }

    /** Channels that just now carry nothing: paused, stopped, not ready, or cut off by their breaker. */
    private static List<String> troubled(Visit visit, List<ChannelStatus> channels) {
        return channels.stream()
                .filter(one -> one.state().kind() != ChannelState.Kind.RUNNING
                        || one.circuit().equals("open"))
                .map(one -> visit.language().of(one.name())
                        + visit.words().text("colon")
                        + (one.circuit().equals("open")
                                ? visit.words().text("c.circuit.open")
                                : visit.words()
                                        .text("c.state." + one.state().kind().word())))
                .toList();
    }

    /** The sentences of the newest assessment, which the engine writes in both languages. */
    private static Why why(Sight sight, String assessment) {
        JsonObject json = new JsonObject(assessment);
        JsonObject both = json.getJsonObject("explanation", new JsonObject());
        List<String> lines = new ArrayList<>();
        var sentences = both.getJsonArray(sight.visit().language().word());
        if (sentences != null) {
            sentences.forEach(line -> lines.add(String.valueOf(line)));
        }
        boolean stale = json.getBoolean("staleForecast", false) || json.getBoolean("staleObservation", false);
        String at = json.getString("now", "");
        return new Why(
                lines,
                at.isEmpty()
                        ? ""
                        : sight.moments().brief(OffsetDateTime.parse(at).toInstant()),
                stale);
    }

    /** @param at when the area was assessed; empty before the first time */
    public record Why(List<String> lines, String at, boolean stale) {
        static final Why NONE = new Why(List.of(), "", false);
    }

    /** @param age how long ago that was, in words */
    public record Air(int aqi, String grade, String gradeName, String at, String age) {}

    /** When data came, and how long ago that was, in words. */
    public record Age(String at, String age) {}
}
