package org.airalert.channel.sms.cmpp;

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
import org.airalert.channel.sms.cmpp.CmppMessage.Connect;
import org.airalert.channel.sms.cmpp.CmppMessage.ConnectAnswer;
import org.airalert.channel.sms.cmpp.CmppMessage.Content;
import org.airalert.channel.sms.cmpp.CmppMessage.Deliver;
import org.airalert.channel.sms.cmpp.CmppMessage.DeliverAnswer;
import org.airalert.channel.sms.cmpp.CmppMessage.Submit;
import org.airalert.channel.sms.cmpp.CmppMessage.SubmitAnswer;
import org.airalert.channel.sms.wire.MonthTime;
import org.airalert.channel.sms.wire.WireCodec;
import org.airalert.channel.sms.wire.WireFault;
import org.airalert.channel.sms.wire.WireFrame;
import org.airalert.channel.sms.wire.WireMessage;
import org.airalert.delivery.Outcome;

/**
 * The sender's side of CMPP.
 *
 * @param wall the machine's clock, whose local time in {@code zone} is part of the log in
 * @param zone of the gateway
 */
public record CmppDialect(CmppSettings settings, CmppCodec wire, InstantSource wall, ZoneId zone) implements Dialect {
    private static final int NOT_UNDERSTOOD = 1;

    public CmppDialect(CmppSettings settings, InstantSource wall, ZoneId zone) {
        this(settings, new CmppCodec(settings.version()), wall, zone);
    }

    @Override
    public String name() {
        return "CMPP";
    }

    @Override
    public WireCodec codec() {
        return wire;
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
        return new Connect(
                settings.account(),
                CmppDigest.of(settings.account(), password, timestamp),
                settings.version().code(),
                timestamp);
    }

    @Override
    public Optional<LoginRefused> refusal(WireMessage answer) {
        long status = ((ConnectAnswer) answer).status();
        return status == 0 ? Optional.empty() : Optional.of(CmppOutcome.refused(status));
    }

    @Override
    public Optional<WireMessage> test() {
        return Optional.of(new CmppMessage.ActiveTest());
    }

    @Override
    public WireMessage goodbye() {
        return new CmppMessage.Terminate();
    }

    @Override
    public Heard hear(WireFrame frame) {
        if (frame.message() instanceof Deliver deliver) {
            return deliver(deliver);
        }
        if (frame.message() instanceof CmppMessage.ActiveTest) {
            return new Heard.Reply(new CmppMessage.ActiveTestAnswer());
        }
        return frame.message() instanceof CmppMessage.Terminate
                ? new Heard.Goodbye(new CmppMessage.TerminateAnswer(), "terminated by the carrier")
                : new Heard.Answer();
    }

    /** What people send to us is taken and let go. */
    private static Heard deliver(Deliver deliver) {
        DeliverAnswer answer = new DeliverAnswer(deliver.messageId(), 0);
        if (!deliver.report()) {
            return new Heard.Reply(answer);
        }
        try {
            CmppReport report = CmppReport.of(deliver.content().bytes());
            return new Heard.Report(
                    CmppOutcome.id(report.messageId()),
                    report.number(),
                    report.meaning(),
                    report.state(),
                    report.isKnown(),
                    answer);
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
                    settings.account(),
                    settings.sourceNumber(),
                    letter.numbers(),
                    new Content(format, text.joined(), text.parts().get(i))));
        }
        return submits;
    }

    @Override
    public Outcome outcome(WireFrame answer) {
        return CmppOutcome.of((SubmitAnswer) answer.message());
    }
}
