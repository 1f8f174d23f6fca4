package org.airalert.office;

import java.util.List;
import org.airalert.directory.AreaTree;
import org.airalert.warning.Plan;

/** A warning or health advisory as a document of its own, in the form that {@code POST /api/v1/events} takes. */
public final class DraftDocument {
    private DraftDocument() {}

    /**
     * Reads a document with {@code type} {@code warning} or {@code health-advisory}.
     *
     * @throws Refusal.Invalid with every fault
     */
    public static Desk.Draft read(String json, Plan plan, AreaTree areas) {
        IntakeEvent event = new EventReader(plan, areas).read(json);
        if (event instanceof IntakeEvent.Drafted draft) {
            return new Desk.Draft(draft.kind(), draft.status(), draft.facts());
        }
        throw new Refusal.Invalid(List.of(new Refusal.Fault("/type", "expected warning or health-advisory")));
    }
}
