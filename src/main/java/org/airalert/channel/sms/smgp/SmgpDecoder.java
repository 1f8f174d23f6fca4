package org.airalert.channel.sms.smgp;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.airalert.channel.sms.smgp.SmgpMessage.Content;
import org.airalert.channel.sms.smgp.SmgpMessage.Deliver;
import org.airalert.channel.sms.smgp.SmgpMessage.DeliverAnswer;
import org.airalert.channel.sms.smgp.SmgpMessage.Login;
import org.airalert.channel.sms.smgp.SmgpMessage.LoginAnswer;
import org.airalert.channel.sms.smgp.SmgpMessage.Submit;
import org.airalert.channel.sms.smgp.SmgpMessage.SubmitAnswer;
import org.airalert.channel.sms.wire.FieldReader;
import org.airalert.channel.sms.wire.WireFault;
import org.airalert.channel.sms.wire.WireFrame;
import org.airalert.channel.sms.wire.WireMessage;

/** Bytes to records, the other way of {@link SmgpEncoder}. Fields and parameters that nobody here asks for are read over. */
final class SmgpDecoder {
    private SmgpDecoder() {}

    static WireFrame decode(Buffer frame) throws WireFault {
        FieldReader fields = new FieldReader(frame, Integer.BYTES);
        int command = fields.four();
        int sequence = fields.four();
        WireMessage message = message(command, fields);
        fields.end();
        return new WireFrame(sequence, message);
    }

    private static WireMessage message(int command, FieldReader fields) throws WireFault {
        return switch (command) {
            case SmgpMessage.LOGIN -> login(fields);
            case WireMessage.ANSWER | SmgpMessage.LOGIN ->
                new LoginAnswer(fields.number(Integer.BYTES), fields.raw(SmgpEncoder.DIGEST), fields.one());
            case SmgpMessage.SUBMIT -> submit(fields);
            case WireMessage.ANSWER | SmgpMessage.SUBMIT -> new SubmitAnswer(id(fields), fields.number(Integer.BYTES));
            case SmgpMessage.DELIVER -> deliver(fields);
            case WireMessage.ANSWER | SmgpMessage.DELIVER ->
                new DeliverAnswer(id(fields), fields.number(Integer.BYTES));
            case SmgpMessage.ACTIVE_TEST -> new SmgpMessage.ActiveTest();
            case WireMessage.ANSWER | SmgpMessage.ACTIVE_TEST -> new SmgpMessage.ActiveTestAnswer();
            case SmgpMessage.EXIT -> new SmgpMessage.Exit();
            case WireMessage.ANSWER | SmgpMessage.EXIT -> new SmgpMessage.ExitAnswer();
            default -> throw WireFault.command(command);
        };
    }

    private static String id(FieldReader fields) throws WireFault {
        return HexFormat.of().formatHex(fields.raw(SmgpEncoder.MESSAGE_ID).getBytes());
    }

    private static Login login(FieldReader fields) throws WireFault {
        String clientId = fields.text(SmgpEncoder.CLIENT_ID);
        Buffer authenticator = fields.raw(SmgpEncoder.DIGEST);
        fields.skip(1);
        return new Login(clientId, authenticator, fields.four(), fields.one());
    }

    private static Submit submit(FieldReader fields) throws WireFault {
        fields.skip(1);
        boolean report = fields.one() == 1;
        fields.skip(1);
        String service = fields.text(SmgpEncoder.SERVICE);
        fields.skip(2 + 6 + 6);
        int format = fields.one();
        fields.skip(2 * SmgpEncoder.TIME);
        String source = fields.text(SmgpEncoder.NUMBER);
        fields.skip(SmgpEncoder.NUMBER);
        List<String> numbers = numbers(fields);
        Buffer bytes = bytes(fields);
        Options options = Options.read(fields);
        return new Submit(
                options.parts,
                options.part,
                report,
                service,
                options.source,
                source,
                numbers,
                new Content(format, options.header, bytes));
    }

    private static List<String> numbers(FieldReader fields) throws WireFault {
        int count = fields.one();
        if (count < 1 || count > Submit.MOST_NUMBERS) {
            throw WireFault.body("numbers: " + count + " (expected: 1 to 100)");
        }
        List<String> numbers = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            numbers.add(fields.text(SmgpEncoder.NUMBER));
        }
        return numbers;
    }

    private static Buffer bytes(FieldReader fields) throws WireFault {
        int length = fields.one();
        if (length > 252) {
            throw WireFault.body("content: " + length + " bytes (expected: at most 252)");
        }
        Buffer bytes = fields.raw(length);
        // Gateways are known that send Reserve short or leave it out.
        fields.skip(Math.min(fields.left(), SmgpEncoder.RESERVE));
        return bytes;
    }

    private static Deliver deliver(FieldReader fields) throws WireFault {
        String id = id(fields);
        boolean report = fields.one() == 1;
        int format = fields.one();
        fields.skip(SmgpEncoder.RECEIVE_TIME);
        String source = fields.text(SmgpEncoder.NUMBER);
        String destination = fields.text(SmgpEncoder.NUMBER);
        Buffer bytes = bytes(fields);
        return new Deliver(id, report, source, destination, new Content(format, Options.read(fields).header, bytes));
    }

    /** The optional parameters of a message (6.3). */
    private static final class Options {
        private boolean header;
        private int parts = 1;
        private int part = 1;
        private String source = "";

        static Options read(FieldReader fields) throws WireFault {
            Options options = new Options();
            while (fields.left() > 0) {
                int tag = fields.two();
                options.take(tag, fields.raw(fields.two()));
            }
            return options;
        }

        private void take(int tag, Buffer value) throws WireFault {
            FieldReader fields = new FieldReader(value, 0);
            switch (tag) {
                case SmgpEncoder.TP_UDHI -> header = fields.one() == 1;
                case SmgpEncoder.PK_TOTAL -> parts = fields.one();
                case SmgpEncoder.PK_NUMBER -> part = fields.one();
                case SmgpEncoder.MSG_SRC -> source = fields.text(value.length());
                default -> {
                    // One that nobody here asks for.
                }
            }
        }
    }
}
