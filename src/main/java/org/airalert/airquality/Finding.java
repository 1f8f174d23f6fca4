package org.airalert.airquality;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong in a station feed, and the values that are therefore left out.
 *
 * @param kind what
 * @param station where
 * @param pollutant of which pollutant; {@code null} when it concerns the station's whole rows
 * @param from the first hour concerned
 * @param until the last hour concerned
 * @param count how many rows or values are left out, or hours are missing
 */
public record Finding(
        Kind kind, String station, @Nullable Pollutant pollutant, Instant from, Instant until, int count) {
    /** What can be wrong. */
    public enum Kind {
        /** The same row again; it counts once. */
        DUPLICATE("重复记录", "the same row again"),
        /** Another row for the same hour; the later in the feed counts. */
        CONFLICT("同一小时有不同记录，以后到者为准", "another row for the same hour; the later one counts"),
        /** No value at all in the whole feed, or none any more for hours while other stations go on. */
        DEAD("站点无数据", "no value at all"),
        /** The same value for hours: the instrument or its line is stuck. */
        FROZEN("数值长时间不变", "the same value for hours"),
        /** Below zero, or above what any instrument reads. */
        IMPOSSIBLE("数值不可能", "a value that cannot be");

        private final String zh;
        private final String en;

        Kind(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }

        public String zh() {
            return zh;
        }

        public String en() {
            return en;
        }
    }

    private String where() {
        return station + (pollutant == null ? "" : " " + pollutant.formula());
    }

    public String zh() {
        return where() + "：" + kind.zh + "（" + count + "条）";
    }

    public String en() {
        return where() + ": " + kind.en + " (" + count + ")";
    }
}
