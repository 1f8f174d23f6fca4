package org.airalert.alert;

/**
 * An area as an alert names it, frozen with it.
 *
 * @param code GB/T 2260 code, or a local one where the standard has none
 */
public record AreaRef(String code, String nameZh, String nameEn) {}
