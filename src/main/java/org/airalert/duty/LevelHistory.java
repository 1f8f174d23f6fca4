package org.airalert.duty;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertFacts;
import org.airalert.alert.EventId;
import org.airalert.warning.Level;
import org.jspecify.annotations.Nullable;

/**
 * The levels of one event in the course of time, as its alerts said it (plan, 3.2.4; 4): which holds when, also where it is only announced yet. Of two words
 * about the same time the later alert counts.
 *
 * @param area code of the area that the event is about
 * @param spans in order, without overlap; neighbours differ in level
 */
public record LevelHistory(EventId event, String area, List<Span> spans) {
    public LevelHistory {
        spans = List.copyOf(spans);
    }

    /**
     * @param from inclusive
     * @param until exclusive; {@code null} while nobody has lifted or changed it
     */
    public record Span(Level level, Instant from, @Nullable Instant until) {
        /** True at {@code from}, false at {@code until}. */
        public boolean holds(Instant at) {
            return !at.isBefore(from) && (until == null || at.isBefore(until));
        }
    }

    /** One for each event among approved alerts of one status, in the order in which the events began. */
    public static List<LevelHistory> of(Collection<Alert> alerts) {
        Map<EventId, List<Alert>> events =
                alerts.stream().filter(one -> one.sent() != null).collect(Collectors.groupingBy(Alert::event));
        return events.entrySet().stream()
                .map(one -> ofEvent(one.getKey(), one.getValue()))
                .filter(one -> !one.spans().isEmpty())
                .sorted(Comparator.comparing(
                                (LevelHistory one) -> one.spans().get(0).from())
                        .thenComparing(one -> one.event().value()))
                .toList();
    }

    private static LevelHistory ofEvent(EventId event, List<Alert> alerts) {
        List<Alert> inOrder =
                alerts.stream().sorted(Comparator.comparingInt(Alert::sequence)).toList();
        TreeMap<Instant, Optional<Level>> changes = new TreeMap<>();
        inOrder.forEach(one -> apply(changes, one));
        return new LevelHistory(event, inOrder.get(0).facts().areas().get(0).code(), spans(changes));
    }

    private static void apply(TreeMap<Instant, Optional<Level>> changes, Alert alert) {
        AlertFacts facts = alert.facts();
        Instant sent = Objects.requireNonNull(alert.sent());
        switch (alert.kind()) {
            case ISSUE -> from(changes, facts.responseStart(), facts.level());
            case RESCHEDULE -> {
                changes.clear();
                from(changes, facts.responseStart(), facts.level());
            }
            case UPGRADE, DOWNGRADE -> from(changes, facts.effective(), facts.level());
            case LIFT -> from(changes, facts.effective(), null);
            case CANCEL -> from(changes, sent, null);
            case WITHDRAW -> changes.tailMap(sent, false).entrySet().removeIf(one -> isBelow(one.getValue(), facts));
            case EXTEND, CORRECTION, ADVISORY, START, STOP, REMINDER, DRILL -> {
                // The level and its start stay as they are.
            }
        }
    }

    /** Only what was announced as better air is taken back. */
    private static boolean isBelow(Optional<Level> announced, AlertFacts facts) {
        Level held = facts.level();
        return announced.isEmpty() || (held != null && held.isAbove(announced.get()));
    }

    /** What was announced for that time or later is overtaken. */
    private static void from(TreeMap<Instant, Optional<Level>> changes, @Nullable Instant at, @Nullable Level level) {
        if (at != null) {
            changes.tailMap(at, true).clear();
            changes.put(at, Optional.ofNullable(level));
        }
    }

    private static List<Span> spans(TreeMap<Instant, Optional<Level>> changes) {
        List<Span> spans = new ArrayList<>();
        for (Map.Entry<Instant, Optional<Level>> one : changes.entrySet()) {
            int last = spans.size() - 1;
            boolean same = last >= 0
                    && spans.get(last).until() == null
                    && one.getValue().filter(spans.get(last).level()::equals).isPresent();
            if (same) {
                continue;
            }
            if (last >= 0 && spans.get(last).until() == null) {
                spans.set(
                        last, new Span(spans.get(last).level(), spans.get(last).from(), one.getKey()));
            }
            one.getValue().ifPresent(level -> spans.add(new Span(level, one.getKey(), null)));
        }
        return spans;
    }

    /** The level at a moment; empty when none is in force. */
    public Optional<Level> at(Instant moment) {
        return spans.stream()
                .filter(span -> span.holds(moment))
                .map(Span::level)
                .findFirst();
    }

    /** The times during which the level or a higher one is in force, joined. */
    public List<Stretch> atLeast(Level level) {
        List<Stretch> stretches = new ArrayList<>();
        for (Span span : spans) {
            if (level.isAbove(span.level())) {
                continue;
            }
            int last = stretches.size() - 1;
            if (last >= 0 && span.from().equals(stretches.get(last).until())) {
                stretches.set(last, new Stretch(stretches.get(last).from(), span.until()));
            } else {
                stretches.add(new Stretch(span.from(), span.until()));
            }
        }
        return stretches;
    }

    /** @param until exclusive; {@code null}: open */
    public record Stretch(Instant from, @Nullable Instant until) {
        public boolean holds(Instant at) {
            return !at.isBefore(from) && (until == null || at.isBefore(until));
        }
    }
}
