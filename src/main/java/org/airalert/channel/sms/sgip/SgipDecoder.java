package org.airalert.channel.sms.sgip;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import org.airalert.channel.sms.sgip.SgipMessage.Answer;
import org.airalert.channel.sms.sgip.SgipMessage.Bind;
import org.airalert.channel.sms.sgip.SgipMessage.Content;
import org.airalert.channel.sms.sgip.SgipMessage.Deliver;
import org.airalert.channel.sms.sgip.SgipMessage.Report;
import org.airalert.channel.sms.sgip.SgipMessage.SequenceNumber;
import org.airalert.channel.sms.sgip.SgipMessage.Submit;
import org.airalert.channel.sms.wire.FieldReader;
import org.airalert.channel.sms.wire.WireFault;
import org.airalert.channel.sms.wire.WireFrame;
import org.airalert.channel.sms.wire.WireMessage;

/** Bytes to records, the other way of {@link SgipEncoder}. Fields that nobody here asks for (fees, times) are read over. */
final class SgipDecoder {
    private SgipDecoder() {}

    static WireFrame decode(Buffer frame) throws WireFault {
        FieldReader fields = new FieldReader(frame, Integer.BYTES);
        int command = fields.four();
        long stamp = fields.eight();
        int sequence = fields.four();
        WireMessage message = message(command, fields);
        fields.end();
        return new WireFrame(stamp, sequence, message);
    }

    private static WireMessage message(int command, FieldReader fields) throws WireFault {
        return switch (command) {
            case SgipMessage.BIND -> bind(fields);
            case SgipMessage.UNBIND -> new SgipMessage.Unbind();
            case SgipMessage.SUBMIT -> submit(fields);
            case SgipMessage.DELIVER -> deliver(fields);
            case SgipMessage.REPORT -> report(fields);
            case WireMessage.ANSWER | SgipMessage.UNBIND -> new SgipMessage.UnbindAnswer();
            case WireMessage.ANSWER | SgipMessage.BIND,
                    WireMessage.ANSWER | SgipMessage.SUBMIT,
                    WireMessage.ANSWER | SgipMessage.DELIVER,
                    WireMessage.ANSWER | SgipMessage.REPORT -> answer(command, fields);
            default -> throw WireFault.command(command);
        };
    }

    private static Bind bind(FieldReader fields) throws WireFault {
        Bind bind = new Bind(fields.one(), fields.text(SgipEncoder.LOGIN), fields.text(SgipEncoder.LOGIN));
        reserve(fields);
        return bind;
    }

    private static Answer answer(int command, FieldReader fields) throws WireFault {
        Answer answer = new Answer(command, fields.one());
        reserve(fields);
        return answer;
    }

    /** Gateways are known that leave it out or send it short. */
    private static void reserve(FieldReader fields) throws WireFault {
        fields.skip(Math.min(fields.left(), SgipEncoder.RESERVE));
    }

    private static Submit submit(FieldReader fields) throws WireFault {
        String spNumber = fields.text(SgipEncoder.NUMBER);
        fields.skip(SgipEncoder.NUMBER);
        List<String> numbers = numbers(fields);
        String corpId = fields.text(SgipEncoder.CORP);
        String service = fields.text(SgipEncoder.SERVICE);
        fields.skip(1 + 6 + 6 + 1 + 1 + 1 + 2 * SgipEncoder.TIME);
        boolean report = fields.one() == 1;
        fields.skip(1);
        boolean header = fields.one() == 1;
        int format = fields.one();
        fields.skip(1);
        return new Submit(spNumber, numbers, corpId, service, report, content(fields, format, header));
    }

    private static List<String> numbers(FieldReader fields) throws WireFault {
        int count = fields.one();
        if (count < 1 || count > Submit.MOST_NUMBERS) {
            throw WireFault.body("numbers: " + count + " (expected: 1 to 100)");
        }
        List<String> numbers = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            numbers.add(fields.text(SgipEncoder.NUMBER));
        }
        return numbers;
    }

    private static Content content(FieldReader fields, int format, boolean header) throws WireFault {
        int length = fields.four();
        if (length < 0 || length > Content.LONGEST) {
            throw WireFault.body("content: " + Integer.toUnsignedString(length) + " bytes (expected: at most 1600)");
        }
        Content content = new Content(format, header, fields.raw(length));
        reserve(fields);
        return content;
    }

    private static Deliver deliver(FieldReader fields) throws WireFault {
        String number = fields.text(SgipEncoder.NUMBER);
        String spNumber = fields.text(SgipEncoder.NUMBER);
        fields.skip(1);
        boolean header = fields.one() == 1;
        int format = fields.one();
        return new Deliver(number, spNumber, content(fields, format, header));
    }

    private static Report report(FieldReader fields) throws WireFault {
        SequenceNumber submit = new SequenceNumber(fields.eight(), fields.four());
        fields.skip(1);
        Report report = new Report(submit, fields.text(SgipEncoder.NUMBER), fields.one(), fields.one());
        reserve(fields);
        return report;
    }
}
