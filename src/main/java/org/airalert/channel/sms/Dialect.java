package org.airalert.channel.sms;

import java.util.List;
import java.util.Optional;
import org.airalert.channel.Secret;
import org.airalert.channel.sms.wire.WireCodec;
import org.airalert.channel.sms.wire.WireFault;
import org.airalert.channel.sms.wire.WireFrame;
import org.airalert.channel.sms.wire.WireMessage;
import org.airalert.delivery.Outcome;

/** One account's side of a protocol: which messages are said, and what those of the carrier mean. Never blocks, never waits. */
public interface Dialect {
    /** The protocol as answers and logs name it: {@code CMPP}. */
    String name();

    WireCodec codec();

    /** What stands before the sequence number of the next frame (SGIP); 0 elsewhere. */
    default long stamp() {
        return 0;
    }

    /** Most numbers of one submit. */
    int mostNumbers();

    /** The letters that travel as one byte each; everything else is UCS-2. */
    SmsWire.Alphabet narrow();

    /** Made anew for each connection: some carry the time. */
    WireMessage login(Secret password);

    /** Empty when the answer to the log in is a welcome. */
    Optional<LoginRefused> refusal(WireMessage answer);

    /** Empty where the protocol has no link test: a connection of which nothing is heard is closed, and made anew for the next message. */
    Optional<WireMessage> test();

    WireMessage goodbye();

    /** @throws WireFault when the content of a message cannot be understood and no answer of the protocol says so */
    Heard hear(WireFrame frame) throws WireFault;

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
