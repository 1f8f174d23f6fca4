package org.airalert.channel.sms;

import org.airalert.channel.sms.wire.WireMessage;
import org.airalert.delivery.Receipt;

/** What a message of the other side asks for. */
public sealed interface Heard {
    /** The answer to one of ours. */
    record Answer() implements Heard {}

    /** Nothing but its answer. */
    record Reply(WireMessage answer) implements Heard {}

    /** Its answer, and then the end of the connection. */
    record Goodbye(WireMessage answer, String why) implements Heard {}

    /**
     * What became of a submit. Answered when the receipt is durable; one that cannot be kept gets no answer, so that the carrier repeats it.
     *
     * @param id as in the answer to the submit
     * @param number of the phone
     * @param code the carrier's word: {@code DELIVRD}, {@code MA:0001}, …
     * @param known whether the protocol, or a carrier's published list, has the word
     */
    record Report(String id, String number, Receipt.State state, String code, boolean known, WireMessage answer)
            implements Heard {}

    /** A report that could not be understood. */
    record Unreadable(String why, WireMessage answer) implements Heard {}
}
