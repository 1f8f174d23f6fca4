package org.airalert.channel.sms.sgip;

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
import org.airalert.channel.sms.sgip.SgipMessage.Answer;
import org.airalert.channel.sms.sgip.SgipMessage.Bind;
import org.airalert.channel.sms.sgip.SgipMessage.Content;
import org.airalert.channel.sms.sgip.SgipMessage.SequenceNumber;
import org.airalert.channel.sms.sgip.SgipMessage.Submit;
import org.airalert.channel.sms.wire.MonthTime;
import org.airalert.channel.sms.wire.WireCodec;
import org.airalert.channel.sms.wire.WireFrame;
import org.airalert.channel.sms.wire.WireMessage;
import org.airalert.delivery.Outcome;
import org.airalert.delivery.Receipt;

/**
 * The sender's side of SGIP.
 *
 * @param wall the machine's clock, whose local time in {@code zone} is part of every sequence number
 * @param zone of the gateway
 */
public record SgipDialect(SgipSettings settings, InstantSource wall, ZoneId zone) implements Dialect {
    static final WireCodec CODEC = new SgipCodec();
    /** Phones are written with the country in front. */
    private static final String COUNTRY = "86";

    private static final int NATIONAL_DIGITS = 11;

    @Override
    public String name() {
        return "SGIP";
    }

    @Override
    public WireCodec codec() {
        return CODEC;
    }

    @Override
    public long stamp() {
        return settings.node() << Integer.SIZE | MonthTime.of(LocalDateTime.ofInstant(wall.instant(), zone));
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
        return new Bind(Bind.TO_CARRIER, settings.account(), password.reveal());
    }

    @Override
    public Optional<LoginRefused> refusal(WireMessage answer) {
        int result = ((Answer) answer).result();
        return result == 0 ? Optional.empty() : Optional.of(SgipOutcome.refused(result));
    }

    @Override
    public Optional<WireMessage> test() {
        return Optional.empty();
    }

    @Override
    public WireMessage goodbye() {
        return new SgipMessage.Unbind();
    }

    /** Carriers are known that report on the sender's own connection. */
    @Override
    public Heard hear(WireFrame frame) {
        return heard(frame);
    }

    static Heard heard(WireFrame frame) {
        if (frame.message() instanceof SgipMessage.Report report) {
            return report(report);
        }
        if (frame.message() instanceof SgipMessage.Deliver) {
            // What people send to us is taken and let go.
            return new Heard.Reply(Answer.to(SgipMessage.DELIVER, 0));
        }
        return frame.message() instanceof SgipMessage.Unbind
                ? new Heard.Goodbye(new SgipMessage.UnbindAnswer(), "unbound by the carrier")
                : new Heard.Answer();
    }

    private static Heard report(SgipMessage.Report report) {
        Receipt.State state = switch (report.state()) {
            case 0 -> Receipt.State.DELIVERED;
            case 1 -> Receipt.State.PROGRESS;
            default -> Receipt.State.FAILED;
        };
        boolean known = report.state() <= 2;
        String code = known ? "error " + report.error() : "state " + report.state() + " error " + report.error();
        return new Heard.Report(
                report.submit().hex(), report.number(), state, code, known, Answer.to(SgipMessage.REPORT, 0));
    }

    @Override
    public List<WireMessage> submits(Letter letter) {
        SmsWire text = letter.wire();
        int format = text.alphabet() == SmsWire.Alphabet.ASCII ? Content.ASCII : Content.UCS2;
        List<String> numbers = letter.numbers().stream()
                .map(number -> number.length() == NATIONAL_DIGITS ? COUNTRY + number : number)
                .toList();
        List<WireMessage> submits = new ArrayList<>();
        text.parts()
                .forEach(part -> submits.add(new Submit(
                        settings.sourceNumber(),
                        numbers,
                        settings.corpId(),
                        settings.service(),
                        letter.report(),
                        new Content(format, text.joined(), part))));
        return submits;
    }

    @Override
    public Outcome outcome(WireFrame answer) {
        // It stands under the submit's sequence number.
        return SgipOutcome.of(((Answer) answer.message()).result(), SequenceNumber.of(answer));
    }
}
