package org.airalert.channel.sms.cmpp;

import io.vertx.core.buffer.Buffer;
import org.airalert.channel.sms.cmpp.CmppMessage.Connect;
import org.airalert.channel.sms.cmpp.CmppMessage.ConnectAnswer;
import org.airalert.channel.sms.cmpp.CmppMessage.Content;
import org.airalert.channel.sms.cmpp.CmppMessage.Deliver;
import org.airalert.channel.sms.cmpp.CmppMessage.DeliverAnswer;
import org.airalert.channel.sms.cmpp.CmppMessage.Submit;
import org.airalert.channel.sms.cmpp.CmppMessage.SubmitAnswer;
import org.airalert.channel.sms.wire.FieldWriter;
import org.airalert.channel.sms.wire.WireFrame;
import org.airalert.channel.sms.wire.WireMessage;

/** Records to bytes (field tables of CMPP 3.0, 8.4; those of 2.0 differ by {@link CmppVersion}). Both sides' messages, so that tests can be the gateway. */
record CmppEncoder(CmppVersion version) {
    /** {@code Msg_Id} of a submit is for the gateway to fill in. */
    private static final long NO_ID = 0;
    /** {@code Fee_UserType} 2: the sender pays, not the phone; {@code FeeType} 01: the phone pays nothing. */
    private static final int SENDER_PAYS = 2;

    private static final String FREE = "01";
    private static final String NO_FEE = "000000";
    /** {@code Msg_level}: 0 to 9, higher is sent first. */
    private static final int HIGHEST_LEVEL = 9;

    private static final int TIME_BYTES = 17;

    /** @throws IllegalArgumentException when a text is longer than its field */
    Buffer encode(WireFrame frame) {
        Buffer bytes = Buffer.buffer(256).appendInt(0);
        FieldWriter fields =
                new FieldWriter(bytes).four(frame.message().command()).four(frame.sequence());
        WireMessage message = frame.message();
        if (message instanceof Submit submit) {
            submit(fields, submit);
        } else if (message instanceof Deliver deliver) {
            deliver(fields, deliver);
        } else if (message instanceof SubmitAnswer answer) {
            fields.eight(answer.messageId()).number(answer.result(), version.statusBytes());
        } else if (message instanceof DeliverAnswer answer) {
            fields.eight(answer.messageId()).number(answer.result(), version.statusBytes());
        } else if (message instanceof Connect connect) {
            connect(fields, connect);
        } else if (message instanceof ConnectAnswer answer) {
            fields.number(answer.status(), version.statusBytes())
                    .raw(answer.authenticator())
                    .one(answer.version());
        } else if (message instanceof CmppMessage.ActiveTestAnswer) {
            fields.one(0);
        }
        return bytes.setInt(0, bytes.length());
    }

    private static void connect(FieldWriter fields, Connect connect) {
        fields.text("source", connect.source(), 6)
                .raw(connect.authenticator())
                .one(connect.version())
                .four(connect.timestamp());
    }

    private void submit(FieldWriter fields, Submit submit) {
        Content content = submit.content();
        fields.eight(NO_ID)
                .one(submit.parts())
                .one(submit.part())
                .one(submit.report() ? 1 : 0)
                .one(HIGHEST_LEVEL)
                .text("service", submit.service(), 10)
                .one(SENDER_PAYS)
                .zeros(version.terminalBytes());
        if (version.typedTerminals()) {
            fields.one(0);
        }
        fields.one(0)
                .one(content.header() ? 1 : 0)
                .one(content.format())
                .text("account", submit.account(), 6)
                .text("feeType", FREE, 2)
                .text("feeCode", NO_FEE, 6)
                .zeros(2 * TIME_BYTES)
                .text("sourceNumber", submit.sourceNumber(), 21)
                .one(submit.numbers().size());
        submit.numbers().forEach(number -> fields.text("number", number, version.terminalBytes()));
        tail(fields, content, version.typedTerminals());
    }

    private void deliver(FieldWriter fields, Deliver deliver) {
        Content content = deliver.content();
        fields.eight(deliver.messageId())
                .text("destination", deliver.destination(), 21)
                .text("service", deliver.service(), 10)
                .one(0)
                .one(content.header() ? 1 : 0)
                .one(content.format())
                .text("source", deliver.source(), version.terminalBytes());
        if (version.typedTerminals()) {
            fields.one(0);
        }
        fields.one(deliver.report() ? 1 : 0);
        tail(fields, content, false);
    }

    private void tail(FieldWriter fields, Content content, boolean typed) {
        if (typed) {
            fields.one(0);
        }
        fields.one(content.bytes().length()).raw(content.bytes()).zeros(version.linkIdBytes());
    }
}
