package org.airalert.web;

import java.util.Locale;

/** The six grades of the air quality index (HJ 633, table 2), best first. */
public enum AirGrade {
    EXCELLENT(50, "优", "Excellent"),
    GOOD(100, "良", "Good"),
    LIGHT(150, "轻度污染", "Lightly polluted"),
    MODERATE(200, "中度污染", "Moderately polluted"),
    HEAVY(300, "重度污染", "Heavily polluted"),
    SEVERE(500, "严重污染", "Severely polluted");

    private final int upTo;
    private final String zh;
    private final String en;

    AirGrade(int upTo, String zh, String en) {
        this.upTo = upTo;
        this.zh = zh;
        this.en = en;
    }

    /** @param aqi 0 or more */
    public static AirGrade of(int aqi) {
        for (AirGrade grade : values()) {
            if (aqi <= grade.upTo) {
                return grade;
            }
        }
        return SEVERE;
    }

    /** Highest index of the grade. */
    public int upTo() {
        return upTo;
    }

    /** In JSON and class names: {@code heavy}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }
}
