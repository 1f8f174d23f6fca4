package org.airalert.channel.sms.smpp;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.airalert.channel.Secret;
import org.airalert.channel.sms.CarrierDialect;
import org.airalert.channel.sms.Said;
import org.airalert.channel.sms.smpp.SmppMessage.Bind;
import org.airalert.channel.sms.smpp.SmppMessage.BindAnswer;
import org.airalert.channel.sms.smpp.SmppMessage.Body;
import org.airalert.channel.sms.smpp.SmppMessage.Submit;
import org.airalert.channel.sms.smpp.SmppMessage.SubmitAnswer;
import org.airalert.channel.sms.wire.WireCodec;
import org.airalert.channel.sms.wire.WireFrame;
import org.airalert.channel.sms.wire.WireMessage;

/** The SMSC's side of SMPP. */
public final class SmppCarrier implements CarrierDialect {
    private static final String SYSTEM = "SANDBOX";
    private static final WireCodec CODEC = new SmppCodec();

    private final String systemId;
    private final Secret password;

    public SmppCarrier(String systemId, Secret password) {
        this.systemId = systemId;
        this.password = password;
    }

    @Override
    public String name() {
        return "SMPP 3.4";
    }

    @Override
    public WireCodec codec() {
        return CODEC;
    }

    @Override
    public Said hear(WireFrame frame) {
        if (frame.message() instanceof Submit submit) {
            Body body = submit.body();
            return new Said.Submit(
                    List.of(body.destination().digits()),
                    body.source().digits(),
                    body.registered() == 1,
                    (body.esmClass() & Body.HEADER) != 0,
                    body.coding(),
                    body.bytes());
        }
        if (frame.message() instanceof Bind bind) {
            boolean known = bind.systemId().equals(systemId);
            return new Said.Login(
                    known && bind.password().equals(password.reveal()),
                    new BindAnswer(0, SYSTEM),
                    new BindAnswer(known ? SmppOutcome.INVALID_PASSWORD : SmppOutcome.INVALID_SYSTEM_ID, SYSTEM));
        }
        if (frame.message() instanceof SmppMessage.EnquireLink) {
            return new Said.Test(new SmppMessage.EnquireLinkAnswer(0));
        }
        return frame.message() instanceof SmppMessage.Unbind
                ? new Said.Goodbye(new SmppMessage.UnbindAnswer(0))
                : new Said.Answer();
    }

    @Override
    public WireMessage answer(Said.Submit submit, Verdict verdict, long id) {
        return switch (verdict) {
            case TAKEN -> new SubmitAnswer(0, Long.toHexString(id));
            case BUSY -> new SubmitAnswer(SmppOutcome.THROTTLED, "");
            case REFUSED -> new SubmitAnswer(SmppOutcome.INVALID_DESTINATION, "");
        };
    }

    @Override
    public WireMessage report(WireFrame submit, long id, Fate fate) {
        Body sent = ((Submit) submit.message()).body();
        String text = String.format(
                Locale.ROOT,
                "id:%x sub:001 dlvrd:%s submit date:2601010000 done date:2601010000 stat:%s err:000 text:",
                id,
                fate.word().equals("DELIVRD") ? "001" : "000",
                fate.word());
        // The other way round: from the phone to the sender.
        SmppMessage.Address phone = sent.destination();
        SmppMessage.Address sender = sent.source();
        Body body = new Body("", phone, sender, Body.RECEIPT, 0, 0, Buffer.buffer(text));
        return new SmppMessage.Deliver(body, "", 0);
    }

    @Override
    public Optional<WireMessage> test() {
        return Optional.of(new SmppMessage.EnquireLink());
    }
}
