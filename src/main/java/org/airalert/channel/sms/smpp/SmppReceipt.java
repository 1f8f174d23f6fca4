package org.airalert.channel.sms.smpp;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.airalert.channel.sms.smpp.SmppMessage.Deliver;
import org.airalert.delivery.Receipt;

/**
 * What became of a submitted message: the text of a delivery receipt (SMPP 3.4, appendix B), or its optional parameters, which win where
 * they are there.
 *
 * @param id of the answer to the submit
 * @param state {@code DELIVRD}, {@code EXPIRED}, …
 * @param error the network's code; {@code 000} or empty for none
 */
record SmppReceipt(String id, String state, String error) {
    private static final Pattern ID = Pattern.compile("\\bid:([!-~]{1,64})");
    private static final Pattern STATE = Pattern.compile("\\bstat:([!-~]{1,16})");
    private static final Pattern ERROR = Pattern.compile("\\berr:([!-~]{1,16})");
    /** {@code message_state} (5.2.28), in the words of the receipts. */
    private static final String[] STATES = {
        "", "ENROUTE", "DELIVRD", "EXPIRED", "DELETED", "UNDELIV", "ACCEPTD", "UNKNOWN", "REJECTD"
    };

    /** Empty when neither tells which message it is about. */
    static Optional<SmppReceipt> of(Deliver deliver) {
        String text = deliver.body().bytes().toString(StandardCharsets.ISO_8859_1);
        String id = deliver.receiptedId().isEmpty() ? first(ID, text) : deliver.receiptedId();
        boolean told = deliver.state() > 0 && deliver.state() < STATES.length;
        String state = told ? STATES[deliver.state()] : first(STATE, text);
        return id.isEmpty() || state.isEmpty()
                ? Optional.empty()
                : Optional.of(new SmppReceipt(id, state, first(ERROR, text)));
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }

    boolean isKnown() {
        for (String known : STATES) {
            if (known.equals(state)) {
                return true;
            }
        }
        return false;
    }

    /** The state, and the network's code where it gives one. */
    String code() {
        return error.isEmpty() || error.chars().allMatch(digit -> digit == '0') ? state : state + " err:" + error;
    }

    /** What is under way, accepted or unknown says nothing final; every word that is not known is a failure. */
    Receipt.State meaning() {
        return switch (state) {
            case "DELIVRD" -> Receipt.State.DELIVERED;
            case "ENROUTE", "ACCEPTD", "UNKNOWN" -> Receipt.State.PROGRESS;
            default -> Receipt.State.FAILED;
        };
    }
}
