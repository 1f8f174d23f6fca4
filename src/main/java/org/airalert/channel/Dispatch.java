package org.airalert.channel;

import java.time.Instant;
import org.airalert.alert.Alert;
import org.airalert.delivery.Delivery;

/**
 * All that a transport needs for one send.
 *
 * @param content the recipient's own text, made from the frozen one whose digest was approved
 * @param at time of this attempt
 */
public record Dispatch(Delivery delivery, Alert alert, Content content, Instant at) {
    /**
     * @param subject for mail and letters; empty elsewhere
     * @param text the channel's main form (SMS text, plain text, JSON)
     * @param html for mail and pages; empty elsewhere
     * @param cap the CAP 1.2 document; empty where the channel carries none
     * @param segments of an SMS; 0 elsewhere
     * @param encoding of an SMS: {@code GSM-7} or {@code UCS-2}; empty elsewhere
     */
    public record Content(String subject, String text, String html, String cap, int segments, String encoding) {}
}
