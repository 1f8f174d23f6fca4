package org.airalert.channel.sms.smgp;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import org.airalert.channel.sms.wire.WireMessage;

/** The messages that a sender of short messages exchanges with an SMGW (SMGP 3.0.3, 5.2.2). */
sealed interface SmgpMessage extends WireMessage {
    int LOGIN = 0x1;
    int SUBMIT = 0x2;
    int DELIVER = 0x3;
    int ACTIVE_TEST = 0x4;
    int EXIT = 0x6;

    /**
     * @param authenticator 16 bytes, {@link SmgpDigest}
     * @param timestamp {@code MMDDhhmmss} as a number
     */
    record Login(String clientId, Buffer authenticator, int timestamp, int version) implements SmgpMessage {
        @Override
        public int command() {
            return LOGIN;
        }
    }

    /** @param status 0 for logged in */
    record LoginAnswer(long status, Buffer authenticator, int version) implements SmgpMessage {
        @Override
        public int command() {
            return ANSWER | LOGIN;
        }
    }

    record ActiveTest() implements SmgpMessage {
        @Override
        public int command() {
            return ACTIVE_TEST;
        }
    }

    record ActiveTestAnswer() implements SmgpMessage {
        @Override
        public int command() {
            return ANSWER | ACTIVE_TEST;
        }
    }

    record Exit() implements SmgpMessage {
        @Override
        public int command() {
            return EXIT;
        }
    }

    record ExitAnswer() implements SmgpMessage {
        @Override
        public int command() {
            return ANSWER | EXIT;
        }
    }

    /**
     * @param format 0 ASCII, 8 UCS-2, 15 GB 18030, 4 binary
     * @param header whether the bytes begin with a user data header ({@code TP_udhi})
     * @param bytes at most 252
     */
    record Content(int format, boolean header, Buffer bytes) {
        static final int ASCII = 0;
        static final int UCS2 = 8;
        private static final int LONGEST = 252;

        public Content {
            if (bytes.length() > LONGEST) {
                throw new IllegalArgumentException("content: " + bytes.length() + " bytes (expected: at most 252)");
            }
        }
    }

    /**
     * @param part number of this part of {@code parts}, from 1 ({@code PkNumber}, {@code PkTotal})
     * @param report whether a delivery report is wanted
     * @param account {@code MsgSrc}: the sender's code, at most 8 characters
     * @param sourceNumber {@code SrcTermID}: shown on the phone
     * @param numbers 1 to 100
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
            implements SmgpMessage {
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

    /** @param messageId {@code MsgID}: ten bytes, in hexadecimal */
    record SubmitAnswer(String messageId, long status) implements SmgpMessage {
        @Override
        public int command() {
            return ANSWER | SUBMIT;
        }
    }

    /**
     * A report, or a message that somebody sent to us.
     *
     * @param messageId of this message, not of the one that is reported
     * @param report whether the content is a {@link SmgpReport}
     */
    record Deliver(String messageId, boolean report, String source, String destination, Content content)
            implements SmgpMessage {
        @Override
        public int command() {
            return DELIVER;
        }
    }

    record DeliverAnswer(String messageId, long status) implements SmgpMessage {
        @Override
        public int command() {
            return ANSWER | DELIVER;
        }
    }
}
