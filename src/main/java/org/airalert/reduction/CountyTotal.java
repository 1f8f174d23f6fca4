package org.airalert.reduction;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a county's list saves at each level, against the plan's shares of 10, 20 and 30 % (plan, 4.2.1-1). PM and VOCs must reach the share each. Of SO2 and NOx
 * one may save less when the other makes up for it: their shares together must reach twice the share <b>[reading]</b> of "二者比例之和不得低于上述总体要求".
 *
 * @param lines how many lines the county has
 * @param emission of all its lines, kg a day
 */
public record CountyTotal(
        String county,
        int lines,
        Map<Pollutant, BigDecimal> emission,
        Map<Line.Response, Map<Pollutant, BigDecimal>> reduction) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public CountyTotal {
        emission = new EnumMap<>(emission);
        reduction = new EnumMap<>(reduction);
    }

    /** One for each county that has a line, in the order of their codes. */
    public static List<CountyTotal> of(List<Line> lines) {
        Map<String, List<Line>> counties = new TreeMap<>();
        lines.forEach(line -> counties.computeIfAbsent(line.enterprise().county(), none -> new ArrayList<>())
                .add(line));
        List<CountyTotal> totals = new ArrayList<>();
        counties.forEach((county, own) -> totals.add(of(county, own)));
        return totals;
    }

    private static CountyTotal of(String county, List<Line> lines) {
        Map<Pollutant, BigDecimal> emission = new EnumMap<>(Pollutant.class);
        Map<Line.Response, Map<Pollutant, BigDecimal>> reduction = new EnumMap<>(Line.Response.class);
        for (Line.Response level : Line.Response.values()) {
            reduction.put(level, new EnumMap<>(Pollutant.class));
        }
        for (Line line : lines) {
            line.emission().forEach((pollutant, value) -> emission.merge(pollutant, value, BigDecimal::add));
            line.reduction()
                    .forEach((level, saved) -> saved.forEach((pollutant, value) -> reduction
                            .computeIfAbsent(level, none -> new EnumMap<>(Pollutant.class))
                            .merge(pollutant, value, BigDecimal::add)));
        }
        return new CountyTotal(county, lines.size(), emission, reduction);
    }

    private BigDecimal saved(Line.Response level, Pollutant pollutant) {
        return reduction.getOrDefault(level, Map.of()).getOrDefault(pollutant, BigDecimal.ZERO);
    }

    /** Share saved, in percent with two digits; 0 where nothing is emitted. */
    public BigDecimal share(Line.Response level, Pollutant pollutant) {
        BigDecimal all = emission.getOrDefault(pollutant, BigDecimal.ZERO);
        BigDecimal saved = saved(level, pollutant);
        return all.signum() == 0 ? BigDecimal.ZERO : saved.multiply(HUNDRED).divide(all, 2, RoundingMode.HALF_UP);
    }

    /** What falls short at a level: {@code SO2+NOX}, {@code PM}, {@code VOCS}; empty when the plan is met. Compared exactly, not by the rounded shares. */
    public List<String> shortfalls(Line.Response level) {
        List<String> missing = new ArrayList<>();
        if (!sumReached(level)) {
            missing.add("SO2+NOX");
        }
        for (Pollutant pollutant : List.of(Pollutant.PM, Pollutant.VOCS)) {
            if (!reached(level, pollutant)) {
                missing.add(pollutant.name());
            }
        }
        return missing;
    }

    private boolean reached(Line.Response level, Pollutant pollutant) {
        BigDecimal all = emission.getOrDefault(pollutant, BigDecimal.ZERO);
        BigDecimal saved = saved(level, pollutant);
        return saved.multiply(HUNDRED).compareTo(all.multiply(BigDecimal.valueOf(level.percent()))) >= 0;
    }

    /** a/A + b/B >= 2p, without a division: what emits nothing owes nothing. */
    private boolean sumReached(Line.Response level) {
        BigDecimal so2 = emission.getOrDefault(Pollutant.SO2, BigDecimal.ZERO);
        BigDecimal nox = emission.getOrDefault(Pollutant.NOX, BigDecimal.ZERO);
        if (so2.signum() == 0 || nox.signum() == 0) {
            return reached(level, Pollutant.SO2) && reached(level, Pollutant.NOX);
        }
        BigDecimal saved = saved(level, Pollutant.SO2)
                .multiply(nox)
                .add(saved(level, Pollutant.NOX).multiply(so2));
        BigDecimal owed = so2.multiply(nox).multiply(BigDecimal.valueOf(2L * level.percent()));
        return saved.multiply(HUNDRED).compareTo(owed) >= 0;
    }
}
