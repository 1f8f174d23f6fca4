package org.airalert.office.task;

import java.time.Instant;
import org.airalert.duty.DutyTask;
import org.airalert.duty.TaskState;
import org.jspecify.annotations.Nullable;

/**
 * A task as it stands.
 *
 * @param done {@code null} while it is not done
 */
public record TaskEntry(DutyTask task, @Nullable Done done) {
    /** @param by account of who put it down */
    public record Done(Instant at, String by, String note) {}

    public TaskState state(Instant now) {
        return task.state(done == null ? null : done.at(), now);
    }
}
