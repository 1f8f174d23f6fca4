package org.airalert.warning;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.airalert.airquality.Threshold;

/**
 * A city's plan as the engine needs it: its levels with their start standards, the readings, and its zone (warning-rules 3). Another plan
 * is other data, not other code. Immutable.
 */
public final class Plan {
    private final ZoneId zone;
    private final List<Grade> grades;
    private final Rules rules;
    private final List<Threshold> thresholds;
    private final Duration longest;

    /**
     * One level of a plan.
     *
     * @param level which one
     * @param responseLevel the response that goes with it, in Latin letters: {@code III} (plan 4.1)
     * @param criteria the start standards, each enough by itself; at least one
     */
    public record Grade(Level level, String responseLevel, List<Criterion> criteria) {
        public Grade {
            criteria = List.copyOf(criteria);
            if (criteria.isEmpty()) {
                throw new IllegalArgumentException(level.word() + ": no criteria (expected at least one)");
            }
        }
    }

    /**
     * A plan of these levels.
     *
     * @param grades lowest level first, no level twice
     * @throws IllegalArgumentException when there is no level, or they are out of order
     */
    public Plan(ZoneId zone, List<Grade> grades, Rules rules) {
        this.zone = zone;
        this.grades = List.copyOf(grades);
        this.rules = rules;
        if (grades.isEmpty()) {
            throw new IllegalArgumentException("levels: empty (expected at least one)");
        }
        TreeSet<Threshold> limits = new TreeSet<>();
        Duration most = Duration.ZERO;
        for (int i = 0; i < grades.size(); i++) {
            if (i > 0 && !grades.get(i).level().isAbove(grades.get(i - 1).level())) {
                throw new IllegalArgumentException(
                        "levels: " + grades.get(i).level().word() + " (expected a level above "
                                + grades.get(i - 1).level().word() + ")");
            }
            for (Criterion criterion : grades.get(i).criteria()) {
                for (Criterion.Condition condition : criterion.conditions()) {
                    limits.add(condition.threshold());
                    most = condition.lasting().compareTo(most) > 0 ? condition.lasting() : most;
                }
            }
        }
        this.thresholds = List.copyOf(limits);
        this.longest = most;
    }

    /** The plan of Pingdingshan, 3.2.1: yellow, orange and red. The packed {@code conf/plan.yaml} says the same. */
    public static Plan standard() {
        return new Plan(
                ZoneId.of("Asia/Shanghai"),
                List.of(
                        new Grade(Level.YELLOW, "III", List.of(Criterion.of(200, 24), Criterion.of(150, 48))),
                        new Grade(Level.ORANGE, "II", List.of(Criterion.of(200, 48), Criterion.of(150, 72))),
                        new Grade(Level.RED, "I", List.of(both(Criterion.of(200, 72), Criterion.of(300, 24))))),
                Rules.standard());
    }

    private static Criterion both(Criterion one, Criterion other) {
        List<Criterion.Condition> conditions = new ArrayList<>(one.conditions());
        conditions.addAll(other.conditions());
        return new Criterion(conditions);
    }

    /** The zone in which the plan's days begin and its times are written. */
    public ZoneId zone() {
        return zone;
    }

    /** The levels, lowest first. */
    public List<Grade> grades() {
        return grades;
    }

    public Rules rules() {
        return rules;
    }

    public Level lowest() {
        return grades.get(0).level();
    }

    /** All limits of all criteria, smallest first. */
    public List<Threshold> thresholds() {
        return thresholds;
    }

    /** The base threshold: runs above it are the raw pieces of a process (warning-rules 4). */
    public Threshold base() {
        return thresholds.get(0);
    }

    /** The longest duration that a criterion asks for. */
    public Duration longest() {
        return longest;
    }

    /**
     * What the plan says of a level.
     *
     * @throws IllegalArgumentException when the plan has no such level
     */
    public Grade grade(Level level) {
        for (Grade grade : grades) {
            if (grade.level() == level) {
                return grade;
            }
        }
        throw new IllegalArgumentException("level: " + level.word() + " (expected one of the plan's levels)");
    }

    /** The same plan with some readings replaced. */
    public Plan with(Map<Reading, Integer> others) {
        return new Plan(zone, grades, Rules.with(others));
    }
}
