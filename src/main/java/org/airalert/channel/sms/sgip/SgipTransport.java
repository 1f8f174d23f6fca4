package org.airalert.channel.sms.sgip;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import org.airalert.channel.ChannelFile.Pace;
import org.airalert.channel.Dispatch;
import org.airalert.channel.Transport;
import org.airalert.channel.sms.SmsTransport;
import org.airalert.delivery.Outcome;
import org.airalert.delivery.Reason;

/** Sends over connections of our own, and takes reports in on those that the carrier makes. */
public final class SgipTransport implements Transport {
    private final SgipDialect dialect;
    private final SmsTransport sending;
    private final SgipListener listener;
    private final boolean reports;

    public SgipTransport(Vertx vertx, Pace pace, SgipDialect dialect, SmsTransport.Reporting reporting) {
        this.dialect = dialect;
        this.reports = reporting.wanted();
        this.sending = new SmsTransport(vertx, pace, dialect.settings(), dialect, reporting);
        this.listener = new SgipListener(vertx, dialect, pace.answerTimeout(), sending.inbox(), sending.events());
        if (reports) {
            sending.home().runOnContext(go -> listener.open());
        }
    }

    @Override
    public Future<Outcome> send(Dispatch dispatch) {
        return sending.send(dispatch);
    }

    /** The port on which reports are taken; 0 while there is none. */
    Future<Integer> port() {
        return sending.atHome(() -> Future.succeededFuture(listener.port()));
    }

    /** Both ways: that the carrier lets us in, and that it can come in. */
    @Override
    public Future<Outcome> linkTest() {
        return sending.linkTest()
                .compose(outcome -> sending.atHome(() -> Future.succeededFuture(
                        outcome instanceof Outcome.Accepted && reports && !listener.isListening() ? deaf() : outcome)));
    }

    private Outcome deaf() {
        return new Outcome.Deferred(
                Reason.UNREACHABLE,
                "",
                "reports cannot come in: nobody listens on port "
                        + dialect.settings().listener().port() + " here",
                null);
    }

    @Override
    public Future<Void> close() {
        return sending.close().eventually(() -> sending.atHome(listener::close));
    }
}
