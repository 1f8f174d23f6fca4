package org.airalert.airquality;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;

/**
 * One edition of HJ 633: from concentrations to the index. The nodes come from a data file of the edition; the arithmetic is on whole
 * numbers (tenths of a unit), so that a value on a node gives the node's index and rounding is exact. Immutable.
 */
public final class IndexEdition {
    private final String name;
    private final LocalDate from;
    private final List<String> hourly;
    private final List<String> daily;
    private final int incompleteUpTo;
    private final Map<String, SubIndex> tables = new HashMap<>();

    private IndexEdition(Properties file) {
        this.name = text(file, "edition");
        this.from = LocalDate.parse(text(file, "from"));
        this.hourly = words(file, "hourly");
        this.daily = words(file, "daily");
        this.incompleteUpTo = Integer.parseInt(text(file, "incompleteUpTo"));
        List<String> indices = words(file, "index");
        RoundingMode rounding = rounding(text(file, "rounding"));
        for (String key : file.stringPropertyNames()) {
            if (key.endsWith("h")) {
                tables.put(
                        key,
                        SubIndex.parse(indices, words(file, key), file.getProperty(key + ".above", "500"), rounding));
            }
        }
    }

    /**
     * Reads an edition from its data file.
     *
     * @throws IllegalArgumentException when a key is missing or not as expected
     */
    static IndexEdition parse(Properties file) {
        return new IndexEdition(file);
    }

    private static RoundingMode rounding(String word) {
        return switch (word) {
            case "up" -> RoundingMode.CEILING;
            case "nearest" -> RoundingMode.HALF_UP;
            default -> throw new IllegalArgumentException("rounding: " + word + " (expected: up or nearest)");
        };
    }

    private static String text(Properties file, String key) {
        String text = file.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException(key + ": missing");
        }
        return text;
    }

    private static List<String> words(Properties file, String key) {
        return List.of(text(file, key).trim().split("\\s+"));
    }

    /** Its number: {@code HJ 633-2026}. */
    public String name() {
        return name;
    }

    /** The first day whose data it counts for. */
    public LocalDate from() {
        return from;
    }

    /** The real-time index of one hour from 1-hour means. */
    public AirIndex hourly(Concentrations hour) {
        return hourly(hour, Concentrations.NONE);
    }

    /**
     * The same, where the edition looks at 24-hour means beside (SO2 beyond its 1-hour nodes, 2012).
     *
     * @param day the means of the last 24 hours; may be empty
     */
    public AirIndex hourly(Concentrations hour, Concentrations day) {
        return index(hourly, hour, day);
    }

    /** The index of one day from 24-hour means, and for ozone the highest 8-hour mean. */
    public AirIndex daily(Concentrations day) {
        return daily(day, Concentrations.NONE);
    }

    /**
     * The same, where the edition looks at the highest 1-hour mean beside (ozone beyond its 8-hour nodes, 2012).
     *
     * @param highestHours the highest 1-hour means of the day; may be empty
     */
    public AirIndex daily(Concentrations day, Concentrations highestHours) {
        return index(daily, day, highestHours);
    }

    private AirIndex index(List<String> items, Concentrations values, Concentrations others) {
        EnumMap<Pollutant, Integer> subIndices = new EnumMap<>(Pollutant.class);
        List<Pollutant> missing = new ArrayList<>();
        for (String item : items) {
            Pollutant pollutant = pollutant(item);
            Optional<BigDecimal> value = values.of(pollutant);
            if (value.isEmpty()) {
                missing.add(pollutant);
            } else {
                subIndex(item, value.get(), others.of(pollutant)).ifPresent(index -> subIndices.put(pollutant, index));
            }
        }
        AirIndex complete = new AirIndex(name, subIndices, missing, true);
        boolean published = !subIndices.isEmpty() && (missing.isEmpty() || complete.highest() > incompleteUpTo);
        return new AirIndex(name, subIndices, missing, published);
    }

    private static Pollutant pollutant(String item) {
        return Pollutant.valueOf(item.substring(0, item.indexOf('.')).toUpperCase(java.util.Locale.ROOT));
    }

    /** The sub-index of one value; empty where the edition gives none. */
    private OptionalInt subIndex(String item, BigDecimal value, Optional<BigDecimal> other) {
        SubIndex table = table(item);
        Pollutant pollutant = pollutant(item);
        OptionalInt own = table.of(pollutant.rounded(value));
        if (own.isPresent() || table.insteadAbove().isEmpty() || other.isEmpty()) {
            return own;
        }
        return table(table.insteadAbove()).of(pollutant.rounded(other.get()));
    }

    private SubIndex table(String item) {
        SubIndex table = tables.get(item);
        if (table == null) {
            throw new IllegalArgumentException(item + ": no nodes in " + name);
        }
        return table;
    }
}
