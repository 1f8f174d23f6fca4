package org.airalert.warning;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The warning of an area that is in force: approved, and its response started or fixed to start (warning-rules 5).
 *
 * @param level its level
 * @param start when its response starts; may lie ahead
 * @param expectedEnd when it is expected to be lifted; {@code null} is "until further notice" (解除时间另行通知)
 */
public record WarningInForce(
        Level level, Instant start, @Nullable Instant expectedEnd) {}
