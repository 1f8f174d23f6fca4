package org.airalert.office.task;

import io.vertx.core.Future;
import java.util.List;
import org.airalert.access.Principal;
import org.airalert.alert.EventId;

/** The tasks of events. */
public interface Tasks {
    /** All tasks of an event so far, and those of the next day, by due time; none when no alert of it is known. */
    Future<List<TaskEntry>> of(EventId event);

    /** The same of every event with a task that is not done or that was due within the last day. */
    Future<List<TaskEntry>> current();

    /**
     * Puts down that a task is done; durable when the future completes. Fails with {@code Refusal.Unknown} when there is no such task and with
     * {@code Refusal.NotNow} when it is done already.
     *
     * @param note how, one line or more; not empty
     */
    Future<TaskEntry> done(String task, String note, Principal by);
}
