package org.airalert.channel.sms.smgp;

import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.airalert.channel.Secret;
import org.airalert.channel.sms.Dialect;
import org.airalert.channel.sms.Heard;
import org.airalert.channel.sms.LoginRefused;
import org.airalert.channel.sms.SmsWire;
import org.airalert.channel.sms.smgp.SmgpMessage.Content;
import org.airalert.channel.sms.smgp.SmgpMessage.Deliver;
import org.airalert.channel.sms.smgp.SmgpMessage.DeliverAnswer;
import org.airalert.channel.sms.smgp.SmgpMessage.Login;
import org.airalert.channel.sms.smgp.SmgpMessage.LoginAnswer;
import org.airalert.channel.sms.smgp.SmgpMessage.Submit;
import org.airalert.channel.sms.smgp.SmgpMessage.SubmitAnswer;
import org.airalert.channel.sms.wire.MonthTime;
import org.airalert.channel.sms.wire.WireCodec;
import org.airalert.channel.sms.wire.WireFault;
import org.airalert.channel.sms.wire.WireFrame;
import org.airalert.channel.sms.wire.WireMessage;
import org.airalert.delivery.Outcome;

/**
 * The sender's side of SMGP.
 *
 * @param wall the machine's clock, whose local time in {@code zone} is part of the log in
 * @param zone of the gateway
 */
public record SmgpDialect(SmgpSettings settings, InstantSource wall, ZoneId zone) implements Dialect {
    static final int VERSION = 0x30;
    private static final WireCodec CODEC = new SmgpCodec();
    private static final int NOT_UNDERSTOOD = 10;

    @Override
    public String name() {
        return "SMGP";
    }

    @Override
    public WireCodec codec() {
        return CODEC;
    }

    @Override
    public int mostNumbers() {
        return Submit.MOST_NUMBERS;
    }

    @Override
    public SmsWire.Alphabet narrow() {
        return SmsWire.Alphabet.ASCII;
    }

    @Override
    public WireMessage login(Secret password) {
        int timestamp = MonthTime.of(LocalDateTime.ofInstant(wall.instant(), zone));
        return new Login(
                settings.clientId(), SmgpDigest.of(settings.clientId(), password, timestamp), timestamp, VERSION);
    }

    @Override
    public Optional<LoginRefused> refusal(WireMessage answer) {
        long status = ((LoginAnswer) answer).status();
        return status == 0 ? Optional.empty() : Optional.of(SmgpOutcome.refused(status));
    }

    @Override
    public Optional<WireMessage> test() {
        return Optional.of(new SmgpMessage.ActiveTest());
    }

    @Override
    public WireMessage goodbye() {
        return new SmgpMessage.Exit();
    }

    @Override
    public Heard hear(WireFrame frame) {
        if (frame.message() instanceof Deliver deliver) {
            return deliver(deliver);
        }
        if (frame.message() instanceof SmgpMessage.ActiveTest) {
            return new Heard.Reply(new SmgpMessage.ActiveTestAnswer());
        }
        return frame.message() instanceof SmgpMessage.Exit
                ? new Heard.Goodbye(new SmgpMessage.ExitAnswer(), "exit by the carrier")
                : new Heard.Answer();
    }

    /** What people send to us is taken and let go. */
    private static Heard deliver(Deliver deliver) {
        DeliverAnswer answer = new DeliverAnswer(deliver.messageId(), 0);
        if (!deliver.report()) {
            return new Heard.Reply(answer);
        }
        try {
            SmgpReport report = SmgpReport.of(deliver.content().bytes());
            return new Heard.Report(
                    report.messageId(), deliver.source(), report.meaning(), report.code(), report.isKnown(), answer);
        } catch (WireFault e) {
            return new Heard.Unreadable(
                    String.valueOf(e.getMessage()), new DeliverAnswer(deliver.messageId(), NOT_UNDERSTOOD));
        }
    }

    @Override
    public List<WireMessage> submits(Letter letter) {
        SmsWire text = letter.wire();
        int format = text.alphabet() == SmsWire.Alphabet.ASCII ? Content.ASCII : Content.UCS2;
        List<WireMessage> submits = new ArrayList<>();
        for (int i = 0; i < text.parts().size(); i++) {
            submits.add(new Submit(
                    text.parts().size(),
                    i + 1,
                    letter.report(),
                    settings.service(),
                    settings.source(),
                    settings.sourceNumber(),
                    letter.numbers(),
                    new Content(format, text.joined(), text.parts().get(i))));
        }
        return submits;
    }

    @Override
    public Outcome outcome(WireFrame answer) {
        return SmgpOutcome.of((SubmitAnswer) answer.message());
    }
}
