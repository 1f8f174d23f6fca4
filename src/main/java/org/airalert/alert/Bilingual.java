package org.airalert.alert;

/** A text in Chinese and English; either may be empty. */
public record Bilingual(String zh, String en) {
    public static final Bilingual EMPTY = new Bilingual("", "");

    public boolean isEmpty() {
        return zh.isEmpty() && en.isEmpty();
    }
}
