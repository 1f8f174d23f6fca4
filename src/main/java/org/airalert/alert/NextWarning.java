package org.airalert.alert;

import java.time.Instant;
import org.airalert.warning.Level;
import org.jspecify.annotations.Nullable;

/** What else is already expected and announced with this alert (另预计…; warning rules, 5.6). */
public record NextWarning(
        Level level, Instant start, @Nullable Instant expectedEnd) {}
