package org.airalert.alert;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * The life of an alert.
 *
 * <pre>
 *   DRAFT -> SUBMITTED -> APPROVED -> PUBLISHED
 *     ^         |  |
 *     |         |  +--> REJECTED
 *   RETURNED <--+
 *   DRAFT, SUBMITTED, RETURNED -> LAPSED   (newer data no longer support it, or a newer draft replaced it)
 * </pre>
 *
 * APPROVED is durable before anybody is told so; PUBLISHED follows when the fan-out has been planned in full. A crash
 * between the two is mended at start: the plan is made again and finds what is there already.
 */
public enum AlertState {
    DRAFT,
    SUBMITTED,
    RETURNED,
    APPROVED,
    REJECTED,
    PUBLISHED,
    LAPSED;

    private Set<AlertState> next() {
        return switch (this) {
            case DRAFT, RETURNED -> EnumSet.of(SUBMITTED, LAPSED);
            case SUBMITTED -> EnumSet.of(APPROVED, REJECTED, RETURNED, LAPSED);
            case APPROVED -> EnumSet.of(PUBLISHED);
            case REJECTED, PUBLISHED, LAPSED -> EnumSet.noneOf(AlertState.class);
        };
    }

    public boolean canBecome(AlertState state) {
        return next().contains(state);
    }

    /** True while a person may still edit, approve or reject it. */
    public boolean isOpen() {
        return this == DRAFT || this == SUBMITTED || this == RETURNED;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
