package org.airalert.channel.sms.smpp;

import io.vertx.core.buffer.Buffer;
import org.airalert.channel.sms.smpp.SmppMessage.Address;
import org.airalert.channel.sms.smpp.SmppMessage.Bind;
import org.airalert.channel.sms.smpp.SmppMessage.BindAnswer;
import org.airalert.channel.sms.smpp.SmppMessage.Body;
import org.airalert.channel.sms.smpp.SmppMessage.Deliver;
import org.airalert.channel.sms.smpp.SmppMessage.SubmitAnswer;
import org.airalert.channel.sms.wire.FieldReader;
import org.airalert.channel.sms.wire.WireFault;
import org.airalert.channel.sms.wire.WireFrame;
import org.airalert.channel.sms.wire.WireMessage;

/** Bytes to records, the other way of {@link SmppEncoder}. Optional parameters that nobody here asks for are read over (3.2.4). */
final class SmppDecoder {
    private SmppDecoder() {}

    static WireFrame decode(Buffer frame) throws WireFault {
        FieldReader fields = new FieldReader(frame, Integer.BYTES);
        int command = fields.four();
        int status = fields.four();
        int sequence = fields.four();
        return new WireFrame(sequence, message(command, status, fields));
    }

    private static SmppMessage message(int command, int status, FieldReader fields) throws WireFault {
        return switch (command) {
            case SmppMessage.SUBMIT_SM -> new SmppMessage.Submit(submit(fields));
            case WireMessage.ANSWER | SmppMessage.SUBMIT_SM ->
                new SubmitAnswer(status, text(fields, SmppEncoder.MESSAGE_ID));
            case SmppMessage.DELIVER_SM -> deliver(fields);
            case WireMessage.ANSWER | SmppMessage.DELIVER_SM -> new SmppMessage.DeliverAnswer(status);
            case SmppMessage.ENQUIRE_LINK -> new SmppMessage.EnquireLink();
            case WireMessage.ANSWER | SmppMessage.ENQUIRE_LINK -> new SmppMessage.EnquireLinkAnswer(status);
            case SmppMessage.BIND_TRANSCEIVER -> bind(fields);
            case WireMessage.ANSWER | SmppMessage.BIND_TRANSCEIVER ->
                new BindAnswer(status, text(fields, SmppEncoder.SYSTEM_ID));
            case SmppMessage.UNBIND -> new SmppMessage.Unbind();
            case WireMessage.ANSWER | SmppMessage.UNBIND -> new SmppMessage.UnbindAnswer(status);
            case SmppMessage.GENERIC_NACK -> new SmppMessage.GenericNack(status);
            default -> throw WireFault.command(command);
        };
    }

    /** The body of an answer is left out where its status is not 0 (4.4.2). */
    private static String text(FieldReader fields, int most) throws WireFault {
        return fields.left() == 0 ? "" : fields.cText(most);
    }

    private static Bind bind(FieldReader fields) throws WireFault {
        Bind bind = new Bind(
                fields.cText(SmppEncoder.SYSTEM_ID),
                fields.cText(SmppEncoder.PASSWORD),
                fields.cText(SmppEncoder.SYSTEM_TYPE));
        fields.one();
        address(fields);
        return bind;
    }

    private static Address address(FieldReader fields) throws WireFault {
        return new Address(fields.one(), fields.one(), fields.cText(SmppEncoder.MESSAGE_ID));
    }

    private static Body submit(FieldReader fields) throws WireFault {
        Body body = body(fields);
        if (body.bytes().length() > Body.LONGEST) {
            throw WireFault.body("short_message: " + body.bytes().length() + " bytes (expected: at most 254)");
        }
        return body;
    }

    private static Body body(FieldReader fields) throws WireFault {
        String service = fields.cText(SmppEncoder.MESSAGE_ID);
        Address source = address(fields);
        Address destination = address(fields);
        int esmClass = fields.one();
        fields.skip(2);
        fields.cText(17);
        fields.cText(17);
        int registered = fields.one();
        fields.skip(1);
        int coding = fields.one();
        fields.skip(1);
        return new Body(service, source, destination, esmClass, registered, coding, fields.raw(fields.one()));
    }

    private static Deliver deliver(FieldReader fields) throws WireFault {
        Body body = body(fields);
        String receiptedId = "";
        int state = 0;
        while (fields.left() > 0) {
            int tag = fields.two();
            Buffer value = fields.raw(fields.two());
            switch (tag) {
                case SmppEncoder.RECEIPTED_MESSAGE_ID ->
                    receiptedId = new FieldReader(value, 0).text(Math.min(value.length(), SmppEncoder.MESSAGE_ID));
                case SmppEncoder.MESSAGE_STATE -> state = new FieldReader(value, 0).one();
                case SmppEncoder.MESSAGE_PAYLOAD -> body = with(body, value);
                default -> {
                    // One that nobody here asks for.
                }
            }
        }
        return new Deliver(body, receiptedId, state);
    }

    private static Body with(Body body, Buffer bytes) {
        return new Body(
                body.service(),
                body.source(),
                body.destination(),
                body.esmClass(),
                body.registered(),
                body.coding(),
                bytes);
    }
}
