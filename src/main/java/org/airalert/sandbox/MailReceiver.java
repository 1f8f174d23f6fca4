package org.airalert.sandbox;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.function.Consumer;

/** A mail relay that takes every letter and forwards none. Its behaviour may be changed at any time, from any thread. */
public final class MailReceiver {
    private final NetServer server;
    private final Sandbox.Surroundings around;
    private final Tally tally = new Tally();
    private volatile Behaviour behaviour = Behaviour.GOOD;
    private volatile Consumer<Letter> listener = letter -> {};

    /** @param source the letter as it came over the wire, without the final dot and with doubled dots undone */
    public record Letter(String from, String to, String source) {}

    MailReceiver(Sandbox.Surroundings around) {
        this.around = around;
        this.server = around.vertx().createNetServer().connectHandler(this::connected);
    }

    Future<Void> listen() {
        return server.listen(0, "127.0.0.1").mapEmpty();
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

    /** Called with each letter taken, on an event loop. */
    public void onLetter(Consumer<Letter> taken) {
        listener = taken;
    }

    private void connected(NetSocket socket) {
        if (behaviour.mode() == Behaviour.Mode.DOWN) {
            socket.close();
            return;
        }
        SmtpSession session = new SmtpSession(this::verdict);
        socket.handler(bytes -> {
            for (String reply : session.hear(bytes)) {
                reply(socket, session, reply);
            }
        });
        socket.write("220 sandbox ready\r\n");
    }

    private void reply(NetSocket socket, SmtpSession session, String reply) {
        long delay = behaviour.latency().toMillis();
        if (delay > 0 && reply.startsWith("250 taken")) {
            around.vertx().setTimer(delay, timer -> socket.write(reply + "\r\n"));
        } else if (session.isOver()) {
            socket.end(Buffer.buffer(reply + "\r\n"));
        } else {
            socket.write(reply + "\r\n");
        }
    }

    /** The reply to a whole letter. */
    private String verdict(Letter letter) {
        Behaviour now = behaviour;
        tally.attempt();
        boolean fails = now.failRate() > 0 && around.random().nextDouble() < now.failRate();
        if (now.mode() == Behaviour.Mode.BUSY || fails) {
            return "451 sandbox: not now, on purpose";
        }
        if (now.mode() == Behaviour.Mode.GONE) {
            return "550 sandbox: no such mailbox, on purpose";
        }
        tally.taken(messageId(letter));
        listener.accept(letter);
        return "250 taken";
    }

    private static String messageId(Letter letter) {
        for (String line : letter.source().lines().toList()) {
            if (line.regionMatches(true, 0, "Message-ID:", 0, 11)) {
                return line.substring(11).strip() + " " + letter.to();
            }
            if (line.isEmpty()) {
                break;
            }
        }
        return letter.toString();
    }

    Future<Void> close() {
        return server.close();
    }
}
