package org.airalert.warning;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One spell of response in a replay: from the hour in which a response starts to the hour in which the warning is lifted.
 *
 * @param stages the levels it went through, in order of time, without a pause between them; at least one
 */
public record Episode(List<Stage> stages) {
    public Episode {
        stages = List.copyOf(stages);
        if (stages.isEmpty()) {
            throw new IllegalArgumentException("episode: without a stage (expected at least one)");
        }
    }

    /**
     * One level in force without a change.
     *
     * @param from the first hour in which it was in force
     * @param until when it ended; for the last stage of a replay the end of the data
     */
    public record Stage(Level level, Instant from, Instant until) {
        public Duration lasting() {
            return Duration.between(from, until);
        }
    }

    public Instant start() {
        return stages.get(0).from();
    }

    public Instant end() {
        return stages.get(stages.size() - 1).until();
    }

    /** The highest level that it reached. */
    public Level highest() {
        Level highest = stages.get(0).level();
        for (Stage stage : stages) {
            highest = stage.level().isAbove(highest) ? stage.level() : highest;
        }
        return highest;
    }

    /** When the level was in force for the first time; empty when it never was. */
    public Optional<Instant> reached(Level level) {
        return stages.stream()
                .filter(stage -> stage.level() == level)
                .map(Stage::from)
                .findFirst();
    }

    public boolean overlaps(Episode other) {
        return start().isBefore(other.end()) && other.start().isBefore(end());
    }
}
