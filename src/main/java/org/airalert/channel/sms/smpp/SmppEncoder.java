package org.airalert.channel.sms.smpp;

import io.vertx.core.buffer.Buffer;
import org.airalert.channel.sms.smpp.SmppMessage.Address;
import org.airalert.channel.sms.smpp.SmppMessage.Bind;
import org.airalert.channel.sms.smpp.SmppMessage.Body;
import org.airalert.channel.sms.smpp.SmppMessage.Deliver;
import org.airalert.channel.sms.wire.FieldWriter;
import org.airalert.channel.sms.wire.WireFrame;

/** Records to bytes (field tables of SMPP 3.4, chapter 4). Both sides' messages. */
final class SmppEncoder {
    static final int RECEIPTED_MESSAGE_ID = 0x001e;
    static final int MESSAGE_STATE = 0x0427;
    static final int MESSAGE_PAYLOAD = 0x0424;
    /** Most bytes of texts, the closing zero included (5.2). */
    static final int SYSTEM_ID = 16;

    static final int PASSWORD = 9;
    static final int SYSTEM_TYPE = 13;
    static final int SERVICE = 6;
    static final int ADDRESS = 21;
    static final int MESSAGE_ID = 65;
    private static final int VERSION = 0x34;
    private static final int HIGHEST_PRIORITY = 3;

    private SmppEncoder() {}

    static Buffer encode(WireFrame frame) {
        SmppMessage message = (SmppMessage) frame.message();
        Buffer bytes = Buffer.buffer(256);
        FieldWriter fields = new FieldWriter(bytes)
                .four(0)
                .four(message.command())
                .four(message.status())
                .four(frame.sequence());
        if (message instanceof SmppMessage.Submit submit) {
            body(fields, submit.body(), HIGHEST_PRIORITY);
        } else if (message instanceof Deliver deliver) {
            deliver(fields, deliver);
        } else if (message instanceof SmppMessage.SubmitAnswer answer) {
            fields.cText("messageId", answer.messageId(), MESSAGE_ID);
        } else if (message instanceof SmppMessage.DeliverAnswer) {
            // message_id: unused, a single zero (4.6.2).
            fields.one(0);
        } else if (message instanceof Bind bind) {
            bind(fields, bind);
        } else if (message instanceof SmppMessage.BindAnswer answer) {
            fields.cText("systemId", answer.systemId(), SYSTEM_ID);
        }
        return bytes.setInt(0, bytes.length());
    }

    private static void bind(FieldWriter fields, Bind bind) {
        fields.cText("systemId", bind.systemId(), SYSTEM_ID)
                .cText("password", bind.password(), PASSWORD)
                .cText("systemType", bind.systemType(), SYSTEM_TYPE)
                .one(VERSION);
        address(fields, new Address(0, 0, ""));
    }

    private static void address(FieldWriter fields, Address address) {
        fields.one(address.ton()).one(address.npi()).cText("number", address.digits(), ADDRESS);
    }

    private static void body(FieldWriter fields, Body body, int priority) {
        fields.cText("service", body.service(), SERVICE);
        address(fields, body.source());
        address(fields, body.destination());
        boolean payload = body.bytes().length() > Body.LONGEST;
        fields.one(body.esmClass())
                .one(0)
                .one(priority)
                // Schedule and validity: now, and as long as the SMSC sees fit.
                .zeros(2)
                .one(body.registered())
                .one(0)
                .one(body.coding())
                .one(0)
                .one(payload ? 0 : body.bytes().length());
        if (payload) {
            fields.two(MESSAGE_PAYLOAD).two(body.bytes().length());
        }
        fields.raw(body.bytes());
    }

    private static void deliver(FieldWriter fields, Deliver deliver) {
        body(fields, deliver.body(), 0);
        String id = deliver.receiptedId();
        if (!id.isEmpty()) {
            fields.two(RECEIPTED_MESSAGE_ID).two(id.length() + 1).cText("receiptedId", id, MESSAGE_ID);
        }
        if (deliver.state() > 0) {
            fields.two(MESSAGE_STATE).two(1).one(deliver.state());
        }
    }
}
