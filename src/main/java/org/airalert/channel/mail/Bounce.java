package org.airalert.channel.mail;

import java.util.Locale;
import java.util.Optional;

/**
 * What a delivery status notification says (RFC 3464).
 *
 * @param failed whether the letter was given up; else it was delayed, relayed or delivered
 * @param reason status code and the receiver's words, on one line
 */
record Bounce(boolean failed, String reason) {
    private static final int REASON_CHARS = 300;

    /** Empty for other letters, such as absence notes, which say nothing about the delivery. */
    static Optional<Bounce> of(String source) {
        boolean report = false;
        String action = "";
        String status = "";
        String diagnostic = "";
        for (String line : source.split("\\r?\\n", -1)) {
            String low = line.toLowerCase(Locale.ROOT);
            if (low.startsWith("content-type:") && low.contains("message/delivery-status")) {
                report = true;
            } else if (report && low.startsWith("action:") && action.isEmpty()) {
                action = low.substring(7).strip();
            } else if (report && low.startsWith("status:") && status.isEmpty()) {
                status = line.substring(7).strip();
            } else if (report && low.startsWith("diagnostic-code:") && diagnostic.isEmpty()) {
                diagnostic = line.substring(16).strip();
            }
        }
        if (action.isEmpty()) {
            return Optional.empty();
        }
        String reason =
                (status + " " + diagnostic).replaceAll("\\p{Cntrl}+", " ").strip();
        return Optional.of(
                new Bounce(action.startsWith("failed"), reason.substring(0, Math.min(REASON_CHARS, reason.length()))));
    }
}
