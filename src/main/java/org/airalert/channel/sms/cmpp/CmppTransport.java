package org.airalert.channel.sms.cmpp;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.airalert.channel.ChannelFile.Pace;
import org.airalert.channel.Dispatch;
import org.airalert.channel.ReceiptSink;
import org.airalert.channel.Transport;
import org.airalert.channel.sms.PartReports;
import org.airalert.channel.sms.PartReports.Folded;
import org.airalert.channel.sms.PhoneNumber;
import org.airalert.channel.sms.SmsWire;
import org.airalert.channel.sms.cmpp.CmppMessage.Content;
import org.airalert.channel.sms.cmpp.CmppMessage.Submit;
import org.airalert.delivery.Outcome;
import org.airalert.delivery.Reason;
import org.airalert.delivery.Receipt;

/**
 * Sends short messages through China Mobile's gateways. A long one travels in parts whose answers are one outcome and whose reports are
 * one receipt. May be called from any event loop; links and their memory live on one of their own.
 */
public final class CmppTransport implements Transport {
    /** Parts whose reports are awaited; a hundred bytes or so each. */
    private static final int REMEMBERED = 200_000;

    private final Vertx vertx;
    private final Context home;
    private final CmppSettings settings;
    private final Pace pace;
    private final Reporting reporting;
    private final CmppLinks links;
    private final PartReports reports = new PartReports(REMEMBERED);
    private int reference;

    /**
     * @param wanted whether the carrier is asked for reports
     * @param clock of the deliveries: a receipt carries the time of its arrival, because the carrier tells minutes only
     */
    public record Reporting(boolean wanted, ReceiptSink sink, InstantSource clock) {}

    public CmppTransport(Vertx vertx, Pace pace, CmppSettings settings, Reporting reporting, Clocks clocks) {
        this.vertx = vertx;
        this.home = vertx.getOrCreateContext();
        this.settings = settings;
        this.pace = pace;
        this.reporting = reporting;
        this.links = new CmppLinks(
                new CmppLink.Parts(vertx, settings, pace.answerTimeout(), this::reported),
                pace.connectTimeout(),
                new CmppLinks.Calendar(clocks.wall(), clocks.zone()));
        if (settings.password() != null) {
            home.runOnContext(go -> links.connectAll());
        }
    }

    /**
     * @param wall the machine's clock, whose local time in {@code zone} is part of the log in
     * @param zone of the gateway
     */
    public record Clocks(InstantSource wall, ZoneId zone) {}

    @Override
    public Future<Outcome> send(Dispatch dispatch) {
        Optional<PhoneNumber> phone = PhoneNumber.of(dispatch.delivery().address());
        return phone.isPresent()
                ? atHome(() -> carry(dispatch, phone.get()))
                : Future.succeededFuture(
                        new Outcome.Rejected(Reason.NO_ADDRESS, "", "the address is not a phone number"));
    }

    /** Runs on the links' own event loop; the future completes on the caller's. */
    private <T> Future<T> atHome(Supplier<Future<T>> work) {
        Context caller = vertx.getOrCreateContext();
        Promise<T> promise = Promise.promise();
        // Within compose, so that what is thrown is a failed future, too.
        home.runOnContext(go -> Future.succeededFuture()
                .compose(start -> work.get())
                .onComplete(done -> caller.runOnContext(back -> promise.handle(done))));
        return promise.future();
    }

    private Future<Outcome> carry(Dispatch dispatch, PhoneNumber phone) {
        SmsWire wire;
        try {
            wire = SmsWire.of(dispatch.content().text(), reference++);
        } catch (IllegalArgumentException e) {
            return Future.succeededFuture(
                    new Outcome.Rejected(Reason.NO_TEXT, "", "the text cannot be sent, " + e.getMessage()));
        }
        PartReports.Message message =
                reports.sending(dispatch.delivery().id().value(), wire.parts().size());
        return links.link()
                .compose(link -> submitAll(link, message, submits(wire, phone)))
                .timeout(pace.longestSend().toMillis(), TimeUnit.MILLISECONDS)
                .otherwise(failure -> CmppOutcome.of(failure, settings.place()))
                .onComplete(done -> hand(reports.sent()));
    }

    private List<Submit> submits(SmsWire wire, PhoneNumber phone) {
        int format = wire.alphabet() == SmsWire.Alphabet.ASCII ? Content.ASCII : Content.UCS2;
        List<Submit> submits = new ArrayList<>();
        for (int i = 0; i < wire.parts().size(); i++) {
            submits.add(new Submit(
                    wire.parts().size(),
                    i + 1,
                    reporting.wanted(),
                    settings.service(),
                    settings.account(),
                    settings.sourceNumber(),
                    List.of(phone.digits()),
                    new Content(format, wire.joined(), wire.parts().get(i))));
        }
        return submits;
    }

    private Future<Outcome> submitAll(CmppLink link, PartReports.Message message, List<Submit> submits) {
        List<Future<Outcome>> answers =
                submits.stream().map(submit -> submit(link, message, submit)).toList();
        return Future.join(answers)
                .map(all ->
                        CmppOutcome.worst(answers.stream().map(Future::result).toList()));
    }

    private Future<Outcome> submit(CmppLink link, PartReports.Message message, Submit submit) {
        return link.submit(submit)
                .map(answer -> {
                    Outcome outcome = CmppOutcome.of(answer);
                    if (outcome instanceof Outcome.Accepted) {
                        hand(reports.taken(message, CmppOutcome.id(answer.messageId())));
                    }
                    return outcome;
                })
                .otherwise(failure -> CmppOutcome.of(failure, settings.place()));
    }

    private Future<Void> reported(CmppReport report) {
        Promise<Void> taken = Promise.promise();
        String reason = report.meaning() == Receipt.State.FAILED ? report.state() : "";
        hand(reports.reported(new PartReports.Report(
                CmppOutcome.id(report.messageId()),
                report.meaning(),
                reporting.clock().instant(),
                reason,
                taken)));
        return taken.future();
    }

    /** Records what is ripe; each report is answered when its receipt is durable. */
    private void hand(List<Folded> folded) {
        for (Folded one : folded) {
            if (one.receipt() == null) {
                one.taken().tryComplete();
            } else {
                reporting
                        .sink()
                        .take(List.of(one.receipt()))
                        .onComplete(kept -> home.runOnContext(go -> one.taken().handle(kept)));
            }
        }
    }

    @Override
    public Future<Outcome> linkTest() {
        return atHome(() -> links.link()
                .compose(CmppLink::test)
                .timeout(pace.longestSend().toMillis(), TimeUnit.MILLISECONDS)
                .<Outcome>map(alive -> new Outcome.Accepted("CMPP active test", null))
                .otherwise(failure -> CmppOutcome.of(failure, settings.place())));
    }

    @Override
    public Future<Void> close() {
        return atHome(links::close);
    }
}
