package org.airalert.channel.sms.smgp;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.airalert.channel.sms.wire.WireFault;
import org.airalert.delivery.Receipt;

/**
 * What became of a submitted message: the content of a deliver with {@code IsReport} 1 (SMGP 3.0.3, 6.2.63: {@code id:… sub:… dlvrd:…
 * submit date:… done date:… stat:… err:… text:…}).
 *
 * @param messageId of the answer to the submit, in hexadecimal
 * @param state {@code DELIVRD}, {@code EXPIRED}, …
 * @param error the network's code; {@code 000} for none
 */
record SmgpReport(String messageId, String state, String error) {
    private static final Set<String> STATES =
            Set.of("DELIVRD", "EXPIRED", "DELETED", "UNDELIV", "ACCEPTD", "UNKNOWN", "REJECTD");
    /** Codes of the carrier's own, such as {@code MA:0001} or {@code 0012}. */
    private static final Pattern VENDOR = Pattern.compile("[A-Z]{2}:[0-9A-Z]{4}|[0-9]{3,7}");

    private static final String HEAD = "id:";
    private static final Pattern STATE = Pattern.compile("\\bstat:([!-~]{1,7})");
    private static final Pattern ERROR = Pattern.compile("\\berr:([!-~]{1,3})");

    /** @throws WireFault when it does not tell which message it is about, or not what became of it */
    static SmgpReport of(Buffer content) throws WireFault {
        String text = content.toString(StandardCharsets.ISO_8859_1);
        int idEnd = HEAD.length() + SmgpEncoder.MESSAGE_ID;
        if (!text.startsWith(HEAD) || text.length() < idEnd) {
            throw WireFault.body("report: no id in " + content.length() + " bytes");
        }
        // The ten bytes of the id may be any; the words stand behind them.
        String words = text.substring(idEnd);
        String state = first(STATE, words);
        if (state.isEmpty()) {
            throw WireFault.body("report: no state in " + content.length() + " bytes");
        }
        byte[] id = content.getBytes(HEAD.length(), idEnd);
        return new SmgpReport(HexFormat.of().formatHex(id), state, first(ERROR, words));
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }

    /** As a gateway writes it. */
    Buffer bytes() {
        return Buffer.buffer(HEAD)
                .appendBytes(HexFormat.of().parseHex(messageId))
                .appendString(" sub:001 dlvrd:001 submit date:2601010000 done date:2601010000 stat:" + state)
                .appendString(" err:" + error + " text:");
    }

    boolean isKnown() {
        return STATES.contains(state) || VENDOR.matcher(state).matches();
    }

    /** The state, and the network's code where it gives one. */
    String code() {
        return error.isEmpty() || error.chars().allMatch(digit -> digit == '0') ? state : state + " err:" + error;
    }

    /** {@code ACCEPTD} and {@code UNKNOWN} say nothing final; every word that is not known is a failure. */
    Receipt.State meaning() {
        return switch (state) {
            case "DELIVRD" -> Receipt.State.DELIVERED;
            case "ACCEPTD", "UNKNOWN" -> Receipt.State.PROGRESS;
            default -> Receipt.State.FAILED;
        };
    }
}
