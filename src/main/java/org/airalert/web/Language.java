package org.airalert.web;

import java.util.Locale;
import org.airalert.alert.Bilingual;
import org.jspecify.annotations.Nullable;

/** The languages that pages are made in; Chinese unless something else is asked for. */
public enum Language {
    ZH("zh-CN"),
    EN("en");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** BCP 47 tag, for {@code lang} attributes and {@code Content-Language}. */
    public String tag() {
        return tag;
    }

    /** {@code zh} or {@code en}, as in {@code ?lang=}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Language other() {
        return this == ZH ? EN : ZH;
    }

    /** The text in this language, or in the other where there is none. */
    public String of(Bilingual text) {
        String mine = this == ZH ? text.zh() : text.en();
        return mine.isEmpty() ? (this == ZH ? text.en() : text.zh()) : mine;
    }

    public String pick(String zh, String en) {
        return this == ZH ? zh : en;
    }

    /**
     * The language asked for: by name if given, else the first of {@code Accept-Language} (RFC 9110, 12.5.4) that there is.
     *
     * @param named value of {@code lang}; {@code null} when none
     * @param accepted the header; {@code null} when none
     */
    public static Language asked(@Nullable String named, @Nullable String accepted) {
        if (named != null) {
            return named.startsWith("en") ? EN : ZH;
        }
        return accepted == null ? ZH : preferred(accepted);
    }

    private static Language preferred(String accepted) {
        double zh = 0;
        double en = 0;
        for (String part : accepted.toLowerCase(Locale.ROOT).split(",", 20)) {
            String[] range = part.strip().split(";\\s*q=", 2);
            double weight = range.length < 2 ? 1 : weight(range[1]);
            if (range[0].startsWith("zh")) {
                zh = Math.max(zh, weight);
            } else if (range[0].startsWith("en")) {
                en = Math.max(en, weight);
            }
        }
        return en > zh ? EN : ZH;
    }

    private static double weight(String text) {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
