package org.airalert.channel.sms.sgip;

import java.util.Optional;
import org.airalert.channel.Secret;
import org.airalert.channel.sms.CarrierDialect;
import org.airalert.channel.sms.Said;
import org.airalert.channel.sms.sgip.SgipMessage.Answer;
import org.airalert.channel.sms.sgip.SgipMessage.Bind;
import org.airalert.channel.sms.sgip.SgipMessage.Content;
import org.airalert.channel.sms.sgip.SgipMessage.SequenceNumber;
import org.airalert.channel.sms.sgip.SgipMessage.Submit;
import org.airalert.channel.sms.wire.WireCodec;
import org.airalert.channel.sms.wire.WireFrame;
import org.airalert.channel.sms.wire.WireMessage;

/** The SMG's side of SGIP: it logs in to the sender with the same account and password. */
public final class SgipCarrier implements CarrierDialect {
    private static final long NODE = 10_000L;
    private static final int JANUARY = 101_000_000;
    private static final int NO_SUCH_PHONE = 29;

    private final String account;
    private final Secret password;

    public SgipCarrier(String account, Secret password) {
        this.account = account;
        this.password = password;
    }

    @Override
    public String name() {
        return "SGIP 1.2";
    }

    @Override
    public WireCodec codec() {
        return SgipDialect.CODEC;
    }

    @Override
    public long stamp() {
        return NODE << Integer.SIZE | JANUARY;
    }

    @Override
    public Said hear(WireFrame frame) {
        if (frame.message() instanceof Submit submit) {
            Content content = submit.content();
            return new Said.Submit(
                    submit.numbers(),
                    submit.spNumber(),
                    submit.report(),
                    content.header(),
                    content.format(),
                    content.bytes());
        }
        if (frame.message() instanceof Bind bind) {
            boolean genuine = bind.type() == Bind.TO_CARRIER
                    && bind.name().equals(account)
                    && bind.password().equals(password.reveal());
            return new Said.Login(
                    genuine, Answer.to(SgipMessage.BIND, 0), Answer.to(SgipMessage.BIND, SgipOutcome.ILLEGAL_LOGIN));
        }
        return frame.message() instanceof SgipMessage.Unbind
                ? new Said.Goodbye(new SgipMessage.UnbindAnswer())
                : new Said.Answer();
    }

    @Override
    public WireMessage answer(Said.Submit submit, Verdict verdict, long id) {
        return switch (verdict) {
            case TAKEN -> Answer.to(SgipMessage.SUBMIT, 0);
            case BUSY -> Answer.to(SgipMessage.SUBMIT, SgipOutcome.BUSY);
            case REFUSED -> Answer.to(SgipMessage.SUBMIT, SgipOutcome.ILLEGAL_NUMBER);
        };
    }

    /** SGIP has numbers for words: 0 delivered, 1 under way, 2 failed; any word that is none of these becomes state 9, which nobody knows. */
    @Override
    public WireMessage report(WireFrame submit, long id, Fate fate) {
        int state = switch (fate.word()) {
            case "DELIVRD" -> 0;
            case "ACCEPTD", "UNKNOWN" -> 1;
            case "UNDELIV", "EXPIRED", "DELETED", "REJECTD" -> 2;
            default -> 9;
        };
        return new SgipMessage.Report(SequenceNumber.of(submit), fate.number(), state, state == 2 ? NO_SUCH_PHONE : 0);
    }

    @Override
    public Optional<WireMessage> test() {
        return Optional.empty();
    }

    @Override
    public Optional<WireMessage> ownLogin() {
        return Optional.of(new Bind(Bind.TO_SENDER, account, password.reveal()));
    }
}
