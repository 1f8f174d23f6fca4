package org.airalert.channel.sms.cmpp;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.airalert.channel.sms.cmpp.CmppMessage.Connect;
import org.airalert.channel.sms.cmpp.CmppMessage.ConnectAnswer;
import org.airalert.channel.sms.cmpp.CmppMessage.Submit;
import org.airalert.channel.sms.wire.WireFault;
import org.airalert.channel.sms.wire.WireFrame;
import org.airalert.channel.sms.wire.WireFrames;
import org.airalert.channel.sms.wire.WireMessage;

/** A gateway that does what a test wants it to do, which the independent peer cannot be made to do. */
final class ScriptedGateway {
    private final CmppVersion version;
    private final Script script;
    private final NetServer server;
    final List<WireMessage> heard = new CopyOnWriteArrayList<>();
    final List<Line> lines = new CopyOnWriteArrayList<>();

    /** What it does; everything that is not overridden is polite. */
    interface Script {
        default void connect(Line line, int sequence, Connect connect) {
            line.write(sequence, new ConnectAnswer(0, Buffer.buffer(new byte[16]), connect.version()));
        }

        void submit(Line line, int sequence, Submit submit);

        default void activeTest(Line line, int sequence) {
            line.write(sequence, new CmppMessage.ActiveTestAnswer());
        }
    }

    /** One connection. */
    record Line(NetSocket socket, CmppVersion version) {
        void write(int sequence, CmppMessage message) {
            socket.write(new CmppEncoder(version).encode(new WireFrame(sequence, message)));
        }
    }

    private ScriptedGateway(Vertx vertx, CmppVersion version, Script script) {
        this.version = version;
        this.script = script;
        this.server = vertx.createNetServer().connectHandler(this::connected);
    }

    static ScriptedGateway start(Vertx vertx, CmppVersion version, Script script) throws Exception {
        return start(vertx, version, script, 0);
    }

    static ScriptedGateway start(Vertx vertx, CmppVersion version, Script script, int port) throws Exception {
        ScriptedGateway gateway = new ScriptedGateway(vertx, version, script);
        gateway.server.listen(port, "127.0.0.1").await(5, SECONDS);
        return gateway;
    }

    int port() {
        return server.actualPort();
    }

    void stop() throws Exception {
        lines.forEach(line -> line.socket().close());
        server.close().await(5, SECONDS);
    }

    private void connected(NetSocket socket) {
        Line line = new Line(socket, version);
        lines.add(line);
        WireFrames frames = new WireFrames(new CmppCodec(version));
        socket.handler(piece -> {
            try {
                for (Buffer frame : frames.feed(piece)) {
                    hear(line, new CmppDecoder(version).decode(frame));
                }
            } catch (WireFault e) {
                throw new AssertionError(e);
            }
        });
    }

    private void hear(Line line, WireFrame frame) {
        heard.add(frame.message());
        if (frame.message() instanceof Connect connect) {
            script.connect(line, frame.sequence(), connect);
        } else if (frame.message() instanceof Submit submit) {
            script.submit(line, frame.sequence(), submit);
        } else if (frame.message() instanceof CmppMessage.ActiveTest) {
            script.activeTest(line, frame.sequence());
        } else if (frame.message() instanceof CmppMessage.Terminate) {
            line.write(frame.sequence(), new CmppMessage.TerminateAnswer());
        }
    }
}
