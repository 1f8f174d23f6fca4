package org.airalert.message;

import java.time.Month;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.airalert.alert.Bilingual;
import org.airalert.message.PlanTexts.Advice;
import org.airalert.message.PlanTexts.LevelTexts;
import org.airalert.message.PlanTexts.Office;
import org.airalert.message.PlanTexts.PlanDocument;
import org.airalert.message.PlanTexts.Tip;
import org.airalert.warning.Level;
import org.jspecify.annotations.Nullable;

/** The plan's and the office's words as templates see them. */
final class TextsModel {
    private static final long LINE_POINTS = 440;
    private static final long LARGEST_HEAD_POINTS = 36;

    private TextsModel() {}

    /** @param month of publication */
    static Map<String, Object> of(PlanTexts texts, @Nullable Level level, Month month) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("office", office(texts.office()));
        model.put("plan", document(texts.document()));
        model.put("texts", advice(texts.advice(), month));
        if (level != null) {
            model.put("sectors", sectors(texts, level));
            model.put("cityTasks", texts.cityTasksAt(level));
            LevelTexts own = texts.measures().get(level);
            if (own != null) {
                model.put("reduction", Integer.toString(own.reductionPercent()));
            }
        }
        return model;
    }

    private static Map<String, Object> office(Office office) {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("name", office.name().zh());
        words.put("nameEn", office.name().en());
        words.put("short", office.shortName().zh());
        words.put("shortEn", office.shortName().en());
        words.put("phone", office.phone());
        words.put("mail", office.mail());
        words.put("web", office.web());
        words.put("province", office.province());
        words.put("headPoints", headPoints(office.name().zh()));
        words.put("reportTimes", String.join("、", office.reportTimes()));
        return words;
    }

    /** Size of the red head in points, so that the name fills the line of 156 mm but grows no larger than size 0 (小初). */
    private static String headPoints(String name) {
        return Long.toString(Math.min(LARGEST_HEAD_POINTS, LINE_POINTS / Math.max(1, name.length())));
    }

    private static Map<String, Object> document(PlanDocument document) {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("title", document.title());
        words.put("basis", document.basis());
        if (!document.number().isEmpty()) {
            words.put("number", document.number());
        }
        return words;
    }

    private static Map<String, Object> advice(Advice advice, Month month) {
        List<Bilingual> health = in(month, advice.health());
        List<Bilingual> living = in(month, advice.living());
        return Map.of(
                "sms", zh(advice.sms()),
                "smsEn", en(advice.sms()),
                "health", zh(health),
                "healthEn", en(health),
                "living", zh(living),
                "livingEn", en(living),
                "schools", advice.schools(),
                "closing", advice.closing(),
                "hospitals", advice.hospitals());
    }

    private static List<Map<String, Object>> sectors(PlanTexts texts, Level level) {
        return texts.sectorsAt(level).stream()
                .map(sector -> Map.<String, Object>of("title", sector.title(), "items", sector.items()))
                .toList();
    }

    private static List<Bilingual> in(Month month, List<Tip> tips) {
        return tips.stream()
                .filter(tip -> tip.months().contains(month))
                .map(Tip::text)
                .toList();
    }

    private static List<String> zh(List<Bilingual> texts) {
        return texts.stream().map(Bilingual::zh).toList();
    }

    private static List<String> en(List<Bilingual> texts) {
        return texts.stream().map(Bilingual::en).toList();
    }
}
