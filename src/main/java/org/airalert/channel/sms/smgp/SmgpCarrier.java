package org.airalert.channel.sms.smgp;

import io.vertx.core.buffer.Buffer;
import java.util.Locale;
import java.util.Optional;
import org.airalert.channel.Secret;
import org.airalert.channel.sms.CarrierDialect;
import org.airalert.channel.sms.Said;
import org.airalert.channel.sms.smgp.SmgpMessage.Content;
import org.airalert.channel.sms.smgp.SmgpMessage.Login;
import org.airalert.channel.sms.smgp.SmgpMessage.LoginAnswer;
import org.airalert.channel.sms.smgp.SmgpMessage.Submit;
import org.airalert.channel.sms.smgp.SmgpMessage.SubmitAnswer;
import org.airalert.channel.sms.wire.WireCodec;
import org.airalert.channel.sms.wire.WireFrame;
import org.airalert.channel.sms.wire.WireMessage;

/** The gateway's side of SMGP. */
public final class SmgpCarrier implements CarrierDialect {
    private static final WireCodec CODEC = new SmgpCodec();
    private static final Buffer NO_DIGEST = Buffer.buffer(new byte[16]);

    private final String clientId;
    private final Secret password;

    public SmgpCarrier(String clientId, Secret password) {
        this.clientId = clientId;
        this.password = password;
    }

    @Override
    public String name() {
        return "SMGP 3.0";
    }

    @Override
    public WireCodec codec() {
        return CODEC;
    }

    private static String id(long id) {
        return String.format(Locale.ROOT, "%020x", id);
    }

    @Override
    public Said hear(WireFrame frame) {
        if (frame.message() instanceof Submit submit) {
            Content content = submit.content();
            return new Said.Submit(
                    submit.numbers(),
                    submit.sourceNumber(),
                    submit.report(),
                    content.header(),
                    content.format(),
                    content.bytes());
        }
        if (frame.message() instanceof Login login) {
            boolean genuine = login.clientId().equals(clientId)
                    && login.authenticator().equals(SmgpDigest.of(clientId, password, login.timestamp()));
            return new Said.Login(
                    genuine,
                    new LoginAnswer(0, NO_DIGEST, SmgpDialect.VERSION),
                    new LoginAnswer(SmgpOutcome.AUTHENTICATION, NO_DIGEST, SmgpDialect.VERSION));
        }
        if (frame.message() instanceof SmgpMessage.ActiveTest) {
            return new Said.Test(new SmgpMessage.ActiveTestAnswer());
        }
        return frame.message() instanceof SmgpMessage.Exit
                ? new Said.Goodbye(new SmgpMessage.ExitAnswer())
                : new Said.Answer();
    }

    @Override
    public WireMessage answer(Said.Submit submit, Verdict verdict, long id) {
        return switch (verdict) {
            case TAKEN -> new SubmitAnswer(id(id), 0);
            case BUSY -> new SubmitAnswer(id(0), SmgpOutcome.BUSY);
            case REFUSED -> new SubmitAnswer(id(0), SmgpOutcome.DESTINATION);
        };
    }

    @Override
    public WireMessage report(WireFrame submit, long id, Fate fate) {
        Buffer text = new SmgpReport(id(id), fate.word(), "000").bytes();
        return new SmgpMessage.Deliver(
                id(id),
                true,
                fate.number(),
                ((Submit) submit.message()).sourceNumber(),
                new Content(Content.ASCII, false, text));
    }

    @Override
    public Optional<WireMessage> test() {
        return Optional.of(new SmgpMessage.ActiveTest());
    }
}
