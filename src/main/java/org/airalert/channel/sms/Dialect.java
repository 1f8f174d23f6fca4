package org.airalert.channel.sms;

import java.util.List;
import java.util.Optional;
import org.airalert.channel.Secret;
import org.airalert.channel.sms.wire.WireFrame;
import org.airalert.channel.sms.wire.WireMessage;
import org.airalert.delivery.Outcome;

/** One account's side of a protocol: which messages are said, and what those of the carrier mean. Never blocks, never waits. */
public interface Dialect extends Manners {
    /** The protocol as answers and logs name it: {@code CMPP}. */
    String name();

    /** Most numbers of one submit. */
    int mostNumbers();

    /** The letters that travel as one byte each; everything else is UCS-2. */
    SmsWire.Alphabet narrow();

    /** Made anew for each connection: some carry the time. */
    WireMessage login(Secret password);

    /** Empty when the answer to the log in is a welcome. */
    Optional<LoginRefused> refusal(WireMessage answer);

    /** One submit for each part. */
    List<WireMessage> submits(Letter letter);

    /** What the answer to a submit means; an acceptance carries the id by which its report will come. */
    Outcome outcome(WireFrame answer);

    /**
     * What is to be sent.
     *
     * @param numbers 1 to {@link #mostNumbers()}
     * @param report whether a delivery report is wanted
     */
    record Letter(SmsWire wire, List<String> numbers, boolean report) {
        public Letter {
            numbers = List.copyOf(numbers);
        }
    }
}
