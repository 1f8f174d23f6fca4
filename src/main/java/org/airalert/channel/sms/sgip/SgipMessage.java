package org.airalert.channel.sms.sgip;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Locale;
import org.airalert.channel.sms.wire.WireFrame;
import org.airalert.channel.sms.wire.WireMessage;

/** The messages that a sender of short messages exchanges with an SMG (SGIP 1.2, 4.2.3). */
sealed interface SgipMessage extends WireMessage {
    int BIND = 0x1;
    int UNBIND = 0x2;
    int SUBMIT = 0x3;
    int DELIVER = 0x4;
    int REPORT = 0x5;

    /**
     * @param type 1 from the sender to the carrier, 2 from the carrier to the sender
     * @param name at most 16 characters
     * @param password at most 16 characters, as it is
     */
    record Bind(int type, String name, String password) implements SgipMessage {
        static final int TO_CARRIER = 1;
        static final int TO_SENDER = 2;

        @Override
        public int command() {
            return BIND;
        }

        /** Without the password. */
        @Override
        public String toString() {
            return "Bind[" + type + ", " + name + "]";
        }
    }

    /** All answers but that of an unbind have the same body: a result and a reserve. */
    record Answer(int command, int result) implements SgipMessage {
        static Answer to(int question, int result) {
            return new Answer(ANSWER | question, result);
        }
    }

    record Unbind() implements SgipMessage {
        @Override
        public int command() {
            return UNBIND;
        }
    }

    record UnbindAnswer() implements SgipMessage {
        @Override
        public int command() {
            return ANSWER | UNBIND;
        }
    }

    /**
     * @param format 0 ASCII, 8 UCS-2, 15 GBK
     * @param header whether the bytes begin with a user data header
     * @param bytes at most 1600
     */
    record Content(int format, boolean header, Buffer bytes) {
        static final int ASCII = 0;
        static final int UCS2 = 8;
        static final int LONGEST = 1600;

        public Content {
            if (bytes.length() > LONGEST) {
                throw new IllegalArgumentException("content: " + bytes.length() + " bytes (expected: at most 1600)");
            }
        }
    }

    /**
     * @param spNumber shown on the phone
     * @param numbers 1 to 100, each with 86 in front
     * @param corpId of the sender, at most 5 characters
     * @param service at most 10 characters
     * @param report whether a report is wanted in any case
     */
    record Submit(String spNumber, List<String> numbers, String corpId, String service, boolean report, Content content)
            implements SgipMessage {
        static final int MOST_NUMBERS = 100;

        public Submit {
            numbers = List.copyOf(numbers);
            if (numbers.isEmpty() || numbers.size() > MOST_NUMBERS) {
                throw new IllegalArgumentException("numbers: " + numbers.size() + " (expected: 1 to 100)");
            }
        }

        @Override
        public int command() {
            return SUBMIT;
        }
    }

    /** A message that somebody sent to us. */
    record Deliver(String number, String spNumber, Content content) implements SgipMessage {
        @Override
        public int command() {
            return DELIVER;
        }
    }

    /**
     * @param submit sequence number of the submit
     * @param state 0 delivered, 1 under way, 2 failed
     * @param error why it failed
     */
    record Report(SequenceNumber submit, String number, int state, int error) implements SgipMessage {
        @Override
        public int command() {
            return REPORT;
        }
    }

    /** A sequence number: twelve bytes that no other message of the world has (3.4). */
    record SequenceNumber(long stamp, int sequence) {
        static SequenceNumber of(WireFrame frame) {
            return new SequenceNumber(frame.stamp(), frame.sequence());
        }

        String hex() {
            return String.format(Locale.ROOT, "%016x%08x", stamp, sequence);
        }
    }
}
