package org.airalert.alert;

/** Names one event: the first alert about a pollution process and every alert that changes, extends or lifts it. */
public record EventId(String value) {
    public EventId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("eventId: empty (expected: an id)");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
