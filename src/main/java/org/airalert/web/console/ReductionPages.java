package org.airalert.web.console;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.airalert.access.Permission;
import org.airalert.delivery.Delivery;
import org.airalert.office.Refusal;
import org.airalert.reduction.CountyTotal;
import org.airalert.reduction.Line;
import org.airalert.reduction.Pollutant;
import org.airalert.store.DeliveryStore;
import org.airalert.web.QrCode;
import org.airalert.web.api.OfficeParts;

/** Sums of the reduction lists, and each enterprise's notice board (公示牌; plan, 4.2.1-6) for its gate. */
final class ReductionPages {
    private static final int NEWEST = 500;

    private final OfficeParts parts;

    ReductionPages(OfficeParts parts) {
        this.parts = parts;
    }

    void addTo(Door door) {
        door.get("/reduction", Permission.READ, this::totals)
                .get("/reduction/board/:id", Permission.READ_PERSONAL, this::board);
    }

    private Future<Reply> totals(Visit visit) {
        return parts.afterwards().lists().totals().map(totals -> {
            Map<String, Object> model = new HashMap<>();
            model.put("counties", totals.stream().map(one -> row(visit, one)).toList());
            return Reply.page("reduction", model);
        });
    }

    private Row row(Visit visit, CountyTotal total) {
        List<Share> shares = new ArrayList<>();
        for (Line.Response level : Line.Response.values()) {
            List<String> values = new ArrayList<>();
            for (Pollutant pollutant : Pollutant.values()) {
                values.add(pollutant.name() + " " + total.share(level, pollutant) + "%");
            }
            shares.add(new Share(
                    level.name(),
                    level.percent(),
                    String.join("，", values),
                    String.join("、", total.shortfalls(level))));
        }
        return new Row(county(visit, total.county()), total.lines(), shares);
    }

    private String county(Visit visit, String code) {
        return parts.place()
                .areas()
                .find(code)
                .map(area -> visit.language().pick(area.nameZh(), area.nameEn()))
                .orElse(code);
    }

    private Future<Reply> board(Visit visit) {
        String id = visit.path("id");
        return parts.afterwards().lists().of(id).compose(found -> {
            List<Line> lines = found.orElseThrow(() -> new Refusal.Unknown("enterprise " + id));
            return parts.deliveries()
                    .list(new DeliveryStore.Filter(null, null, null, id, null, NEWEST))
                    .map(deliveries -> board(visit, lines, deliveries));
        });
    }

    private Reply board(Visit visit, List<Line> lines, List<DeliveryStore.Tracked> deliveries) {
        // The newest message that asks for a confirmation; before the first one the public page.
        String link = deliveries.stream()
                .map(DeliveryStore.Tracked::delivery)
                .filter(one -> one.confirmBy() != null)
                .max(Comparator.comparing(Delivery::plannedAt))
                .map(one -> parts.afterwards().links().apply(one.id()))
                .orElse(parts.afterwards().publicUrl());
        Line.Enterprise enterprise = lines.get(0).enterprise();
        Map<String, Object> model = new HashMap<>();
        model.put("enterprise", enterprise);
        model.put("site", lines.get(0).source() == org.airalert.reduction.Source.DUST);
        model.put("source", lines.get(0).source().zh());
        model.put("county", county(visit, enterprise.county()));
        model.put("details", enterprise.details());
        List<Step> steps = new ArrayList<>();
        for (Line.Response level : Line.Response.values()) {
            steps.add(new Step(
                    level.name(),
                    lines.stream()
                            .filter(line ->
                                    !line.measures().getOrDefault(level, "").isEmpty())
                            .map(line -> line.name() + "：" + line.measures().get(level))
                            .toList()));
        }
        model.put("steps", steps);
        model.put("link", link);
        model.put("qr", QrCode.of(link));
        return Reply.page("noticeboard", model);
    }

    /** @param missing what falls short; empty when the plan is met */
    public record Share(String level, int owed, String values, String missing) {}

    public record Row(String county, int lines, List<Share> shares) {}

    public record Step(String level, List<String> measures) {}
}
