package org.airalert.channel.sms;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.airalert.channel.ChannelFile.Pace;
import org.airalert.channel.Dispatch;
import org.airalert.channel.ReceiptSink;
import org.airalert.channel.Transport;
import org.airalert.channel.sms.Batches.Item;
import org.airalert.channel.sms.wire.WireMessage;
import org.airalert.delivery.Outcome;
import org.airalert.delivery.Reason;

/**
 * Sends short messages through a carrier's gateway, in the protocol of its {@link Dialect}. A long one travels in parts whose answers are
 * one outcome and whose reports are one receipt. May be called from any event loop; links and their memory live on one of their own.
 */
public final class SmsTransport implements Transport {
    private final Vertx vertx;
    private final Context home;
    private final SmsSettings settings;
    private final Dialect dialect;
    private final Pace pace;
    private final boolean reportsWanted;
    private final LinkEvents events;
    private final ReportDesk desk;
    private final SmsLinks links;
    private final Batches batches;
    private int reference;

    /**
     * @param wanted whether the carrier is asked for reports
     * @param clock of the deliveries: a receipt carries the time of its arrival, because carriers tell minutes only
     * @param faults counts what goes wrong on the connections
     */
    public record Reporting(boolean wanted, ReceiptSink sink, InstantSource clock, Consumer<LinkFault> faults) {}

    public SmsTransport(Vertx vertx, Pace pace, SmsSettings settings, Dialect dialect, Reporting reporting) {
        this.vertx = vertx;
        this.home = vertx.getOrCreateContext();
        this.settings = settings;
        this.dialect = dialect;
        this.pace = pace;
        this.reportsWanted = reporting.wanted();
        SmsLine line = settings.line();
        int numbers = Math.min(line.numbers(), dialect.mostNumbers());
        this.events = new LinkEvents(dialect.name() + " " + line.place(), reporting.faults());
        this.desk = new ReportDesk(home, reporting.sink(), reporting.clock(), numbers > 1);
        this.links = new SmsLinks(
                new SmsLink.Parts(vertx, dialect, line, pace.answerTimeout(), desk, events, counter()),
                dialect,
                pace.connectTimeout(),
                settings.password());
        this.batches = new Batches(home, numbers, this::carry);
        home.runOnContext(go -> links.connectAll());
    }

    /** 1, 2, 3, … up to the greatest number, and from 1 again. */
    private static IntSupplier counter() {
        int[] last = {0};
        return () -> last[0] = last[0] == Integer.MAX_VALUE ? 1 : last[0] + 1;
    }

    /** Where reports go that come on a connection that the carrier makes; call it on {@link #home()}. */
    public SmsLink.Inbox inbox() {
        return desk;
    }

    public LinkEvents events() {
        return events;
    }

    /** The event loop on which everything of this account lives. */
    public Context home() {
        return home;
    }

    @Override
    public Future<Outcome> send(Dispatch dispatch) {
        Optional<PhoneNumber> phone = PhoneNumber.of(dispatch.delivery().address());
        return phone.isPresent()
                ? atHome(() -> batches.add(
                        dispatch.delivery().id().value(),
                        phone.get(),
                        dispatch.content().text()))
                : Future.succeededFuture(
                        new Outcome.Rejected(Reason.NO_ADDRESS, "", "the address is not a phone number"));
    }

    /** Runs on the links' own event loop; the future completes on the caller's. */
    public <T> Future<T> atHome(Supplier<Future<T>> work) {
        Context caller = vertx.getOrCreateContext();
        Promise<T> promise = Promise.promise();
        // Within compose, so that what is thrown is a failed future, too.
        home.runOnContext(go -> Future.succeededFuture()
                .compose(start -> work.get())
                .onComplete(done -> caller.runOnContext(back -> promise.handle(done))));
        return promise.future();
    }

    private void carry(List<Item> batch) {
        SmsWire wire;
        try {
            wire = SmsWire.of(batch.get(0).text(), dialect.narrow(), reference++);
        } catch (IllegalArgumentException e) {
            Outcome none = new Outcome.Rejected(Reason.NO_TEXT, "", "the text cannot be sent, " + e.getMessage());
            batch.forEach(item -> item.outcome().complete(none));
            return;
        }
        Shipment shipment = new Shipment(
                desk,
                batch,
                batch.stream()
                        .map(item ->
                                desk.sending(item.deliveryId(), wire.parts().size()))
                        .toList());
        List<String> numbers = batch.stream().map(item -> item.phone().digits()).toList();
        Dialect.Letter letter = new Dialect.Letter(wire, numbers, reportsWanted);
        links.link()
                .compose(link -> submitAll(link, shipment, dialect.submits(letter)))
                .timeout(pace.longestSend().toMillis(), TimeUnit.MILLISECONDS)
                .otherwise(this::failed)
                .onSuccess(outcome -> settle(shipment, outcome));
    }

    private Future<Outcome> submitAll(SmsLink link, Shipment shipment, List<WireMessage> submits) {
        List<Future<Outcome>> answers =
                submits.stream().map(submit -> submit(link, shipment, submit)).toList();
        return Future.join(answers)
                .map(all ->
                        SmsOutcome.worst(answers.stream().map(Future::result).toList()));
    }

    private Future<Outcome> submit(SmsLink link, Shipment shipment, WireMessage submit) {
        return link.submit(submit)
                .map(answer -> shipment.answered(dialect.outcome(answer)))
                .otherwise(this::failed);
    }

    private Outcome failed(Throwable failure) {
        return SmsOutcome.of(failure, dialect.name(), settings.line().place());
    }

    /** One number that the carrier does not take spoils a whole submit: then each phone is tried by itself. */
    private void settle(Shipment shipment, Outcome outcome) {
        shipment.sent();
        if (shipment.isShared() && outcome instanceof Outcome.Rejected) {
            shipment.batch().forEach(item -> carry(List.of(item)));
        } else {
            shipment.settle(outcome);
        }
    }

    @Override
    public Future<Outcome> linkTest() {
        return atHome(() -> links.link()
                .compose(SmsLink::test)
                .timeout(pace.longestSend().toMillis(), TimeUnit.MILLISECONDS)
                .<Outcome>map(alive -> new Outcome.Accepted(dialect.name() + " link test", null))
                .otherwise(this::failed));
    }

    @Override
    public Future<Void> close() {
        return atHome(links::close);
    }
}
