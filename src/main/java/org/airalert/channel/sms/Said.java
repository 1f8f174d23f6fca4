package org.airalert.channel.sms;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import org.airalert.channel.sms.wire.WireMessage;

/** What a message of a sender asks of a carrier. */
public sealed interface Said {
    /** @param genuine whether account and password are the agreed ones */
    record Login(boolean genuine, WireMessage welcome, WireMessage refusal) implements Said {}

    /**
     * One part for its phones.
     *
     * @param report whether a report is wanted
     * @param joined whether the content begins with a user data header
     * @param format data coding: 0 one byte a letter, 8 UCS-2
     */
    record Submit(List<String> numbers, String source, boolean report, boolean joined, int format, Buffer content)
            implements Said {
        public Submit {
            numbers = List.copyOf(numbers);
        }
    }

    /** Nothing but its answer: a link test. */
    record Test(WireMessage answer) implements Said {}

    /** Its answer, and then the end of the connection. */
    record Goodbye(WireMessage answer) implements Said {}

    /** The answer to a report or test of ours. */
    record Answer() implements Said {}
}
