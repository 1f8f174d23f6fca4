package org.airalert.channel.sms;

import java.util.List;
import org.airalert.channel.sms.Batches.Item;
import org.airalert.delivery.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * The phones of one submit (of several, for a long text) on their way.
 *
 * @param messages what the desk remembers of each, in the order of the batch
 */
record Shipment(ReportDesk desk, List<Item> batch, List<PartReports.Message> messages) {
    boolean isShared() {
        return batch.size() > 1;
    }

    /** One part was answered. */
    Outcome answered(Outcome outcome) {
        String id = providerId(outcome);
        if (id != null) {
            for (int i = 0; i < batch.size(); i++) {
                desk.taken(messages.get(i), key(id, i));
            }
        }
        return outcome;
    }

    private String key(String id, int index) {
        return desk.key(id, batch.get(index).phone().digits());
    }

    /** All parts have their answers, or never will. */
    void sent() {
        batch.forEach(item -> desk.sent());
    }

    /** Tells each phone's sender; each acceptance carries an id of its own, also where the carrier gave one for all. */
    void settle(Outcome outcome) {
        String id = providerId(outcome);
        for (int i = 0; i < batch.size(); i++) {
            Outcome own = id == null
                    ? outcome
                    : new Outcome.Accepted(outcome.answer(), messages.get(i).known(key(id, i)));
            batch.get(i).outcome().tryComplete(own);
        }
    }

    private static @Nullable String providerId(Outcome outcome) {
        return outcome instanceof Outcome.Accepted accepted ? accepted.providerId() : null;
    }
}
