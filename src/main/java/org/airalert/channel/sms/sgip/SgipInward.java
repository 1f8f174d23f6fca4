package org.airalert.channel.sms.sgip;

import java.util.Optional;
import org.airalert.channel.Secret;
import org.airalert.channel.sms.Heard;
import org.airalert.channel.sms.LinkEvents;
import org.airalert.channel.sms.LinkFault;
import org.airalert.channel.sms.Manners;
import org.airalert.channel.sms.sgip.SgipMessage.Answer;
import org.airalert.channel.sms.sgip.SgipMessage.Bind;
import org.airalert.channel.sms.wire.WireCodec;
import org.airalert.channel.sms.wire.WireFrame;
import org.airalert.channel.sms.wire.WireMessage;

/** One connection that the carrier made: it must log in before it is listened to. For one event loop. */
final class SgipInward implements Manners {
    private final SgipDialect dialect;
    private final LinkEvents events;
    private boolean bound;

    SgipInward(SgipDialect dialect, LinkEvents events) {
        this.dialect = dialect;
        this.events = events;
    }

    @Override
    public WireCodec codec() {
        return SgipDialect.CODEC;
    }

    @Override
    public long stamp() {
        return dialect.stamp();
    }

    @Override
    public Optional<WireMessage> test() {
        return Optional.empty();
    }

    @Override
    public WireMessage goodbye() {
        return new SgipMessage.Unbind();
    }

    @Override
    public Heard hear(WireFrame frame) {
        if (frame.message() instanceof Bind bind) {
            return bind(bind);
        }
        if (bound || frame.message() instanceof SgipMessage.Unbind) {
            return SgipDialect.heard(frame);
        }
        events.note(LinkFault.LOGIN_REFUSED, "a message before the log in, on a connection to us");
        int command = frame.message().command();
        return new Heard.Goodbye(Answer.to(command, SgipOutcome.ILLEGAL_LOGIN), "not logged in");
    }

    private Heard bind(Bind bind) {
        if (bind.type() != Bind.TO_SENDER) {
            return refused(SgipOutcome.LOGIN_TYPE);
        }
        if (!isGenuine(bind)) {
            return refused(SgipOutcome.ILLEGAL_LOGIN);
        }
        bound = true;
        return new Heard.Reply(Answer.to(SgipMessage.BIND, 0));
    }

    private boolean isGenuine(Bind bind) {
        SgipSettings.Listener listener = dialect.settings().listener();
        return listener.password() != null
                && bind.name().equals(listener.account())
                && !bind.password().isBlank()
                && listener.password().equals(Secret.of(bind.password()));
    }

    private Heard refused(int result) {
        events.note(LinkFault.LOGIN_REFUSED, "the carrier's own log in, result " + result);
        return new Heard.Goodbye(Answer.to(SgipMessage.BIND, result), "log in refused");
    }
}
