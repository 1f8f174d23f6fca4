package org.airalert.json;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.airalert.airquality.Forecast;
import org.jspecify.annotations.Nullable;

/**
 * Reads one hourly forecast of one area from CSV with the header {@code issuedAt,time,code,lower,upper}: UTF-8, times with offset,
 * {@code issuedAt} the same in every row, {@code lower} and {@code upper} the bounds of the AQI (0 to 500). An empty cell is a missing value.
 */
public final class ForecastCsv {
    private static final String ISSUED = "issuedAt";

    private final List<Forecast.Value> values = new ArrayList<>();
    private String area = "";
    private @Nullable Instant issuedAt;

    private ForecastCsv() {}

    /** @param area its code; empty where the file names none */
    public record Issue(String area, Forecast forecast) {}

    /** Whether a CSV text is a forecast: its header line names the column {@code issuedAt}. */
    public static boolean isForecast(String text) {
        return List.of(text.lines().findFirst().orElse("").split("\\s*,\\s*")).contains(ISSUED);
    }

    /**
     * @param source the text's name, for faults
     * @throws BadInput naming every fault by source and line
     */
    public static Issue read(String source, String text) {
        ForecastCsv reader = new ForecastCsv();
        List<BadInput.Fault> faults = new ArrayList<>(CsvRow.read(source, text, reader::add));
        if (reader.values.isEmpty() && faults.isEmpty()) {
            faults.add(new BadInput.Fault(source, "", "no rows"));
        }
        if (!faults.isEmpty()) {
            throw new BadInput(faults);
        }
        return new Issue(
                reader.area,
                new Forecast(Objects.requireNonNull(reader.issuedAt), Forecast.Step.HOURLY, reader.values));
    }

    private void add(CsvRow row) {
        Instant issued = row.time(ISSUED);
        if (issued != null) {
            if (issuedAt != null && !issuedAt.equals(issued)) {
                row.fault("issuedAt " + issued + " (expected one forecast, issued at " + issuedAt + ")");
            }
            issuedAt = issued;
        }
        String code = row.text("code");
        if (code != null) {
            if (!area.isEmpty() && !area.equals(code)) {
                row.fault("code " + code + " (expected one area, " + area + ")");
            }
            area = code;
        }
        Instant time = row.time("time");
        Integer lower = row.wholeNumber("lower");
        Integer upper = row.wholeNumber("upper");
        if (time == null) {
            return;
        }
        try {
            values.add(new Forecast.Value(time, lower, upper, false));
        } catch (IllegalArgumentException e) {
            row.fault(String.valueOf(e.getMessage()));
        }
    }
}
