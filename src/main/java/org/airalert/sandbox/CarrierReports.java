package org.airalert.sandbox;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.airalert.channel.sms.CarrierDialect;
import org.airalert.channel.sms.Said;
import org.airalert.channel.sms.wire.WireFault;
import org.airalert.channel.sms.wire.WireFrame;
import org.airalert.channel.sms.wire.WireFrames;
import org.airalert.channel.sms.wire.WireMessage;
import org.jspecify.annotations.Nullable;

/**
 * Reports on their way to the sender: over the connections that it made, or over one that is made to it. What had no answer when a
 * connection ended goes out again on the next one, as a carrier would do it. For one event loop.
 */
final class CarrierReports {
    private static final long AGAIN_MILLIS = 250;

    private final Vertx vertx;
    private final CarrierDialect dialect;
    private final Tally tally;
    private final @Nullable SocketAddress to;
    private final NetClient client;
    private final Deque<WireMessage> waiting = new ArrayDeque<>();
    private final List<CarrierSession> sessions = new ArrayList<>();
    private final Map<Integer, Sent> unanswered = new HashMap<>();
    private @Nullable NetSocket own;
    private boolean ownIsOpen;
    private boolean connecting;
    private boolean closed;
    private int sequence;
    private int turn;

    /** @param session {@code null} for the carrier's own connection */
    private record Sent(WireMessage report, @Nullable CarrierSession session) {}

    CarrierReports(Vertx vertx, CarrierDialect dialect, Tally tally, @Nullable SocketAddress to) {
        this.vertx = vertx;
        this.dialect = dialect;
        this.tally = tally;
        this.to = to;
        this.client = vertx.createNetClient(new NetClientOptions().setTcpNoDelay(true));
    }

    void use(CarrierSession session) {
        sessions.add(session);
        flush();
    }

    void send(WireMessage report) {
        waiting.add(report);
        flush();
    }

    void answered(@Nullable CarrierSession session, int number) {
        if (unanswered.remove(number) != null) {
            tally.reported(true);
        }
    }

    void ended(CarrierSession session) {
        sessions.remove(session);
        again(session);
        flush();
    }

    private void again(@Nullable CarrierSession session) {
        unanswered.values().removeIf(sent -> sent.session() == session && waiting.add(sent.report()));
    }

    private void flush() {
        if (dialect.ownLogin().isPresent()) {
            flushOwn();
            return;
        }
        while (!sessions.isEmpty() && !waiting.isEmpty()) {
            CarrierSession session = sessions.get(Math.floorMod(turn++, sessions.size()));
            session.write(frame(waiting.remove(), session));
        }
    }

    private WireFrame frame(WireMessage report, @Nullable CarrierSession session) {
        sequence++;
        unanswered.put(sequence, new Sent(report, session));
        return new WireFrame(dialect.stamp(), sequence, report);
    }

    private void flushOwn() {
        if (waiting.isEmpty() || closed) {
            return;
        }
        NetSocket socket = own;
        if (socket == null || !ownIsOpen) {
            connect();
            return;
        }
        while (!waiting.isEmpty()) {
            socket.write(dialect.codec().encode(frame(waiting.remove(), null)));
        }
    }

    private void connect() {
        if (connecting || to == null) {
            return;
        }
        connecting = true;
        client.connect(to).onComplete(this::connected, failure -> retry());
    }

    private void retry() {
        connecting = false;
        own = null;
        ownIsOpen = false;
        again(null);
        if (!closed) {
            vertx.setTimer(AGAIN_MILLIS, due -> flush());
        }
    }

    private void connected(NetSocket socket) {
        own = socket;
        WireFrames frames = new WireFrames(dialect.codec());
        socket.closeHandler(gone -> retry());
        socket.handler(piece -> read(socket, frames, piece));
        socket.write(dialect.codec()
                .encode(new WireFrame(
                        dialect.stamp(), ++sequence, dialect.ownLogin().orElseThrow())));
    }

    private void read(NetSocket socket, WireFrames frames, Buffer piece) {
        try {
            for (Buffer frame : frames.feed(piece)) {
                hear(socket, dialect.codec().decode(frame));
            }
        } catch (WireFault e) {
            socket.close();
        }
    }

    private void hear(NetSocket socket, WireFrame frame) {
        if (dialect.hear(frame) instanceof Said.Goodbye goodbye) {
            socket.end(dialect.codec().encode(frame.reply(goodbye.answer())));
        } else if (ownIsOpen) {
            answered(null, frame.sequence());
        } else {
            // The answer to the log in; a refusal is followed by the end of the connection.
            connecting = false;
            ownIsOpen = true;
            flush();
        }
    }

    Future<Void> close() {
        closed = true;
        return client.close();
    }
}
