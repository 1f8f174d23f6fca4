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
import org.airalert.access.Permission;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertFacts;
import org.airalert.alert.Proposal;
import org.airalert.dispatch.ChannelState;
import org.airalert.dispatch.ChannelStatus;
import org.airalert.office.Desk;
import org.airalert.office.PublicStatus;
import org.airalert.web.AirChart;
import org.airalert.web.AirGrade;
import org.airalert.web.Moments;
import org.airalert.web.api.OfficeParts;

/** What holds now, what the air does, what waits for a decision. */
final class NowPage {
    private static final int MOST_PROPOSALS = 20;

    private final OfficeParts parts;

    NowPage(OfficeParts parts) {
        this.parts = parts;
    }

    void addTo(Door door) {
        door.get("", Permission.READ, visit -> show(visit, "now"))
                .get("/help", Permission.READ, visit -> Future.succeededFuture(Reply.page("help", Map.of())))
                .live("/now/live", Permission.READ, visit -> show(visit, "nowlive"));
    }

    private Future<Reply> show(Visit visit, String template) {
        String area = parts.place().areas().root().code();
        Future<List<Desk.Proposed>> open = parts.desk().proposals(Proposal.State.OPEN, null, MOST_PROPOSALS);
        return parts.desk()
                .assessment(area)
                .compose(assessment ->
                        open.compose(found -> parts.dispatcher().status().map(channels -> {
                            Map<String, Object> model = model(visit, assessment, found);
                            model.put("channels", channels.size());
                            model.put("troubled", troubled(visit, channels));
                            return Reply.page(template, model);
                        })));
    }

    private Map<String, Object> model(Visit visit, Optional<String> assessment, List<Desk.Proposed> open) {
        Instant now = parts.clock().instant();
        Moments moments = new Moments(visit.language(), parts.place().plan().zone());
        AlertCard.Maker cards = new AlertCard.Maker(visit.words(), moments);
        PublicStatus status = parts.desk().publicStatus();
        Map<String, Object> model = new HashMap<>();
        Alert alert = status.inForce();
        if (alert != null) {
            model.put("inForce", cards.of(alert));
            model.put("counts", countdowns(alert.facts(), now, cards));
        }
        model.put("proposals", open.stream().map(one -> cards.of(one.alert())).toList());
        model.put("why", assessment.map(text -> why(visit, moments, text)).orElse(Why.NONE));
        model.put(
                "quality",
                assessment
                        .map(text -> AirQuality.of(
                                new JsonObject(text),
                                visit.language(),
                                moments,
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
                            visit.language().pick(grade.zh(), grade.en()),
                            moments.brief(air.observedAt()),
                            cards.until(now, air.observedAt())));
        }
        AirChart.Marks marks = new AirChart.Marks(
                now,
                alert == null ? null : alert.facts().responseStart(),
                alert == null ? null : alert.facts().expectedEnd());
        model.put("chart", chart(status, marks, AirChart.Size.WIDE));
        model.put("chartPhone", chart(status, marks, AirChart.Size.PHONE));
        return model;
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

    private AirChart.Picture chart(PublicStatus status, AirChart.Marks marks, AirChart.Size size) {
        List<Integer> thresholds = parts.place().plan().thresholds().stream()
                .map(threshold -> threshold.aqi())
                .toList();
        return AirChart.draw(
                status.series(), marks, thresholds, size, parts.place().plan().zone());
    }

    private static List<AlertCard.Fact> countdowns(AlertFacts facts, Instant now, AlertCard.Maker cards) {
        List<AlertCard.Fact> list = new ArrayList<>();
        Instant start = facts.responseStart();
        if (start != null) {
            list.add(new AlertCard.Fact("toStart", cards.until(now, start)));
        }
        Instant end = facts.expectedEnd();
        if (end != null) {
            list.add(new AlertCard.Fact("toEnd", cards.until(now, end)));
        }
        return list;
    }

    /** The sentences of the newest assessment, which the engine writes in both languages. */
    private static Why why(Visit visit, Moments moments, String assessment) {
        JsonObject json = new JsonObject(assessment);
        JsonObject both = json.getJsonObject("explanation", new JsonObject());
        List<String> lines = new ArrayList<>();
        var sentences = both.getJsonArray(visit.language().word());
        if (sentences != null) {
            sentences.forEach(line -> lines.add(String.valueOf(line)));
        }
        boolean stale = json.getBoolean("staleForecast", false) || json.getBoolean("staleObservation", false);
        String at = json.getString("now", "");
        return new Why(
                lines,
                at.isEmpty() ? "" : moments.brief(OffsetDateTime.parse(at).toInstant()),
                stale);
    }

    /** @param at when the area was assessed; empty before the first time */
    public record Why(List<String> lines, String at, boolean stale) {
        static final Why NONE = new Why(List.of(), "", false);
    }

    /** @param age how long ago that was, in words */
    public record Air(int aqi, String grade, String gradeName, String at, String age) {}
}
