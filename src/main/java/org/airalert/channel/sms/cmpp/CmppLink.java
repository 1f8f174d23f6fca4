package org.airalert.channel.sms.cmpp;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.io.EOFException;
import java.time.Duration;
import org.airalert.channel.sms.cmpp.CmppMessage.Connect;
import org.airalert.channel.sms.cmpp.CmppMessage.ConnectAnswer;
import org.airalert.channel.sms.cmpp.CmppMessage.Deliver;
import org.airalert.channel.sms.cmpp.CmppMessage.DeliverAnswer;
import org.airalert.channel.sms.cmpp.CmppMessage.Submit;
import org.airalert.channel.sms.cmpp.CmppMessage.SubmitAnswer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to a gateway, from log in to its end. Bytes that are not of the protocol end it, and with it every question that is
 * open; nothing that a gateway sends does more. For one event loop.
 */
final class CmppLink {
    private static final Logger LOG = LoggerFactory.getLogger(CmppLink.class);
    /** Link tests without an answer after which the link is given up (CMPP 3.0, 5.1: N = 3). */
    private static final int TESTS = 3;

    private static final int NOT_UNDERSTOOD = 1;

    private final Parts parts;
    private final NetSocket socket;
    private final CmppEncoder encoder;
    private final CmppDecoder decoder;
    private final CmppFrames frames = new CmppFrames();
    private final Exchanges exchanges;
    private final Promise<Throwable> ended = Promise.promise();
    private final long ticker;
    private boolean heard = true;
    private int unanswered;

    /** What happens to a report; its future is done when the report is durable. */
    @FunctionalInterface
    interface Inbox {
        Future<Void> report(CmppReport report);
    }

    /** @param limit for one answer */
    record Parts(Vertx vertx, CmppSettings settings, Duration limit, Inbox inbox) {}

    CmppLink(Parts parts, NetSocket socket) {
        this.parts = parts;
        this.socket = socket;
        this.encoder = new CmppEncoder(parts.settings().version());
        this.decoder = new CmppDecoder(parts.settings().version());
        this.exchanges = new Exchanges(parts.vertx(), parts.settings().line().window(), this::write);
        this.ticker = parts.vertx().setPeriodic(parts.settings().line().idle().toMillis(), tick -> testIfSilent());
        socket.handler(this::read);
        socket.exceptionHandler(this::end);
        socket.closeHandler(closed -> end(new EOFException("closed by the gateway")));
    }

    /** Fails with {@link LoginRefused}, or as the connection does. */
    Future<CmppLink> login(Connect connect) {
        return exchanges.ask(connect, parts.limit().toMillis()).compose(answer -> {
            long status = ((ConnectAnswer) answer).status();
            return status == 0 ? Future.succeededFuture(this) : Future.failedFuture(new LoginRefused(status));
        });
    }

    Future<SubmitAnswer> submit(Submit submit) {
        return exchanges.submit(submit, parts.limit().toMillis()).map(SubmitAnswer.class::cast);
    }

    Future<Void> test() {
        return exchanges
                .ask(new CmppMessage.ActiveTest(), parts.limit().toMillis())
                .mapEmpty();
    }

    /** Done with the cause when the link is of no more use. */
    Future<Throwable> ended() {
        return ended.future();
    }

    boolean isOpen() {
        return !ended.future().isComplete();
    }

    /** Lets submits get their answers, says goodbye, closes. Takes at most two answers' time. */
    Future<Void> close() {
        return exchanges
                .idle()
                .compose(idle -> isOpen()
                        ? exchanges.ask(
                                new CmppMessage.Terminate(), parts.limit().toMillis())
                        : Future.succeededFuture())
                .otherwiseEmpty()
                .onComplete(done -> end(new EOFException("closed")))
                .mapEmpty();
    }

    /** Ends the link and all that waits on it; the first cause counts. */
    void end(Throwable cause) {
        if (!ended.tryComplete(cause)) {
            return;
        }
        parts.vertx().cancelTimer(ticker);
        exchanges.fail(cause);
        socket.close();
    }

    private void write(CmppFrame frame) {
        socket.write(encoder.encode(frame));
        if (socket.writeQueueFull()) {
            // A gateway that does not read is not read either, so that our answers to it cannot pile up.
            socket.pause();
            socket.drainHandler(drained -> socket.resume());
        }
    }

    private void read(Buffer piece) {
        heard = true;
        unanswered = 0;
        try {
            for (Buffer frame : frames.feed(piece)) {
                if (isOpen()) {
                    take(frame);
                }
            }
        } catch (CmppFault e) {
            LOG.warn("link given up gateway={} reason={}", parts.settings().place(), e.getMessage());
            end(e);
        }
    }

    private void take(Buffer bytes) throws CmppFault {
        try {
            handle(decoder.decode(bytes));
        } catch (CmppFault e) {
            if (e.kind() != CmppFault.Kind.COMMAND) {
                throw e;
            }
            LOG.warn("message ignored gateway={} reason={}", parts.settings().place(), e.getMessage());
        }
    }

    private void handle(CmppFrame frame) {
        CmppMessage message = frame.message();
        if (message instanceof Deliver deliver) {
            deliver(frame.sequence(), deliver);
        } else if (message instanceof CmppMessage.ActiveTest) {
            write(new CmppFrame(frame.sequence(), new CmppMessage.ActiveTestAnswer()));
        } else if (message instanceof CmppMessage.Terminate) {
            write(new CmppFrame(frame.sequence(), new CmppMessage.TerminateAnswer()));
            end(new EOFException("terminated by the gateway"));
        } else if (!exchanges.answered(frame)) {
            LOG.debug(
                    "answer to nothing gateway={} sequence={}", parts.settings().place(), frame.sequence());
        }
    }

    /** A report that cannot be kept gets no answer: the gateway repeats it. What people send to us is taken and let go. */
    private void deliver(int sequence, Deliver deliver) {
        if (!deliver.report()) {
            write(new CmppFrame(sequence, new DeliverAnswer(deliver.messageId(), 0)));
            return;
        }
        try {
            parts.inbox()
                    .report(CmppReport.of(deliver.content().bytes()))
                    .onSuccess(kept -> answer(sequence, deliver, 0))
                    .onFailure(failure -> LOG.warn(
                            "report not kept gateway={}", parts.settings().place(), failure));
        } catch (CmppFault e) {
            LOG.warn(
                    "report not understood gateway={} reason={}",
                    parts.settings().place(),
                    e.getMessage());
            answer(sequence, deliver, NOT_UNDERSTOOD);
        }
    }

    private void answer(int sequence, Deliver deliver, int result) {
        if (isOpen()) {
            write(new CmppFrame(sequence, new DeliverAnswer(deliver.messageId(), result)));
        }
    }

    private void testIfSilent() {
        if (heard) {
            heard = false;
            return;
        }
        unanswered++;
        if (unanswered > TESTS) {
            LOG.warn("link given up gateway={} reason=silent", parts.settings().place());
            end(new EOFException("silent"));
            return;
        }
        // Whether it was answered shows in what is heard until the next tick.
        test().otherwiseEmpty();
    }
}
