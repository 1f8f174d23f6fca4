package org.airalert.warning;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The level whose response runs in an area: a county's is the higher of its own and the city's (warning-rules 8; plan 4.1: 各县（市、区）
 * 政府应当启动不低于市级预警级别的应急响应).
 *
 * @param level the level that counts; {@code null} when no response runs
 * @param own the area's own level; {@code null} when none of its own runs
 * @param city the city's level; {@code null} when none runs there
 */
public record AreaLevel(
        @Nullable Level level,
        @Nullable Level own,
        @Nullable Level city) {

    /**
     * The level at a moment. Only responses that have started count: one that is approved and starts later is not in force yet.
     *
     * @param own the area's own warning, for the city the city's
     * @param city the warning of the city that the area lies in
     */
    public static AreaLevel of(@Nullable WarningInForce own, @Nullable WarningInForce city, Instant now) {
        Level mine = started(own, now);
        Level above = started(city, now);
        return new AreaLevel(Member.higher(mine, above), mine, above);
    }

    private static @Nullable Level started(@Nullable WarningInForce warning, Instant now) {
        return warning == null || now.isBefore(warning.start()) ? null : warning.level();
    }
}
