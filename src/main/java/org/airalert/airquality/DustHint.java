package org.airalert.airquality;

import java.math.BigDecimal;
import java.util.Optional;
import org.airalert.clause.Clause;

/**
 * Suggests that an hour may be a sandstorm (plan 1.3): much PM10, and only a small part of it fine. Only a person marks an hour as dust; this
 * points at the hours to look at.
 */
@Clause("P1.3")
public final class DustHint {
    /** Below this there is no reason to ask: the 24-hour node of index 150 to 200 lies here. */
    private static final BigDecimal MUCH = BigDecimal.valueOf(300);

    /** Smog has PM2.5 at half of PM10 or more; blown soil has a quarter or less. */
    private static final BigDecimal FINE_PART = new BigDecimal("0.3");

    private DustHint() {}

    public static boolean isLikely(Concentrations hour) {
        Optional<BigDecimal> coarse = hour.of(Pollutant.PM10);
        Optional<BigDecimal> fine = hour.of(Pollutant.PM25);
        return coarse.isPresent()
                && fine.isPresent()
                && coarse.get().compareTo(MUCH) >= 0
                && fine.get().compareTo(coarse.get().multiply(FINE_PART)) < 0;
    }
}
