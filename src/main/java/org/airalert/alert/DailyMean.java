package org.airalert.alert;

import java.time.LocalDate;

/**
 * The mean AQI of one calendar day in the plan's zone, as observed or expected.
 *
 * @param aqi 0 to 500
 */
public record DailyMean(LocalDate date, int aqi) {}
