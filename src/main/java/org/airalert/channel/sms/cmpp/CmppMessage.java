package org.airalert.channel.sms.cmpp;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import org.airalert.channel.sms.wire.WireMessage;

/** The messages that a sender of short messages exchanges with a gateway (CMPP 3.0, chapter 8). */
sealed interface CmppMessage extends WireMessage {
    int CONNECT = 0x1;
    int TERMINATE = 0x2;
    int SUBMIT = 0x4;
    int DELIVER = 0x5;
    int ACTIVE_TEST = 0x8;
    /** @param authenticator 16 bytes, {@link CmppDigest} */
    record Connect(String source, Buffer authenticator, int version, int timestamp) implements CmppMessage {
        @Override
        public int command() {
            return CONNECT;
        }
    }

    /** @param status 0 for logged in */
    record ConnectAnswer(long status, Buffer authenticator, int version) implements CmppMessage {
        @Override
        public int command() {
            return ANSWER | CONNECT;
        }
    }

    record Terminate() implements CmppMessage {
        @Override
        public int command() {
            return TERMINATE;
        }
    }

    record TerminateAnswer() implements CmppMessage {
        @Override
        public int command() {
            return ANSWER | TERMINATE;
        }
    }

    record ActiveTest() implements CmppMessage {
        @Override
        public int command() {
            return ACTIVE_TEST;
        }
    }

    record ActiveTestAnswer() implements CmppMessage {
        @Override
        public int command() {
            return ANSWER | ACTIVE_TEST;
        }
    }

    /**
     * @param part number of this part of {@code parts}, from 1
     * @param report whether a delivery report is wanted
     * @param account {@code Msg_src}
     * @param sourceNumber {@code Src_Id}: shown on the phone
     * @param numbers 1 to 99: fewer than 100
     */
    record Submit(
            int parts,
            int part,
            boolean report,
            String service,
            String account,
            String sourceNumber,
            List<String> numbers,
            Content content)
            implements CmppMessage {
        static final int MOST_NUMBERS = 99;

        public Submit {
            numbers = List.copyOf(numbers);
            if (numbers.isEmpty() || numbers.size() > MOST_NUMBERS) {
                throw new IllegalArgumentException("numbers: " + numbers.size() + " (expected: 1 to 99)");
            }
        }

        @Override
        public int command() {
            return SUBMIT;
        }
    }

    /**
     * @param format 0 ASCII, 8 UCS-2, 15 GB, 4 binary
     * @param header whether the bytes begin with a user data header
     * @param bytes at most 255; 140, or 160 of ASCII, are what a gateway takes
     */
    record Content(int format, boolean header, Buffer bytes) {
        static final int ASCII = 0;
        static final int UCS2 = 8;
        private static final int LENGTH_BYTE = 255;

        public Content {
            if (bytes.length() > LENGTH_BYTE) {
                throw new IllegalArgumentException("content: " + bytes.length() + " bytes (expected: at most 255)");
            }
        }
    }

    record SubmitAnswer(long messageId, long result) implements CmppMessage {
        @Override
        public int command() {
            return ANSWER | SUBMIT;
        }
    }

    /**
     * A report, or a message that somebody sent to us.
     *
     * @param report whether the content is a {@link CmppReport}
     */
    record Deliver(long messageId, String destination, String service, String source, boolean report, Content content)
            implements CmppMessage {
        @Override
        public int command() {
            return DELIVER;
        }
    }

    record DeliverAnswer(long messageId, long result) implements CmppMessage {
        @Override
        public int command() {
            return ANSWER | DELIVER;
        }
    }
}
