package org.airalert.channel.sms;

import java.util.Optional;
import org.airalert.channel.sms.wire.WireCodec;
import org.airalert.channel.sms.wire.WireFault;
import org.airalert.channel.sms.wire.WireFrame;
import org.airalert.channel.sms.wire.WireMessage;

/** What one connection must know of its protocol, whoever made it. Never blocks, never waits. */
public interface Manners {
    WireCodec codec();

    /** What stands before the sequence number of the next frame (SGIP); 0 elsewhere. */
    default long stamp() {
        return 0;
    }

    /** Empty where the protocol has no link test: a connection of which nothing is heard is closed, and made anew for the next message. */
    Optional<WireMessage> test();

    WireMessage goodbye();

    /** @throws WireFault when the content of a message cannot be understood and no answer of the protocol says so */
    Heard hear(WireFrame frame) throws WireFault;
}
