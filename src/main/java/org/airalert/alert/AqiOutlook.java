package org.airalert.alert;

import java.util.List;

/**
 * The figures that a warning must state (plan, 3.2.3: AQI范围及日均值).
 *
 * @param lowest lowest hourly AQI expected while the pollution lasts, 0 to 500
 * @param highest highest hourly AQI expected, 0 to 500
 * @param dailyMeans day by day, in order; may be empty when only a provincial prompt is known
 * @param primaryPollutants such as {@code PM2.5}; empty when not known
 */
public record AqiOutlook(int lowest, int highest, List<DailyMean> dailyMeans, List<String> primaryPollutants) {
    public AqiOutlook {
        dailyMeans = List.copyOf(dailyMeans);
        primaryPollutants = List.copyOf(primaryPollutants);
        if (lowest < 0 || highest > 500 || lowest > highest) {
            throw new IllegalArgumentException(
                    "outlook: " + lowest + " to " + highest + " (expected: a range within 0 to 500)");
        }
    }
}
