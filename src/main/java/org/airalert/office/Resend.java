package org.airalert.office;

import java.time.Instant;
import org.airalert.delivery.Delivery;
import org.airalert.delivery.DeliveryId;

/** A person's "send again": a new delivery of the same frozen text, because an ended one stays ended. */
final class Resend {
    private Resend() {}

    static Delivery of(Delivery old, Instant now) {
        int round = old.round() + 1;
        return new Delivery(
                DeliveryId.of(old.event(), old.alert(), old.channel(), old.recipient(), round),
                old.alert(),
                old.event(),
                old.sequence(),
                old.channel(),
                old.recipient(),
                old.address(),
                old.fields(),
                old.priority(),
                round,
                now,
                old.notAfter(),
                old.confirmBy(),
                Delivery.Progress.queued(now));
    }
}
