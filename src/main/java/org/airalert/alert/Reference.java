package org.airalert.alert;

import java.time.Instant;

/** An earlier alert that this one changes (CAP {@code references}: sender, identifier, sent). */
public record Reference(AlertId id, Instant sent) {}
