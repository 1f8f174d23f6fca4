package org.airalert.directory;

import java.util.Locale;
import org.airalert.clause.Clause;

/** The kinds of readers that the plan names; each has its own wording ({@code templates/<audience>/}). */
@Clause({"P2.1", "P3.2.3d"})
public enum Audience {
    /** The public, reached through the three carriers (annex 17). */
    PUBLIC("公众"),
    MEDIA("新闻媒体"),
    SCHOOLS("中小学校和幼儿园"),
    HOSPITALS("医疗机构"),
    UNITS("市直成员单位"),
    COUNTIES("县（市、区）"),
    /** The provincial office, with which every publication is filed (3.2.3). */
    PROVINCE("省环委会办公室"),
    ENTERPRISES("企业和施工工地"),
    /** Units that answer for others and are told who has not confirmed; no recipient is of this kind alone. */
    SUPERVISORS("监督单位");

    private final String zh;

    Audience(String zh) {
        this.zh = zh;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String zh() {
        return zh;
    }

    /** @throws IllegalArgumentException naming the words that are known */
    public static Audience of(String word) {
        for (Audience audience : values()) {
            if (audience.word().equals(word)) {
                return audience;
            }
        }
        throw new IllegalArgumentException(
                "audience: " + word
                        + " (expected: public, media, schools, hospitals, units, counties, province, enterprises or supervisors)");
    }
}
