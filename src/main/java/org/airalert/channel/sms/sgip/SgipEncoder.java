package org.airalert.channel.sms.sgip;

import io.vertx.core.buffer.Buffer;
import org.airalert.channel.sms.sgip.SgipMessage.Answer;
import org.airalert.channel.sms.sgip.SgipMessage.Bind;
import org.airalert.channel.sms.sgip.SgipMessage.Content;
import org.airalert.channel.sms.sgip.SgipMessage.Deliver;
import org.airalert.channel.sms.sgip.SgipMessage.Report;
import org.airalert.channel.sms.sgip.SgipMessage.Submit;
import org.airalert.channel.sms.wire.FieldWriter;
import org.airalert.channel.sms.wire.WireFrame;
import org.airalert.channel.sms.wire.WireMessage;

/** Records to bytes (field tables of SGIP 1.2, 4.2.3). Both sides' messages. */
final class SgipEncoder {
    static final int LOGIN = 16;
    static final int NUMBER = 21;
    static final int CORP = 5;
    static final int SERVICE = 10;
    static final int TIME = 16;
    static final int RESERVE = 8;
    /** {@code ChargeNumber} of zeros: the sender pays. */
    private static final String SENDER_PAYS = "0".repeat(NUMBER);
    /** {@code FeeType} 1: the phone pays nothing. */
    private static final int FREE = 1;

    private static final String NO_FEE = "000000";
    /** {@code MorelatetoMTFlag} 2: not caused by a message of the phone. */
    private static final int UNASKED = 2;

    private static final int HIGHEST_PRIORITY = 9;
    /** {@code ReportFlag}: 1 in any case, 2 never. */
    private static final int REPORT = 1;

    private static final int NO_REPORT = 2;

    private SgipEncoder() {}

    static Buffer encode(WireFrame frame) {
        Buffer bytes = Buffer.buffer(320);
        WireMessage message = frame.message();
        FieldWriter fields = new FieldWriter(bytes)
                .four(0)
                .four(message.command())
                .eight(frame.stamp())
                .four(frame.sequence());
        if (message instanceof Submit submit) {
            submit(fields, submit);
        } else if (message instanceof Answer answer) {
            fields.one(answer.result()).zeros(RESERVE);
        } else if (message instanceof Report report) {
            fields.eight(report.submit().stamp())
                    .four(report.submit().sequence())
                    .one(0)
                    .text("number", report.number(), NUMBER)
                    .one(report.state())
                    .one(report.error())
                    .zeros(RESERVE);
        } else if (message instanceof Deliver deliver) {
            fields.text("number", deliver.number(), NUMBER)
                    .text("spNumber", deliver.spNumber(), NUMBER)
                    .one(0)
                    .one(deliver.content().header() ? 1 : 0)
                    .one(deliver.content().format());
            content(fields, deliver.content());
        } else if (message instanceof Bind bind) {
            fields.one(bind.type())
                    .text("name", bind.name(), LOGIN)
                    .text("password", bind.password(), LOGIN)
                    .zeros(RESERVE);
        }
        return bytes.setInt(0, bytes.length());
    }

    private static void submit(FieldWriter fields, Submit submit) {
        fields.text("spNumber", submit.spNumber(), NUMBER)
                .text("chargeNumber", SENDER_PAYS, NUMBER)
                .one(submit.numbers().size());
        submit.numbers().forEach(number -> fields.text("number", number, NUMBER));
        fields.text("corpId", submit.corpId(), CORP)
                .text("service", submit.service(), SERVICE)
                .one(FREE)
                .text("feeValue", NO_FEE, 6)
                .text("givenValue", NO_FEE, 6)
                .one(0)
                .one(UNASKED)
                .one(HIGHEST_PRIORITY)
                .zeros(2 * TIME)
                .one(submit.report() ? REPORT : NO_REPORT)
                .one(0)
                .one(submit.content().header() ? 1 : 0)
                .one(submit.content().format())
                .one(0);
        content(fields, submit.content());
    }

    private static void content(FieldWriter fields, Content content) {
        fields.four(content.bytes().length()).raw(content.bytes()).zeros(RESERVE);
    }
}
