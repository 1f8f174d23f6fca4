package org.airalert.office;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.airalert.alert.Alert;
import org.airalert.alert.AreaRef;
import org.airalert.alert.EventId;
import org.airalert.clause.Clause;
import org.airalert.warning.Level;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the public side shows, at one moment (plan, 4.4.1: monitoring data, likely duration, harm and advice, progress).
 *
 * @param inForce newest published actual alert that says a warning is or will be in force in the city; {@code null} when none
 * @param alsoInForce the same of each county that has a warning of its own, in the order of the areas
 * @param published every published actual alert of the current and earlier events, newest first
 * @param advisories health advisories that still hold, newest first
 * @param areas the city first
 * @param aqi of the city; {@code null} when no observation is known
 * @param forecastAt when the newest forecast was issued; {@code null} when none is known
 * @param updatedAt when this was made
 * @param staleAfter from then on a reader must take it as stale
 */
@Clause("P4.4")
public record PublicStatus(
        @Nullable Alert inForce,
        List<Alert> alsoInForce,
        List<Alert> published,
        List<Alert> advisories,
        List<AreaRef> areas,
        @Nullable Air aqi,
        Desk.Series series,
        @Nullable Instant forecastAt,
        Instant updatedAt,
        Instant staleAfter) {
    public PublicStatus {
        alsoInForce = List.copyOf(alsoInForce);
        published = List.copyOf(published);
        advisories = List.copyOf(advisories);
        areas = List.copyOf(areas);
    }

    /**
     * @param mean24h mean of the last 24 hours; {@code null} when fewer than 20 are known
     * @param observedAt end of the newest observed hour
     */
    public record Air(int aqi, @Nullable Integer mean24h, Instant observedAt) {}

    /** Everything in force, the city's first. */
    public List<Alert> current() {
        List<Alert> all = new ArrayList<>();
        Optional.ofNullable(inForce).ifPresent(all::add);
        all.addAll(alsoInForce);
        return all;
    }

    /** What is told first: the city's warning, or where it has none the highest of the counties'. */
    public Optional<Alert> foremost() {
        return inForce != null
                ? Optional.of(inForce)
                : alsoInForce.stream()
                        .filter(alert -> alert.facts().level() != null)
                        .max(Comparator.comparing(
                                alert -> Objects.requireNonNull(alert.facts().level())));
    }

    /** Alerts of the events that are in force, or of the last one where none is; newest first. */
    public List<Alert> story() {
        Set<EventId> events = current().stream().map(Alert::event).collect(Collectors.toSet());
        if (events.isEmpty()) {
            published.stream().findFirst().map(Alert::event).ifPresent(events::add);
        }
        return published.stream()
                .filter(alert -> events.contains(alert.event()))
                .toList();
    }

    /** The published alert before this one in its event: the one that it changes. */
    public Optional<Alert> before(Alert alert) {
        return published.stream()
                .filter(one -> one.event().equals(alert.event()) && one.sequence() < alert.sequence())
                .max(Comparator.comparingInt(Alert::sequence));
    }

    /** Whether an alert is one for the whole city. */
    public boolean isCityWide(Alert alert) {
        String city = areas.get(0).code();
        return alert.facts().areas().stream().anyMatch(area -> area.code().equals(city));
    }

    /** The highest level in force in an area: its own or the city's (plan, 4.1); {@code null}: none. */
    public @Nullable Level levelOf(AreaRef area) {
        return current().stream()
                .filter(alert -> isCityWide(alert)
                        || alert.facts().areas().stream()
                                .anyMatch(one -> one.code().equals(area.code())))
                .map(alert -> alert.facts().level())
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }
}
