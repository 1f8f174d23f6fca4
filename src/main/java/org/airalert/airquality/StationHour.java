package org.airalert.airquality;

import java.time.Instant;

/**
 * One row of a station feed.
 *
 * @param station its name or code
 * @param time the END of the hour
 * @param values 1-hour means; empty when the station sent none
 */
public record StationHour(String station, Instant time, Concentrations values) {
    public StationHour {
        Hours.requireFull("time", time);
    }
}
