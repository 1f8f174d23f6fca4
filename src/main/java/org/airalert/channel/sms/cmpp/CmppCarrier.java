package org.airalert.channel.sms.cmpp;

import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import org.airalert.channel.Secret;
import org.airalert.channel.sms.CarrierDialect;
import org.airalert.channel.sms.Said;
import org.airalert.channel.sms.cmpp.CmppMessage.Connect;
import org.airalert.channel.sms.cmpp.CmppMessage.ConnectAnswer;
import org.airalert.channel.sms.cmpp.CmppMessage.Content;
import org.airalert.channel.sms.cmpp.CmppMessage.Deliver;
import org.airalert.channel.sms.cmpp.CmppMessage.Submit;
import org.airalert.channel.sms.cmpp.CmppMessage.SubmitAnswer;
import org.airalert.channel.sms.wire.WireCodec;
import org.airalert.channel.sms.wire.WireFrame;
import org.airalert.channel.sms.wire.WireMessage;

/** The gateway's side of CMPP. */
public final class CmppCarrier implements CarrierDialect {
    private static final String MINUTE = "2601010000";
    private static final int AUTHENTICATION = 3;
    private static final int FLOW_CONTROL = 8;
    private static final int DESTINATION = 13;
    private static final Buffer NO_DIGEST = Buffer.buffer(new byte[16]);

    private final CmppVersion version;
    private final WireCodec codec;
    private final String account;
    private final Secret password;

    public CmppCarrier(CmppVersion version, String account, Secret password) {
        this.version = version;
        this.codec = new CmppCodec(version);
        this.account = account;
        this.password = password;
    }

    @Override
    public String name() {
        return "CMPP " + version.word();
    }

    @Override
    public WireCodec codec() {
        return codec;
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
        if (frame.message() instanceof Connect connect) {
            boolean genuine = connect.source().equals(account)
                    && connect.authenticator().equals(CmppDigest.of(account, password, connect.timestamp()));
            return new Said.Login(
                    genuine,
                    new ConnectAnswer(0, NO_DIGEST, version.code()),
                    new ConnectAnswer(AUTHENTICATION, NO_DIGEST, version.code()));
        }
        if (frame.message() instanceof CmppMessage.ActiveTest) {
            return new Said.Test(new CmppMessage.ActiveTestAnswer());
        }
        return frame.message() instanceof CmppMessage.Terminate
                ? new Said.Goodbye(new CmppMessage.TerminateAnswer())
                : new Said.Answer();
    }

    @Override
    public WireMessage answer(Said.Submit submit, Verdict verdict, long id) {
        return switch (verdict) {
            case TAKEN -> new SubmitAnswer(id, 0);
            case BUSY -> new SubmitAnswer(0, FLOW_CONTROL);
            case REFUSED -> new SubmitAnswer(0, DESTINATION);
        };
    }

    @Override
    public WireMessage report(WireFrame submit, long id, Fate fate) {
        Submit sent = (Submit) submit.message();
        CmppReport report = new CmppReport(id, fate.word(), MINUTE, MINUTE, fate.number(), 0);
        return new Deliver(
                id,
                sent.sourceNumber(),
                sent.service(),
                fate.number(),
                true,
                new Content(Content.ASCII, false, report.bytes(version)));
    }

    @Override
    public Optional<WireMessage> test() {
        return Optional.of(new CmppMessage.ActiveTest());
    }
}
