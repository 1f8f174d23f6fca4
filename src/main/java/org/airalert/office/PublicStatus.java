package org.airalert.office;

import java.time.Instant;
import java.util.List;
import org.airalert.alert.Alert;
import org.airalert.alert.AreaRef;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the public side shows, at one moment (plan, 4.4.1: monitoring data, likely duration, harm and advice, progress).
 *
 * @param inForce newest published actual alert that says a warning is or will be in force; {@code null} when none
 * @param published every published actual alert of the current and the last event, newest first
 * @param advisories health advisories that still hold, newest first
 * @param aqi of the city; {@code null} when no observation is known
 * @param updatedAt when this was made
 * @param staleAfter from then on a reader must take it as stale
 */
public record PublicStatus(
        @Nullable Alert inForce,
        List<Alert> published,
        List<Alert> advisories,
        List<AreaRef> areas,
        @Nullable Air aqi,
        Desk.Series series,
        Instant updatedAt,
        Instant staleAfter) {
    public PublicStatus {
        published = List.copyOf(published);
        advisories = List.copyOf(advisories);
        areas = List.copyOf(areas);
    }

    /**
     * @param mean24h mean of the last 24 hours; {@code null} when fewer than 20 are known
     * @param observedAt end of the newest observed hour
     */
    public record Air(int aqi, @Nullable Integer mean24h, Instant observedAt) {}
}
