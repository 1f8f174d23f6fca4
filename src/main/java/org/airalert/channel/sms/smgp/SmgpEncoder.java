package org.airalert.channel.sms.smgp;

import io.vertx.core.buffer.Buffer;
import java.util.HexFormat;
import org.airalert.channel.sms.smgp.SmgpMessage.Content;
import org.airalert.channel.sms.smgp.SmgpMessage.Deliver;
import org.airalert.channel.sms.smgp.SmgpMessage.DeliverAnswer;
import org.airalert.channel.sms.smgp.SmgpMessage.Login;
import org.airalert.channel.sms.smgp.SmgpMessage.LoginAnswer;
import org.airalert.channel.sms.smgp.SmgpMessage.Submit;
import org.airalert.channel.sms.smgp.SmgpMessage.SubmitAnswer;
import org.airalert.channel.sms.wire.FieldWriter;
import org.airalert.channel.sms.wire.WireFrame;
import org.airalert.channel.sms.wire.WireMessage;

/** Records to bytes (field tables of SMGP 3.0.3, 5.2.2; optional parameters as tag, length, value, 6.3). Both sides' messages. */
final class SmgpEncoder {
    static final int CLIENT_ID = 8;
    static final int DIGEST = 16;
    static final int MESSAGE_ID = 10;
    static final int SERVICE = 10;
    static final int NUMBER = 21;
    static final int TIME = 17;
    static final int RECEIVE_TIME = 14;
    static final int RESERVE = 8;
    static final int TP_UDHI = 0x0002;
    static final int PK_TOTAL = 0x0009;
    static final int PK_NUMBER = 0x000a;
    static final int MSG_SRC = 0x0010;

    /** {@code LoginMode} 2: sends and receives on one connection. */
    private static final int BOTH = 2;
    /** {@code MsgType} 6: from a sender to a phone. */
    private static final int TO_PHONE = 6;

    private static final int HIGHEST_PRIORITY = 3;
    /** {@code FeeType} 00: the phone pays nothing. */
    private static final String FREE = "00";

    private static final String NO_FEE = "000000";

    private SmgpEncoder() {}

    static Buffer encode(WireFrame frame) {
        Buffer bytes = Buffer.buffer(256);
        WireMessage message = frame.message();
        FieldWriter fields =
                new FieldWriter(bytes).four(0).four(message.command()).four(frame.sequence());
        if (message instanceof Submit submit) {
            submit(fields, submit);
        } else if (message instanceof Deliver deliver) {
            deliver(fields, deliver);
        } else if (message instanceof SubmitAnswer answer) {
            id(fields, answer.messageId()).number(answer.status(), Integer.BYTES);
        } else if (message instanceof DeliverAnswer answer) {
            id(fields, answer.messageId()).number(answer.status(), Integer.BYTES);
        } else if (message instanceof Login login) {
            fields.text("clientId", login.clientId(), CLIENT_ID)
                    .raw(login.authenticator())
                    .one(BOTH)
                    .four(login.timestamp())
                    .one(login.version());
        } else if (message instanceof LoginAnswer answer) {
            fields.number(answer.status(), Integer.BYTES)
                    .raw(answer.authenticator())
                    .one(answer.version());
        }
        return bytes.setInt(0, bytes.length());
    }

    private static FieldWriter id(FieldWriter fields, String hex) {
        byte[] id = HexFormat.of().parseHex(hex);
        if (id.length != MESSAGE_ID) {
            throw new IllegalArgumentException("messageId: " + id.length + " bytes (expected: 10)");
        }
        return fields.raw(Buffer.buffer(id));
    }

    private static void submit(FieldWriter fields, Submit submit) {
        Content content = submit.content();
        fields.one(TO_PHONE)
                .one(submit.report() ? 1 : 0)
                .one(HIGHEST_PRIORITY)
                .text("service", submit.service(), SERVICE)
                .text("feeType", FREE, 2)
                .text("feeCode", NO_FEE, 6)
                .text("fixedFee", NO_FEE, 6)
                .one(content.format())
                .zeros(2 * TIME)
                .text("sourceNumber", submit.sourceNumber(), NUMBER)
                .zeros(NUMBER)
                .one(submit.numbers().size());
        submit.numbers().forEach(number -> fields.text("number", number, NUMBER));
        content(fields, content);
        if (submit.parts() > 1) {
            parameter(fields, PK_TOTAL, submit.parts());
            parameter(fields, PK_NUMBER, submit.part());
        }
        if (!submit.account().isEmpty()) {
            fields.two(MSG_SRC).two(CLIENT_ID).text("account", submit.account(), CLIENT_ID);
        }
    }

    private static void content(FieldWriter fields, Content content) {
        fields.one(content.bytes().length()).raw(content.bytes()).zeros(RESERVE);
        if (content.header()) {
            parameter(fields, TP_UDHI, 1);
        }
    }

    private static void parameter(FieldWriter fields, int tag, int value) {
        fields.two(tag).two(1).one(value);
    }

    private static void deliver(FieldWriter fields, Deliver deliver) {
        id(fields, deliver.messageId())
                .one(deliver.report() ? 1 : 0)
                .one(deliver.content().format())
                .zeros(RECEIVE_TIME)
                .text("source", deliver.source(), NUMBER)
                .text("destination", deliver.destination(), NUMBER);
        content(fields, deliver.content());
    }
}
