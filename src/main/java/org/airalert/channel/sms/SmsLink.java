package org.airalert.channel.sms;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.io.EOFException;
import java.time.Duration;
import java.util.function.IntSupplier;
import org.airalert.channel.Secret;
import org.airalert.channel.sms.wire.WireFault;
import org.airalert.channel.sms.wire.WireFrame;
import org.airalert.channel.sms.wire.WireFrames;
import org.airalert.channel.sms.wire.WireMessage;

/**
 * One connection to or from a carrier, from log in to its end. Bytes that are not of the protocol end it, and with it every question that
 * is open; nothing that a carrier sends does more. For one event loop.
 */
public final class SmsLink {
    /** Link tests without an answer after which the link is given up (N = 3 in CMPP 3.0, 7.1 and SMGP 3.0.3, 4.2.1). */
    private static final int TESTS = 3;

    private final Parts parts;
    private final NetSocket socket;
    private final WireFrames frames;
    private final Exchanges exchanges;
    private final Promise<Throwable> ended = Promise.promise();
    private final long ticker;
    private boolean heard = true;
    private int unanswered;

    /** What happens to a report; its future is done when the report is durable. */
    @FunctionalInterface
    public interface Inbox {
        Future<Void> report(Heard.Report report);
    }

    /**
     * What a link is made of.
     *
     * @param limit for one answer
     * @param sequence numbers of our frames
     */
    public record Parts(
            Vertx vertx,
            Manners manners,
            SmsLine line,
            Duration limit,
            Inbox inbox,
            LinkEvents events,
            IntSupplier sequence) {}

    public SmsLink(Parts parts, NetSocket socket) {
        this.parts = parts;
        this.socket = socket;
        this.frames = new WireFrames(parts.manners().codec());
        this.exchanges = new Exchanges(
                parts.vertx(),
                parts.line().window(),
                new Exchanges.Wire(parts.sequence(), parts.manners()::stamp, this::write));
        this.ticker = parts.vertx().setPeriodic(parts.line().idle().toMillis(), tick -> testIfSilent());
        socket.handler(this::read);
        socket.exceptionHandler(this::end);
        socket.closeHandler(closed -> end(new EOFException("closed by the carrier")));
    }

    /** Fails with {@link LoginRefused}, or as the connection does. */
    Future<SmsLink> login(Dialect dialect, Secret password) {
        return ask(dialect.login(password))
                .compose(answer -> dialect.refusal(answer.message())
                        .map(Future::<SmsLink>failedFuture)
                        .orElseGet(() -> Future.succeededFuture(this)));
    }

    private Future<WireFrame> ask(WireMessage question) {
        return exchanges.ask(question, parts.limit().toMillis());
    }

    Future<WireFrame> submit(WireMessage submit) {
        return exchanges.submit(submit, parts.limit().toMillis());
    }

    /** Where the protocol has no test, that the link is open is all that can be said. */
    Future<Void> test() {
        return parts.manners().test().map(test -> ask(test).<Void>mapEmpty()).orElseGet(Future::succeededFuture);
    }

    /** Done with the cause when the link is of no more use. */
    public Future<Throwable> ended() {
        return ended.future();
    }

    boolean isOpen() {
        return !ended.future().isComplete();
    }

    /** Lets submits get their answers, says goodbye, closes. Takes at most two answers' time. */
    public Future<Void> close() {
        return exchanges
                .idle()
                .compose(idle ->
                        isOpen() ? ask(parts.manners().goodbye()).<Void>mapEmpty() : Future.<Void>succeededFuture())
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

    private void write(WireFrame frame) {
        socket.write(parts.manners().codec().encode(frame));
        if (socket.writeQueueFull()) {
            // A carrier that does not read is not read either, so that our answers to it cannot pile up.
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
        } catch (WireFault e) {
            parts.events().note(fault(e), String.valueOf(e.getMessage()));
            end(e);
        }
    }

    private static LinkFault fault(WireFault fault) {
        return switch (fault.kind()) {
            case LENGTH -> LinkFault.LENGTH;
            case COMMAND -> LinkFault.COMMAND;
            case BODY -> LinkFault.BODY;
        };
    }

    private void take(Buffer bytes) throws WireFault {
        try {
            WireFrame frame = parts.manners().codec().decode(bytes);
            handle(frame, parts.manners().hear(frame));
        } catch (WireFault e) {
            if (e.kind() != WireFault.Kind.COMMAND) {
                throw e;
            }
            parts.events().note(LinkFault.COMMAND, String.valueOf(e.getMessage()));
        }
    }

    private void handle(WireFrame frame, Heard heardNow) {
        if (heardNow instanceof Heard.Report report) {
            report(frame, report);
        } else if (heardNow instanceof Heard.Reply reply) {
            write(frame.reply(reply.answer()));
        } else if (heardNow instanceof Heard.Goodbye goodbye) {
            write(frame.reply(goodbye.answer()));
            end(new EOFException(goodbye.why()));
        } else if (heardNow instanceof Heard.Unreadable unreadable) {
            parts.events().note(LinkFault.REPORT_UNREADABLE, unreadable.why());
            write(frame.reply(unreadable.answer()));
        } else if (!exchanges.answered(frame)) {
            parts.events().note(LinkFault.STRAY_ANSWER, "sequence " + frame.sequence());
        }
    }

    private void report(WireFrame frame, Heard.Report report) {
        if (!report.known()) {
            parts.events().note(LinkFault.REPORT_CODE, report.code());
        }
        parts.inbox()
                .report(report)
                .onSuccess(kept -> {
                    if (isOpen()) {
                        write(frame.reply(report.answer()));
                    }
                })
                .onFailure(failure ->
                        parts.events().note(LinkFault.REPORT_NOT_KEPT, String.valueOf(failure.getMessage())));
    }

    private void testIfSilent() {
        if (heard) {
            heard = false;
            return;
        }
        if (parts.manners().test().isEmpty()) {
            close();
            return;
        }
        unanswered++;
        if (unanswered > TESTS) {
            parts.events().note(LinkFault.SILENT, "no answer to " + TESTS + " link tests");
            end(new EOFException("silent"));
            return;
        }
        // Whether it was answered shows in what is heard until the next tick.
        test().otherwiseEmpty();
    }
}
