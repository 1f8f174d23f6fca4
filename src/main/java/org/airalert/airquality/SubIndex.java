package org.airalert.airquality;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The nodes of one pollutant and averaging time: linear between them, then rounded to a whole number (HJ 633, formula 1).
 *
 * @param tenths the concentrations of the nodes, in tenths of the unit, rising
 * @param indices the sub-index at each node
 * @param atMost the sub-index above the last node; 0 where there is none
 * @param insteadAbove the averaging time that decides above the last node; empty where none does
 * @param rounding to a whole number: up, or half up where the edition's published values are rounded so
 */
record SubIndex(List<Long> tenths, List<Integer> indices, int atMost, String insteadAbove, RoundingMode rounding) {
    private static final BigDecimal TEN = BigDecimal.TEN;

    static SubIndex parse(List<String> indices, List<String> nodes, String above, RoundingMode rounding) {
        if (nodes.size() != indices.size()) {
            throw new IllegalArgumentException(
                    nodes + ": " + nodes.size() + " nodes (expected " + indices.size() + ")");
        }
        List<Long> tenths = new ArrayList<>();
        List<Integer> used = new ArrayList<>();
        for (int i = 0; i < nodes.size() && !nodes.get(i).equals("-"); i++) {
            tenths.add(new BigDecimal(nodes.get(i)).multiply(TEN).longValueExact());
            used.add(Integer.valueOf(indices.get(i)));
            if (i > 0 && tenths.get(i) <= tenths.get(i - 1)) {
                throw new IllegalArgumentException(nodes + ": not rising");
            }
        }
        boolean isNumber = above.chars().allMatch(Character::isDigit);
        return new SubIndex(
                List.copyOf(tenths),
                List.copyOf(used),
                isNumber ? Integer.parseInt(above) : 0,
                isNumber ? "" : above,
                rounding);
    }

    /**
     * The sub-index of a rounded concentration; empty above the last node where the edition gives none.
     *
     * @throws IllegalArgumentException for a negative concentration
     */
    OptionalInt of(BigDecimal rounded) {
        long value = rounded.multiply(TEN).longValueExact();
        if (value < 0) {
            throw new IllegalArgumentException("concentration: " + rounded + " (expected 0 or more)");
        }
        for (int i = 1; i < tenths.size(); i++) {
            if (value <= tenths.get(i)) {
                return OptionalInt.of(between(i, value));
            }
        }
        return atMost > 0 ? OptionalInt.of(atMost) : OptionalInt.empty();
    }

    private int between(int upper, long value) {
        long low = tenths.get(upper - 1);
        BigDecimal span = BigDecimal.valueOf(tenths.get(upper) - low);
        long rise = (long) indices.get(upper) - indices.get(upper - 1);
        BigDecimal above = BigDecimal.valueOf(rise * (value - low)).divide(span, 0, rounding);
        return indices.get(upper - 1) + above.intValueExact();
    }
}
