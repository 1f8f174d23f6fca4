package org.airalert.web;

import java.util.Locale;
import org.airalert.warning.Level;

/** Levels in the words of a language. */
public record LevelWords(Language language) {
    /** {@code 橙色预警}, {@code Orange warning}. */
    public String warning(Level level) {
        return language.pick(level.zh() + "预警", colour(level) + " warning");
    }

    /** {@code 橙色}, {@code Orange}. */
    public String colour(Level level) {
        String word = level.word();
        return language.pick(level.zh(), word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
    }

    /** {@code Ⅱ级应急响应}, {@code Level II response}. */
    public String response(Level level) {
        return language.pick(roman(level) + "级应急响应", "Level " + level.response() + " response");
    }

    /** In the letters of notices: {@code Ⅱ}. */
    public static String roman(Level level) {
        return switch (level) {
            case BLUE -> "Ⅳ";
            case YELLOW -> "Ⅲ";
            case ORANGE -> "Ⅱ";
            case RED -> "Ⅰ";
        };
    }
}
