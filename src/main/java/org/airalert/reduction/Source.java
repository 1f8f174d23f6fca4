package org.airalert.reduction;

import java.util.Locale;

/** The lists of which the plan speaks (4.2.1-2: 总表、工业源、扬尘源、移动源、协同供暖企业清单). */
public enum Source {
    INDUSTRIAL("工业源"),
    DUST("扬尘源"),
    MOBILE("移动源"),
    HEATING("协同供暖企业");

    private final String zh;

    Source(String zh) {
        this.zh = zh;
    }

    public String zh() {
        return zh;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @param word in English or Chinese
     * @throws IllegalArgumentException naming the words that are known
     */
    public static Source of(String word) {
        for (Source source : values()) {
            if (source.word().equals(word) || source.zh.equals(word)) {
                return source;
            }
        }
        throw new IllegalArgumentException("'" + word + "' (expected: industrial, dust, mobile or heating)");
    }
}
