package org.airalert.web.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.airalert.alert.Alert;
import org.airalert.office.Desk;

/** What changed since the alert before, as the approver reads it. */
final class Changes {
    private Changes() {}

    /** @param before and after empty where it is not told */
    public record Row(String key, String before, String after) {}

    /** @param sign {@code same}, {@code removed} or {@code added} */
    public record Line(String sign, String text) {}

    /** Facts that differ, in the words of the page. */
    static List<Row> facts(AlertCard.Maker cards, Alert before, Alert after) {
        Map<String, String> was = byKey(cards.of(before));
        Map<String, String> is = byKey(cards.of(after));
        List<Row> rows = new ArrayList<>();
        Map<String, String> all = new LinkedHashMap<>(is);
        was.forEach(all::putIfAbsent);
        for (String key : all.keySet()) {
            String first = was.getOrDefault(key, "");
            String second = is.getOrDefault(key, "");
            if (!Objects.equals(first, second)) {
                rows.add(new Row(key, first, second));
            }
        }
        return rows;
    }

    private static Map<String, String> byKey(AlertCard card) {
        Map<String, String> byKey = new LinkedHashMap<>();
        card.facts().forEach(fact -> byKey.put(fact.key(), fact.value()));
        return byKey;
    }

    /** The paragraphs of each channel, by its id. */
    static Map<String, List<Line>> texts(Desk.Difference difference) {
        Map<String, List<Line>> texts = new LinkedHashMap<>();
        difference
                .texts()
                .forEach((channel, lines) -> texts.put(
                        channel,
                        lines.stream()
                                .map(line -> new Line(line.sign().word(), line.text()))
                                .toList()));
        return texts;
    }
}
