package org.airalert.channel.sms.cmpp;

import io.vertx.core.buffer.Buffer;
import java.util.Set;
import java.util.regex.Pattern;
import org.airalert.channel.sms.wire.FieldReader;
import org.airalert.channel.sms.wire.FieldWriter;
import org.airalert.channel.sms.wire.WireFault;
import org.airalert.delivery.Receipt;

/**
 * What became of a submitted message: the content of a deliver with {@code Registered_Delivery} 1.
 *
 * @param messageId of the answer to the submit
 * @param state {@code DELIVRD}, {@code EXPIRED}, …, or a code of the carrier's own such as {@code MA:0001}
 * @param done minute in which it ended, {@code YYMMDDhhmm}, local time
 */
record CmppReport(long messageId, String state, String submitted, String done, String number, long smscSequence) {
    /** CMPP 3.0, table of {@code Stat} in 8.4.5. */
    private static final Set<String> STATES =
            Set.of("DELIVRD", "EXPIRED", "DELETED", "UNDELIV", "ACCEPTD", "UNKNOWN", "REJECTD");

    private static final Pattern VENDOR = Pattern.compile("[A-Z]{2}:[0-9A-Z]{4}");
    private static final int STATE_BYTES = 7;
    private static final int TIME_BYTES = 10;
    /** All fields but the number. */
    private static final int FIXED_BYTES = Long.BYTES + STATE_BYTES + 2 * TIME_BYTES + Integer.BYTES;

    /** @throws WireFault when it has the length of neither version; gateways of 3.0 that report as 2.0 does are known */
    static CmppReport of(Buffer content) throws WireFault {
        int numberBytes = content.length() - FIXED_BYTES;
        if (numberBytes != CmppVersion.V20.terminalBytes() && numberBytes != CmppVersion.V30.terminalBytes()) {
            throw WireFault.body("report: " + content.length() + " bytes (expected: 60 or 71)");
        }
        FieldReader fields = new FieldReader(content, 0);
        return new CmppReport(
                fields.eight(),
                fields.text(STATE_BYTES),
                fields.text(TIME_BYTES),
                fields.text(TIME_BYTES),
                fields.text(numberBytes),
                fields.number(Integer.BYTES));
    }

    Buffer bytes(CmppVersion version) {
        return new FieldWriter(Buffer.buffer())
                .eight(messageId)
                .text("state", state, STATE_BYTES)
                .text("submitted", submitted, TIME_BYTES)
                .text("done", done, TIME_BYTES)
                .text("number", number, version.terminalBytes())
                .four((int) smscSequence)
                .bytes();
    }

    /** Whether the protocol has the word, or it has the form of the carrier's own ones: two letters and four digits. */
    boolean isKnown() {
        return STATES.contains(state) || VENDOR.matcher(state).matches();
    }

    /** {@code ACCEPTD} and {@code UNKNOWN} say nothing final; every code that is not known is a failure. */
    Receipt.State meaning() {
        return switch (state) {
            case "DELIVRD" -> Receipt.State.DELIVERED;
            case "ACCEPTD", "UNKNOWN" -> Receipt.State.PROGRESS;
            default -> Receipt.State.FAILED;
        };
    }
}
