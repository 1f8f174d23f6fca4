package org.airalert.reduction;

/** The pollutants whose emission is to fall (plan, 4.2.1-1). */
public enum Pollutant {
    SO2("二氧化硫"),
    NOX("氮氧化物"),
    PM("颗粒物"),
    VOCS("挥发性有机物");

    private final String zh;

    Pollutant(String zh) {
        this.zh = zh;
    }

    public String zh() {
        return zh;
    }
}
