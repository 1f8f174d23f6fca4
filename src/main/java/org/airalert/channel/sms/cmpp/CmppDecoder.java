package org.airalert.channel.sms.cmpp;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import org.airalert.channel.sms.cmpp.CmppMessage.Connect;
import org.airalert.channel.sms.cmpp.CmppMessage.ConnectAnswer;
import org.airalert.channel.sms.cmpp.CmppMessage.Content;
import org.airalert.channel.sms.cmpp.CmppMessage.Deliver;
import org.airalert.channel.sms.cmpp.CmppMessage.DeliverAnswer;
import org.airalert.channel.sms.cmpp.CmppMessage.Submit;
import org.airalert.channel.sms.cmpp.CmppMessage.SubmitAnswer;
import org.airalert.channel.sms.wire.FieldReader;
import org.airalert.channel.sms.wire.WireFault;
import org.airalert.channel.sms.wire.WireFrame;
import org.airalert.channel.sms.wire.WireMessage;

/** Bytes to records, the other way of {@link CmppEncoder}. Fields that nobody here asks for (fees, times, types) are read over. */
record CmppDecoder(CmppVersion version) {
    private static final int DIGEST_BYTES = 16;

    /**
     * @param frame one whole message with its header
     * @throws WireFault whatever the bytes are, nothing else
     */
    WireFrame decode(Buffer frame) throws WireFault {
        FieldReader fields = new FieldReader(frame, 0);
        fields.skip(Integer.BYTES);
        int command = fields.four();
        int sequence = fields.four();
        return new WireFrame(sequence, body(command, fields));
    }

    private CmppMessage body(int command, FieldReader fields) throws WireFault {
        return switch (command) {
            case CmppMessage.CONNECT ->
                whole(fields, new Connect(fields.text(6), fields.raw(DIGEST_BYTES), fields.one(), fields.four()));
            case WireMessage.ANSWER | CmppMessage.CONNECT ->
                whole(
                        fields,
                        new ConnectAnswer(
                                fields.number(version.statusBytes()), fields.raw(DIGEST_BYTES), fields.one()));
            case CmppMessage.SUBMIT -> submit(fields);
            case WireMessage.ANSWER | CmppMessage.SUBMIT ->
                whole(fields, new SubmitAnswer(fields.eight(), fields.number(version.statusBytes())));
            case CmppMessage.DELIVER -> deliver(fields);
            case WireMessage.ANSWER | CmppMessage.DELIVER ->
                whole(fields, new DeliverAnswer(fields.eight(), fields.number(version.statusBytes())));
            case CmppMessage.TERMINATE -> whole(fields, new CmppMessage.Terminate());
            case WireMessage.ANSWER | CmppMessage.TERMINATE -> whole(fields, new CmppMessage.TerminateAnswer());
            case CmppMessage.ACTIVE_TEST -> whole(fields, new CmppMessage.ActiveTest());
            case WireMessage.ANSWER | CmppMessage.ACTIVE_TEST -> activeTestAnswer(fields);
            default -> throw WireFault.command(command);
        };
    }

    private static CmppMessage whole(FieldReader fields, CmppMessage message) throws WireFault {
        fields.end();
        return message;
    }

    /** One reserved byte, which some gateways leave out. */
    private static CmppMessage activeTestAnswer(FieldReader fields) throws WireFault {
        if (fields.left() > 0) {
            fields.skip(1);
        }
        return whole(fields, new CmppMessage.ActiveTestAnswer());
    }

    private CmppMessage submit(FieldReader fields) throws WireFault {
        fields.skip(Long.BYTES);
        int parts = fields.one();
        int part = fields.one();
        boolean report = fields.one() == 1;
        fields.skip(1);
        String service = fields.text(10);
        fields.skip(1 + version.terminalBytes() + (version.typedTerminals() ? 1 : 0) + 1);
        boolean header = fields.one() == 1;
        int format = fields.one();
        String account = fields.text(6);
        fields.skip(2 + 6 + 17 + 17);
        String source = fields.text(21);
        List<String> numbers = numbers(fields);
        if (version.typedTerminals()) {
            fields.skip(1);
        }
        Content content = new Content(format, header, fields.raw(fields.one()));
        linkId(fields);
        return new Submit(parts, part, report, service, account, source, numbers, content);
    }

    private List<String> numbers(FieldReader fields) throws WireFault {
        int count = fields.one();
        if (count < 1 || count > Submit.MOST_NUMBERS) {
            throw WireFault.body("numbers: " + count + " (expected: 1 to 99)");
        }
        List<String> numbers = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            numbers.add(fields.text(version.terminalBytes()));
        }
        return numbers;
    }

    private CmppMessage deliver(FieldReader fields) throws WireFault {
        long id = fields.eight();
        String destination = fields.text(21);
        String service = fields.text(10);
        fields.skip(1);
        boolean header = fields.one() == 1;
        int format = fields.one();
        String source = fields.text(version.terminalBytes());
        if (version.typedTerminals()) {
            fields.skip(1);
        }
        boolean report = fields.one() == 1;
        Content content = new Content(format, header, fields.raw(fields.one()));
        linkId(fields);
        return new Deliver(id, destination, service, source, report, content);
    }

    /** Gateways are known that leave it out or send it short. */
    private void linkId(FieldReader fields) throws WireFault {
        fields.skip(Math.min(fields.left(), version.linkIdBytes()));
        fields.end();
    }
}
