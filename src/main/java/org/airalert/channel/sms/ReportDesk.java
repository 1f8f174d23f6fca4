package org.airalert.channel.sms;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.InstantSource;
import java.util.List;
import org.airalert.channel.ReceiptSink;
import org.airalert.channel.sms.PartReports.Folded;
import org.airalert.delivery.Receipt;

/** Takes reports in, on whichever connection they come, and records them when they are ripe. For one event loop. */
final class ReportDesk implements SmsLink.Inbox {
    /** Parts whose reports are awaited; a hundred bytes or so each. */
    private static final int REMEMBERED = 200_000;

    private final Context home;
    private final ReceiptSink sink;
    private final InstantSource clock;
    private final boolean shared;
    private final PartReports reports = new PartReports(REMEMBERED);

    /** @param shared whether several phones may share a submit, and so its id */
    ReportDesk(Context home, ReceiptSink sink, InstantSource clock, boolean shared) {
        this.home = home;
        this.sink = sink;
        this.clock = clock;
        this.shared = shared;
    }

    PartReports.Message sending(String deliveryId, int parts) {
        return reports.sending(deliveryId, parts);
    }

    void taken(PartReports.Message message, String key) {
        hand(reports.taken(message, key));
    }

    void sent() {
        hand(reports.sent());
    }

    /** By what a message of this id to this phone is known: the id alone where each submit has one phone. */
    String key(String id, String number) {
        return shared ? id + "/" + PhoneNumber.tail(number) : id;
    }

    @Override
    public Future<Void> report(Heard.Report report) {
        Promise<Void> taken = Promise.promise();
        String reason = report.state() == Receipt.State.FAILED ? report.code() : "";
        hand(reports.reported(new PartReports.Report(
                key(report.id(), report.number()), report.state(), clock.instant(), reason, taken)));
        return taken.future();
    }

    /** Records what is ripe; each report is answered when its receipt is durable. */
    private void hand(List<Folded> folded) {
        for (Folded one : folded) {
            if (one.receipts().isEmpty()) {
                one.taken().tryComplete();
            } else {
                sink.take(one.receipts())
                        .onComplete(kept -> home.runOnContext(go -> one.taken().handle(kept)));
            }
        }
    }
}
