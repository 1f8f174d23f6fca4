package org.airalert.airquality;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** The six pollutants of GB 3095; micrograms per cubic metre, CO milligrams per cubic metre. */
public enum Pollutant {
    PM25("PM2.5", "细颗粒物", 0, 2000, 12),
    PM10("PM10", "可吸入颗粒物", 0, 9999, 12),
    SO2("SO2", "二氧化硫", 0, 5000, 72),
    NO2("NO2", "二氧化氮", 0, 4000, 12),
    CO("CO", "一氧化碳", 1, 200, 48),
    O3("O3", "臭氧", 0, 1500, 24);

    private final String formula;
    private final String zh;
    private final int decimals;
    private final int impossibleAbove;
    private final int frozenAfter;

    Pollutant(String formula, String zh, int decimals, int impossibleAbove, int frozenAfter) {
        this.formula = formula;
        this.zh = zh;
        this.decimals = decimals;
        this.impossibleAbove = impossibleAbove;
        this.frozenAfter = frozenAfter;
    }

    /** The word in JSON, CSV and data files: {@code pm25}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As people write it: {@code PM2.5}. */
    public String formula() {
        return formula;
    }

    public String zh() {
        return zh;
    }

    /** No instrument of the network reads more; a higher value is a fault of the feed. */
    public int impossibleAbove() {
        return impossibleAbove;
    }

    /**
     * After so many equal readings in a row the instrument is taken for stuck. Twice the longest such row that working stations show in the
     * bundled data; gases with coarse units stand still for longer than particles.
     */
    public int frozenAfter() {
        return frozenAfter;
    }

    /** Rounded as HJ 633 asks before the index is computed: GB/T 8170, half to even, to whole units (CO to one decimal). */
    public BigDecimal rounded(BigDecimal value) {
        return value.setScale(decimals, RoundingMode.HALF_EVEN);
    }
}
