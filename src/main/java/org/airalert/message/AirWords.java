package org.airalert.message;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.airalert.alert.AqiOutlook;
import org.airalert.alert.DailyMean;
import org.airalert.warning.Level;

/** Levels, grades and pollutants in words. */
final class AirWords {
    private AirWords() {}

    /** {@code zh} 橙色, {@code roman} Ⅱ (one character, as notices print it), {@code en} orange, {@code latin} II. */
    static Map<String, Object> level(Level level) {
        return Map.of(
                "word", level.word(),
                "zh", level.zh(),
                "roman", roman(level),
                "en", level.word(),
                "enUpper", level.word().toUpperCase(Locale.ROOT),
                "latin", level.response());
    }

    static String roman(Level level) {
        return switch (level) {
            case BLUE -> "Ⅳ";
            case YELLOW -> "Ⅲ";
            case ORANGE -> "Ⅱ";
            case RED -> "Ⅰ";
        };
    }

    /** Grade of a daily AQI (HJ 633, table of levels). */
    static String grade(int aqi) {
        return pick(aqi, List.of("优", "良", "轻度污染", "中度污染", "重度污染", "严重污染"));
    }

    static String gradeEn(int aqi) {
        return pick(
                aqi,
                List.of(
                        "excellent",
                        "good",
                        "lightly polluted",
                        "moderately polluted",
                        "heavily polluted",
                        "severely polluted"));
    }

    private static String pick(int aqi, List<String> words) {
        int[] tops = {50, 100, 150, 200, 300};
        int grade = 0;
        while (grade < tops.length && aqi > tops[grade]) {
            grade++;
        }
        return words.get(grade);
    }

    /** {@code 细颗粒物（PM2.5）}; an unknown name stays as it is. */
    static String pollutant(String name) {
        return switch (name.toUpperCase(Locale.ROOT).replace(".", "").replace("_", "")) {
            case "PM25" -> "细颗粒物（PM2.5）";
            case "PM10" -> "可吸入颗粒物（PM10）";
            case "O3" -> "臭氧（O3）";
            case "SO2" -> "二氧化硫（SO2）";
            case "NO2" -> "二氧化氮（NO2）";
            case "CO" -> "一氧化碳（CO）";
            default -> name;
        };
    }

    static String pollutantEn(String name) {
        String plain = name.toUpperCase(Locale.ROOT);
        return "PM25".equals(plain) ? "PM2.5" : plain;
    }

    /** Figures of an outlook: {@code range}, {@code rangeEn}, {@code days}, and {@code primary}, {@code primaryEn} when known. */
    static Map<String, Object> outlook(AqiOutlook outlook, TimeWords times) {
        Map<String, Object> words = new LinkedHashMap<>();
        boolean one = outlook.lowest() == outlook.highest();
        words.put("range", one ? "" + outlook.lowest() : outlook.lowest() + "—" + outlook.highest());
        words.put("rangeEn", one ? "" + outlook.lowest() : outlook.lowest() + " to " + outlook.highest());
        words.put("lowest", Integer.toString(outlook.lowest()));
        words.put("highest", Integer.toString(outlook.highest()));
        words.put("worst", grade(outlook.highest()));
        List<Map<String, Object>> days = new ArrayList<>();
        for (DailyMean mean : outlook.dailyMeans()) {
            days.add(Map.of(
                    "day", times.day(mean.date()),
                    "dayEn", times.dayEn(mean.date()),
                    "iso", mean.date().toString(),
                    "aqi", Integer.toString(mean.aqi()),
                    "grade", grade(mean.aqi()),
                    "gradeEn", gradeEn(mean.aqi())));
        }
        words.put("days", days);
        if (!outlook.primaryPollutants().isEmpty()) {
            words.put(
                    "primary",
                    String.join(
                            "、",
                            outlook.primaryPollutants().stream()
                                    .map(AirWords::pollutant)
                                    .toList()));
            words.put(
                    "primaryEn",
                    String.join(
                            ", ",
                            outlook.primaryPollutants().stream()
                                    .map(AirWords::pollutantEn)
                                    .toList()));
        }
        return words;
    }
}
