package org.airalert.message;

/**
 * One form of a message.
 *
 * @param name a format's word, {@code sms.short} or {@code sms.en.short}
 */
public record TextPart(String name, String text) {
    public static final String SHORT = ".short";

    Escape escape() {
        if (name.startsWith(TextFormat.HTML.word()) || name.equals(TextFormat.LETTER.word())) {
            return Escape.HTML;
        }
        return name.startsWith(TextFormat.JSON.word()) ? Escape.JSON : Escape.NONE;
    }
}
