package org.airalert.sandbox;

import io.vertx.core.Future;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.airalert.channel.sms.CarrierDialect;
import org.airalert.channel.sms.CarrierDialect.Fate;
import org.airalert.channel.sms.CarrierDialect.Verdict;
import org.airalert.channel.sms.Said;
import org.airalert.channel.sms.wire.WireFrame;
import org.jspecify.annotations.Nullable;

/**
 * A carrier's gateway that speaks one of the carriers' own protocols: lets the agreed account in, takes submits, answers link tests, sends
 * reports, and misbehaves on command. Its behaviour may be changed at any time, from any thread; everything else is for the event loop on
 * which it listens.
 */
public final class CarrierReceiver {
    private static final String HOST = "127.0.0.1";

    private final Sandbox.Surroundings around;
    private final CarrierDialect dialect;
    private final NetServer server;
    private final CarrierReports reports;
    private final Tally tally = new Tally();
    private final Set<CarrierSession> sessions = new HashSet<>();
    private volatile Behaviour behaviour;
    private volatile Consumer<Said.Submit> listener = submit -> {};
    private long ids;

    /**
     * @param reportTo where the sender takes reports, for a protocol in which the carrier makes the connection for them (SGIP); else
     *     {@code null}
     */
    public CarrierReceiver(
            Sandbox.Surroundings around,
            CarrierDialect dialect,
            Behaviour behaviour,
            @Nullable SocketAddress reportTo) {
        this.around = around;
        this.dialect = dialect;
        this.behaviour = behaviour;
        this.server = around.vertx().createNetServer().connectHandler(this::connected);
        this.reports = new CarrierReports(around.vertx(), dialect, tally, reportTo);
        // Ids are never used twice, also not by the next run.
        this.ids = around.wall().millis() << 16;
    }

    /** @param port 0 for any free one */
    public Future<CarrierReceiver> listen(int port) {
        return server.listen(port, HOST).map(listening -> this);
    }

    public String protocol() {
        return dialect.name();
    }

    public int port() {
        return server.actualPort();
    }

    public Tally tally() {
        return tally;
    }

    public void behave(Behaviour other) {
        behaviour = other;
    }

    public Behaviour behaviour() {
        return behaviour;
    }

    /** Called with each submit taken, on the event loop. */
    public void onSubmit(Consumer<Said.Submit> taken) {
        listener = taken;
    }

    /** Ends every connection at once, as a crash does. */
    public void cut() {
        List.copyOf(sessions).forEach(CarrierSession::cut);
    }

    public Future<Void> close() {
        cut();
        return reports.close().eventually(server::close);
    }

    private void connected(NetSocket socket) {
        if (behaviour.mode() == Behaviour.Mode.DOWN) {
            socket.close();
            return;
        }
        CarrierSession session = new CarrierSession(this, dialect, socket);
        sessions.add(session);
        socket.closeHandler(closed -> {
            sessions.remove(session);
            reports.ended(session);
        });
    }

    /** Reports may go out on this connection, and those that waited for one do. */
    void loggedIn(CarrierSession session) {
        reports.use(session);
    }

    void answered(CarrierSession session, int sequence) {
        reports.answered(session, sequence);
    }

    /** One submit; the answer comes when the behaviour has it. */
    void submitted(CarrierSession session, WireFrame frame, Said.Submit submit) {
        Behaviour now = behaviour;
        tally.attempt();
        Verdict verdict = verdict(now);
        if (verdict != Verdict.TAKEN) {
            later(now, () -> session.write(frame.reply(dialect.answer(submit, verdict, 0))));
            return;
        }
        long id = ++ids;
        submit.numbers().forEach(number -> tally.taken(key(number, submit)));
        listener.accept(submit);
        boolean early = happens(now.receipts().early());
        if (early) {
            report(frame, submit, id, now.receipts());
        }
        boolean lost = happens(now.lostAnswers());
        later(now, () -> {
            if (!lost) {
                session.write(frame.reply(dialect.answer(submit, Verdict.TAKEN, id)));
            }
            if (!early) {
                after(now.receipts().delay().toMillis(), () -> report(frame, submit, id, now.receipts()));
            }
        });
    }

    /** What the same message has in each repeat: its phone and its text, with the number of its part but not the reference of its header. */
    private static String key(String number, Said.Submit submit) {
        int from = submit.joined() && submit.content().length() > 4 ? 4 : 0;
        return number + "/"
                + submit.content().getBuffer(from, submit.content().length()).hashCode();
    }

    private Verdict verdict(Behaviour now) {
        if (now.mode() == Behaviour.Mode.BUSY || happens(now.busyRate())) {
            return Verdict.BUSY;
        }
        return happens(now.failRate()) ? Verdict.REFUSED : Verdict.TAKEN;
    }

    private void report(WireFrame frame, Said.Submit submit, long id, Behaviour.Reports how) {
        if (!submit.report()) {
            return;
        }
        for (String number : submit.numbers()) {
            if (happens(how.lost())) {
                continue;
            }
            Fate fate = new Fate(number, happens(how.failed()) ? "UNDELIV" : "DELIVRD");
            for (int i = happens(how.twice()) ? 2 : 1; i > 0; i--) {
                reports.send(dialect.report(frame, id, fate));
            }
        }
    }

    private boolean happens(double share) {
        return share > 0 && around.random().nextDouble() < share;
    }

    private void later(Behaviour now, Runnable work) {
        after(now.latency().toMillis(), work);
    }

    private void after(long millis, Runnable work) {
        if (millis < 1) {
            work.run();
        } else {
            around.vertx().setTimer(millis, due -> work.run());
        }
    }
}
