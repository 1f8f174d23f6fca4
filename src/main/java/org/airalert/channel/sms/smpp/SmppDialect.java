package org.airalert.channel.sms.smpp;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.airalert.channel.Secret;
import org.airalert.channel.sms.Dialect;
import org.airalert.channel.sms.Heard;
import org.airalert.channel.sms.LoginRefused;
import org.airalert.channel.sms.SmsWire;
import org.airalert.channel.sms.smpp.SmppMessage.Address;
import org.airalert.channel.sms.smpp.SmppMessage.Body;
import org.airalert.channel.sms.smpp.SmppMessage.Deliver;
import org.airalert.channel.sms.smpp.SmppMessage.DeliverAnswer;
import org.airalert.channel.sms.wire.WireCodec;
import org.airalert.channel.sms.wire.WireFrame;
import org.airalert.channel.sms.wire.WireMessage;
import org.airalert.delivery.Outcome;

/** The sender's side of SMPP, bound as a transceiver. */
public final class SmppDialect implements Dialect {
    /** {@code ESME_RX_T_APPN}: the receipt is not lost, only not understood. */
    private static final int NOT_UNDERSTOOD = 0x64;

    private static final WireCodec CODEC = new SmppCodec();
    private final SmppSettings settings;

    public SmppDialect(SmppSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "SMPP";
    }

    @Override
    public WireCodec codec() {
        return CODEC;
    }

    @Override
    public int mostNumbers() {
        return 1;
    }

    @Override
    public SmsWire.Alphabet narrow() {
        return settings.alphabet();
    }

    @Override
    public WireMessage login(Secret password) {
        return new SmppMessage.Bind(settings.systemId(), password.reveal(), settings.systemType());
    }

    @Override
    public Optional<LoginRefused> refusal(WireMessage answer) {
        int status = ((SmppMessage) answer).status();
        return status == 0 && answer instanceof SmppMessage.BindAnswer
                ? Optional.empty()
                : Optional.of(SmppOutcome.refused(status));
    }

    @Override
    public Optional<WireMessage> test() {
        return Optional.of(new SmppMessage.EnquireLink());
    }

    @Override
    public WireMessage goodbye() {
        return new SmppMessage.Unbind();
    }

    @Override
    public Heard hear(WireFrame frame) {
        if (frame.message() instanceof Deliver deliver) {
            return deliver(deliver);
        }
        if (frame.message() instanceof SmppMessage.EnquireLink) {
            return new Heard.Reply(new SmppMessage.EnquireLinkAnswer(0));
        }
        return frame.message() instanceof SmppMessage.Unbind
                ? new Heard.Goodbye(new SmppMessage.UnbindAnswer(0), "unbound by the carrier")
                : new Heard.Answer();
    }

    /** What people send to us, and words on the way, are taken and let go. */
    private Heard deliver(Deliver deliver) {
        if ((deliver.body().esmClass() & Body.KIND) != Body.RECEIPT) {
            return new Heard.Reply(new DeliverAnswer(0));
        }
        return SmppReceipt.of(deliver)
                .<Heard>map(receipt -> new Heard.Report(
                        reportedId(receipt.id()),
                        deliver.body().source().digits(),
                        receipt.meaning(),
                        receipt.code(),
                        receipt.isKnown(),
                        new DeliverAnswer(0)))
                .orElseGet(
                        () -> new Heard.Unreadable("receipt without id or state", new DeliverAnswer(NOT_UNDERSTOOD)));
    }

    private String reportedId(String id) {
        if (!settings.decimalReceipts()) {
            return id;
        }
        try {
            return Long.toHexString(Long.parseUnsignedLong(id));
        } catch (NumberFormatException e) {
            return id;
        }
    }

    private String submittedId(String id) {
        // As Long.toHexString has it.
        return settings.decimalReceipts() ? id.toLowerCase(Locale.ROOT).replaceFirst("^0+(?=.)", "") : id;
    }

    @Override
    public List<WireMessage> submits(Letter letter) {
        SmppSettings.Addresses addresses = settings.addresses();
        Address source = new Address(addresses.sourceTon(), addresses.sourceNpi(), addresses.source());
        String number = letter.numbers().get(0);
        Address destination = new Address(addresses.destinationTon(), addresses.destinationNpi(), number);
        SmsWire text = letter.wire();
        List<WireMessage> submits = new ArrayList<>();
        text.parts()
                .forEach(part -> submits.add(new SmppMessage.Submit(new Body(
                        settings.service(),
                        source,
                        destination,
                        text.joined() ? Body.HEADER : 0,
                        letter.report() ? 1 : 0,
                        text.alphabet() == SmsWire.Alphabet.UCS2 ? Body.UCS2 : Body.OWN_ALPHABET,
                        part))));
        return submits;
    }

    @Override
    public Outcome outcome(WireFrame answer) {
        SmppMessage message = (SmppMessage) answer.message();
        String id = message instanceof SmppMessage.SubmitAnswer taken ? submittedId(taken.messageId()) : "";
        return SmppOutcome.of(message.status(), id);
    }
}
