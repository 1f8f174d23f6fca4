package org.airalert.web.open;

import org.jspecify.annotations.Nullable;

/**
 * The colours of a level outside of the style sheet, which has the same ones.
 *
 * @param paper background, as {@code #rrggbb}
 * @param ink of text on it; the contrast is at least 4.5
 */
public record Tone(String paper, String ink) {
    static final Tone STALE = new Tone("#4a525a", "#ffffff");

    /** @param word of a level; {@code null}: no warning */
    static Tone of(@Nullable String word) {
        return switch (word == null ? "none" : word) {
            case "blue" -> new Tone("#1d63c4", "#ffffff");
            case "yellow" -> new Tone("#ffcf1a", "#211a00");
            case "orange" -> new Tone("#ff8a1f", "#1f0e00");
            case "red" -> new Tone("#c1121f", "#ffffff");
            default -> new Tone("#2b7a55", "#ffffff");
        };
    }
}
