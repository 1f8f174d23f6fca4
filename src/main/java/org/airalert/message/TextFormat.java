package org.airalert.message;

import java.util.Arrays;
import java.util.List;
import org.airalert.clause.Clause;

/**
 * The forms that a message can take. The words name parts of a {@link FrozenText}, the {@code formats} of a channel file and
 * the layouts in {@code templates/shared/}.
 */
@Clause("P1.4.5")
public enum TextFormat {
    /** SMS in Chinese: a long and a short form. */
    SMS("sms", ".sms.ftl", Escape.NONE),
    /** SMS in English: a long and a short form. */
    SMS_EN("sms.en", ".sms.en.ftl", Escape.NONE),
    TEXT("text", ".ftl", Escape.NONE),
    TEXT_EN("text.en", ".en.ftl", Escape.NONE),
    HTML("html", ".ftl", Escape.HTML),
    HTML_EN("html.en", ".en.ftl", Escape.HTML),
    /** Markdown for group chats, of which their robots know little: headings, bold, lists. */
    MARKDOWN("markdown", ".ftl", Escape.NONE),
    /** One line that runs across a television picture. */
    CRAWL("crawl", ".ftl", Escape.NONE),
    /** Few short lines for a screen in the street. */
    SCREEN("screen", ".ftl", Escape.NONE),
    /** A script to be read out, with nothing in it that a voice cannot say. */
    AUDIO("audio", ".ftl", Escape.NONE),
    /** The same sentences as HTML, one JSON object: for receivers that show them in their own form. */
    JSON("json", ".ftl", Escape.JSON),
    JSON_EN("json.en", ".en.ftl", Escape.JSON),
    /** An official letter (公文) as XHTML for print; a document of the alert, no form that a channel can carry. */
    LETTER("letter", ".ftl", Escape.HTML);

    private final String word;
    private final String suffix;
    private final Escape escape;

    TextFormat(String word, String suffix, Escape escape) {
        this.word = word;
        this.suffix = suffix;
        this.escape = escape;
    }

    public String word() {
        return word;
    }

    public boolean isSms() {
        return this == SMS || this == SMS_EN;
    }

    public boolean isEnglish() {
        return word.endsWith(".en");
    }

    /** How a recipient's field is made safe when it is filled in. */
    Escape escape() {
        return escape;
    }

    /** Name of the template that words it: {@code schools/issue.ftl}. */
    public String template(String audience, String kind) {
        return audience + "/" + kind + suffix;
    }

    /** Made of the paragraph for the public alone. */
    public boolean isBroadcast() {
        return this == CRAWL || this == SCREEN || this == AUDIO;
    }

    /** Name of the layout around a body: {@code shared/layout.text.ftl}. */
    String layout() {
        return isBroadcast() ? Layout.CAP : "shared/layout." + word.replace(".en", "") + ".ftl";
    }

    /** The words of all forms that a channel can carry, in their order. */
    public static List<String> words() {
        return Arrays.stream(values())
                .filter(format -> format != LETTER)
                .map(TextFormat::word)
                .toList();
    }

    /** The language of the text as a tag: {@code zh-CN} or {@code en-US}. */
    String language() {
        return isEnglish() ? "en-US" : "zh-CN";
    }

    /**
     * The form of that word that a channel can carry.
     *
     * @throws IllegalArgumentException naming the words that are known
     */
    public static TextFormat of(String word) {
        for (TextFormat format : values()) {
            if (format != LETTER && format.word.equals(word)) {
                return format;
            }
        }
        throw new IllegalArgumentException("format: " + word + " (expected: " + String.join(", ", words()) + ")");
    }
}
