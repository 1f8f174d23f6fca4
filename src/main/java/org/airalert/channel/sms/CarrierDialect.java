package org.airalert.channel.sms;

import java.util.Optional;
import org.airalert.channel.sms.wire.WireCodec;
import org.airalert.channel.sms.wire.WireFrame;
import org.airalert.channel.sms.wire.WireMessage;

/** The carrier's side of a protocol, for the sandbox, for benchmarks and for tests: what it understands and what it says. Never waits. */
public interface CarrierDialect {
    String name();

    WireCodec codec();

    /** What stands before the sequence number of the next frame (SGIP); 0 elsewhere. */
    default long stamp() {
        return 0;
    }

    Said hear(WireFrame frame);

    /** What can become of a submit at the carrier. */
    enum Verdict {
        TAKEN,
        /** Flow control: later. */
        BUSY,
        /** The number is not served. */
        REFUSED
    }

    /**
     * The answer to a submit.
     *
     * @param id the carrier's number of the message, 1 or more
     */
    WireMessage answer(Said.Submit submit, Verdict verdict, long id);

    /**
     * The report of a message that was taken.
     *
     * @param submit its frame
     * @param id as it was answered
     */
    WireMessage report(WireFrame submit, long id, Fate fate);

    /**
     * What became of a message on one phone.
     *
     * @param word {@code DELIVRD}, {@code UNDELIV}, {@code MA:0001}, …
     */
    record Fate(String number, String word) {}

    /** Empty where the protocol has no link test. */
    Optional<WireMessage> test();

    /** The log in of the carrier to the sender where reports travel on a connection of their own (SGIP); else empty. */
    default Optional<WireMessage> ownLogin() {
        return Optional.empty();
    }
}
