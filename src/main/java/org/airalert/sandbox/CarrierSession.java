package org.airalert.sandbox;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import org.airalert.channel.sms.CarrierDialect;
import org.airalert.channel.sms.Said;
import org.airalert.channel.sms.wire.WireFault;
import org.airalert.channel.sms.wire.WireFrame;
import org.airalert.channel.sms.wire.WireFrames;

/** One sender's connection to a {@link CarrierReceiver}. Bytes that are not of the protocol end it. For one event loop. */
final class CarrierSession {
    private final CarrierReceiver carrier;
    private final CarrierDialect dialect;
    private final NetSocket socket;
    private final WireFrames frames;
    private boolean loggedIn;

    CarrierSession(CarrierReceiver carrier, CarrierDialect dialect, NetSocket socket) {
        this.carrier = carrier;
        this.dialect = dialect;
        this.socket = socket;
        this.frames = new WireFrames(dialect.codec());
        socket.handler(this::read);
    }

    void cut() {
        socket.close();
    }

    void write(WireFrame frame) {
        socket.write(dialect.codec().encode(frame));
    }

    private void read(Buffer piece) {
        try {
            for (Buffer frame : frames.feed(piece)) {
                hear(dialect.codec().decode(frame));
            }
        } catch (WireFault e) {
            socket.close();
        }
    }

    private void hear(WireFrame frame) {
        Behaviour.Mode mode = carrier.behaviour().mode();
        if (mode == Behaviour.Mode.DOWN) {
            socket.close();
            return;
        }
        if (mode == Behaviour.Mode.SILENT) {
            // Half open: everything is read, nothing is said.
            return;
        }
        Said said = dialect.hear(frame);
        if (said instanceof Said.Login login) {
            login(frame, login, mode);
        } else if (said instanceof Said.Test test) {
            write(frame.reply(test.answer()));
        } else if (said instanceof Said.Goodbye goodbye) {
            socket.end(dialect.codec().encode(frame.reply(goodbye.answer())));
        } else if (!loggedIn) {
            socket.close();
        } else if (said instanceof Said.Submit submit) {
            carrier.submitted(this, frame, submit);
        } else {
            carrier.answered(this, frame.sequence());
        }
    }

    private void login(WireFrame frame, Said.Login login, Behaviour.Mode mode) {
        if (login.genuine() && mode != Behaviour.Mode.GONE) {
            loggedIn = true;
            write(frame.reply(login.welcome()));
            if (dialect.ownLogin().isEmpty()) {
                carrier.loggedIn(this);
            }
        } else {
            carrier.tally().badSignature();
            socket.end(dialect.codec().encode(frame.reply(login.refusal())));
        }
    }
}
