package org.airalert.office;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.airalert.alert.Alert;
import org.airalert.alert.EventId;
import org.airalert.alert.Reference;
import org.airalert.warning.Course;
import org.jspecify.annotations.Nullable;

/**
 * Where an area stands: its warning's course, and the event under which its alerts are told.
 *
 * @param event {@code null} while nothing is in force and nothing published about it is open
 * @param sequence number of the event's last approved alert; 0 before the first
 * @param references the event's approved alerts, oldest first
 * @param open ids of the proposals that wait for a person
 * @param refused picture of the proposal that a person refused last: not proposed again until it changes
 */
record Standing(
        Course course,
        @Nullable EventId event,
        int sequence,
        List<Reference> references,
        List<String> open,
        @Nullable String refused) {
    static final Standing CLEAR = new Standing(Course.CLEAR, null, 0, List.of(), List.of(), null);

    Standing {
        references = List.copyOf(references);
        open = List.copyOf(open);
    }

    /** After time or an assessment moved the course; when it ends, so does the event. */
    Standing with(Course next) {
        return next.inForce() == null
                ? new Standing(next, null, 0, List.of(), open, refused)
                : new Standing(next, event, sequence, references, open, refused);
    }

    Standing refusing(String picture) {
        return new Standing(course, event, sequence, references, open, picture);
    }

    /** After an alert was approved. */
    Standing after(Alert alert, Course next) {
        if (next.inForce() == null) {
            return new Standing(next, null, 0, List.of(), open, null);
        }
        List<Reference> told = new ArrayList<>(references);
        told.add(new Reference(alert.id(), Objects.requireNonNull(alert.sent())));
        return new Standing(next, alert.event(), alert.sequence(), told, open, null);
    }

    /** With these proposals waiting. */
    Standing waiting(List<String> proposals) {
        return new Standing(course, event, sequence, references, proposals, refused);
    }

    /** With one proposal less waiting. */
    Standing without(String proposal) {
        return waiting(open.stream().filter(id -> !id.equals(proposal)).toList());
    }
}
