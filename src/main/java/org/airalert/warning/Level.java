package org.airalert.warning;

import java.util.Locale;

/**
 * The level of a warning, lowest first (plan, 3.2.1: 黄色、橙色、红色; blue is the fourth level of the older national guide).
 * Which of them a city uses, and from when on, is data of its {@code Plan}; this enum only gives them names and an order.
 */
public enum Level {
    BLUE("蓝色", "IV"),
    YELLOW("黄色", "III"),
    ORANGE("橙色", "II"),
    RED("红色", "I");

    private final String zh;
    private final String response;

    Level(String zh, String response) {
        this.zh = zh;
        this.response = response;
    }

    /** The word in documents and JSON: {@code yellow}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The plan's word: {@code 黄色}. */
    public String zh() {
        return zh;
    }

    /** The response level that goes with it, in Latin letters: {@code III} (4.1). */
    public String response() {
        return response;
    }

    public boolean isAbove(Level other) {
        return compareTo(other) > 0;
    }

    /**
     * @param word as in {@link #word()}
     * @throws IllegalArgumentException naming the words that are known
     */
    public static Level of(String word) {
        for (Level level : values()) {
            if (level.word().equals(word)) {
                return level;
            }
        }
        throw new IllegalArgumentException("level: " + word + " (expected: blue, yellow, orange or red)");
    }
}
