package org.airalert.directory;

import org.jspecify.annotations.Nullable;

/**
 * A city, county, district or zone.
 *
 * @param code GB/T 2260 code of six digits, or a local one where the standard has none
 * @param parent code of the area it lies in; {@code null} for the city
 * @param polygon its border, WGS 84 {@code lat,lon} pairs parted by spaces, closed; empty where the office has entered none
 */
public record Area(
        String code, String nameZh, String nameEn, @Nullable String parent, String polygon) {
    public Area(String code, String nameZh, String nameEn, @Nullable String parent) {
        this(code, nameZh, nameEn, parent, "");
    }
}
