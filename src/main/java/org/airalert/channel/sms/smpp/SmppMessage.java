package org.airalert.channel.sms.smpp;

import io.vertx.core.buffer.Buffer;
import org.airalert.channel.sms.wire.WireMessage;

/** The messages that a sender of short messages exchanges with an SMSC (SMPP 3.4, chapter 4). {@code status} is {@code command_status}. */
sealed interface SmppMessage extends WireMessage {
    int GENERIC_NACK = ANSWER;
    int SUBMIT_SM = 0x04;
    int DELIVER_SM = 0x05;
    int UNBIND = 0x06;
    int BIND_TRANSCEIVER = 0x09;
    int ENQUIRE_LINK = 0x15;

    /** {@code command_status}; 0 in questions and good answers. */
    default int status() {
        return 0;
    }

    /** Sends and receives on one connection (4.1.5). */
    record Bind(String systemId, String password, String systemType) implements SmppMessage {
        @Override
        public int command() {
            return BIND_TRANSCEIVER;
        }

        /** Without the password. */
        @Override
        public String toString() {
            return "Bind[" + systemId + "]";
        }
    }

    record BindAnswer(int status, String systemId) implements SmppMessage {
        @Override
        public int command() {
            return ANSWER | BIND_TRANSCEIVER;
        }
    }

    record Unbind() implements SmppMessage {
        @Override
        public int command() {
            return UNBIND;
        }
    }

    record UnbindAnswer(int status) implements SmppMessage {
        @Override
        public int command() {
            return ANSWER | UNBIND;
        }
    }

    record EnquireLink() implements SmppMessage {
        @Override
        public int command() {
            return ENQUIRE_LINK;
        }
    }

    record EnquireLinkAnswer(int status) implements SmppMessage {
        @Override
        public int command() {
            return ANSWER | ENQUIRE_LINK;
        }
    }

    /** The other side could not make anything of a message (4.3). */
    record GenericNack(int status) implements SmppMessage {
        @Override
        public int command() {
            return GENERIC_NACK;
        }
    }

    /**
     * @param ton type of number: 0 unknown, 1 international, 2 national, 5 alphanumeric (5.2.5)
     * @param npi numbering plan: 0 unknown, 1 E.164 (5.2.6)
     */
    record Address(int ton, int npi, String digits) {}

    /**
     * What both directions carry (4.4.1, 4.6.1).
     *
     * @param esmClass {@link Body#HEADER} and what kind of message it is (5.2.12)
     * @param registered 1 when a delivery receipt is wanted (5.2.17)
     * @param coding 0 the SMSC's own alphabet, 8 UCS-2 (5.2.19)
     * @param bytes at most 254 in a submit; what came as {@code message_payload} stands here, too
     */
    record Body(
            String service,
            Address source,
            Address destination,
            int esmClass,
            int registered,
            int coding,
            Buffer bytes) {
        /** UDHI: the bytes begin with a user data header. */
        static final int HEADER = 0x40;
        /** An SMSC delivery receipt; the bits of {@link #KIND} tell. */
        static final int RECEIPT = 0x04;
        /** A word on the way, not the end. */
        static final int INTERMEDIATE = 0x20;

        static final int KIND = 0x3c;
        static final int OWN_ALPHABET = 0;
        static final int UCS2 = 8;
        static final int LONGEST = 254;
    }

    record Submit(Body body) implements SmppMessage {
        public Submit {
            if (body.bytes().length() > Body.LONGEST) {
                throw new IllegalArgumentException(
                        "content: " + body.bytes().length() + " bytes (expected: at most " + Body.LONGEST + ")");
            }
        }

        @Override
        public int command() {
            return SUBMIT_SM;
        }
    }

    /** @param messageId empty where the status is not 0 */
    record SubmitAnswer(int status, String messageId) implements SmppMessage {
        @Override
        public int command() {
            return ANSWER | SUBMIT_SM;
        }
    }

    /**
     * A receipt, or a message that somebody sent to us.
     *
     * @param receiptedId {@code receipted_message_id} (5.3.2.12), or empty
     * @param state {@code message_state} (5.2.28), or 0
     */
    record Deliver(Body body, String receiptedId, int state) implements SmppMessage {
        @Override
        public int command() {
            return DELIVER_SM;
        }
    }

    record DeliverAnswer(int status) implements SmppMessage {
        @Override
        public int command() {
            return ANSWER | DELIVER_SM;
        }
    }
}
