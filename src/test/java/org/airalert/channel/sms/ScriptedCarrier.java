package org.airalert.channel.sms;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.PemKeyCertOptions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.airalert.channel.sms.wire.WireFault;
import org.airalert.channel.sms.wire.WireFrame;
import org.airalert.channel.sms.wire.WireFrames;
import org.airalert.channel.sms.wire.WireMessage;

/** A carrier that does what a test wants it to do, which the independent peers cannot be made to do. */
public final class ScriptedCarrier {
    private final CarrierDialect dialect;
    private final Script script;
    private final NetServer server;
    public final List<Said> heard = new CopyOnWriteArrayList<>();
    /** Answers to what the script wrote. */
    public final List<WireFrame> answers = new CopyOnWriteArrayList<>();

    public final List<Line> lines = new CopyOnWriteArrayList<>();

    /** What it does; everything that is not overridden is polite. */
    public interface Script {
        default void login(Line line, WireFrame frame, Said.Login login) {
            line.write(frame.reply(login.genuine() ? login.welcome() : login.refusal()));
        }

        void submit(Line line, WireFrame frame, Said.Submit submit);

        default void test(Line line, WireFrame frame, Said.Test test) {
            line.write(frame.reply(test.answer()));
        }
    }

    /** One connection. */
    public record Line(NetSocket socket, CarrierDialect dialect) {
        public void write(WireFrame frame) {
            socket.write(dialect.codec().encode(frame));
        }

        /** A frame of the carrier's own. */
        public void ask(int sequence, WireMessage message) {
            write(new WireFrame(dialect.stamp(), sequence, message));
        }
    }

    private ScriptedCarrier(Vertx vertx, CarrierDialect dialect, Script script, NetServerOptions options) {
        this.dialect = dialect;
        this.script = script;
        this.server = vertx.createNetServer(options).connectHandler(this::connected);
    }

    public static ScriptedCarrier start(Vertx vertx, CarrierDialect dialect, Script script) throws Exception {
        return start(vertx, dialect, script, new NetServerOptions());
    }

    /** @param certificate name of a certificate below {@code /tls} of the test resources */
    public static ScriptedCarrier startTls(Vertx vertx, CarrierDialect dialect, Script script, String certificate)
            throws Exception {
        NetServerOptions options = new NetServerOptions()
                .setSsl(true)
                .setKeyCertOptions(new PemKeyCertOptions()
                        .addCertPath("tls/" + certificate)
                        .addKeyPath("tls/gateway.key"));
        return start(vertx, dialect, script, options);
    }

    private static ScriptedCarrier start(Vertx vertx, CarrierDialect dialect, Script script, NetServerOptions options)
            throws Exception {
        ScriptedCarrier carrier = new ScriptedCarrier(vertx, dialect, script, options);
        carrier.server.listen(0, "127.0.0.1").await(5, SECONDS);
        return carrier;
    }

    public int port() {
        return server.actualPort();
    }

    public long submits() {
        return heard.stream().filter(Said.Submit.class::isInstance).count();
    }

    public long tests() {
        return heard.stream().filter(Said.Test.class::isInstance).count();
    }

    private void connected(NetSocket socket) {
        Line line = new Line(socket, dialect);
        lines.add(line);
        WireFrames frames = new WireFrames(dialect.codec());
        socket.handler(piece -> {
            try {
                for (Buffer frame : frames.feed(piece)) {
                    hear(line, dialect.codec().decode(frame));
                }
            } catch (WireFault e) {
                throw new AssertionError(e);
            }
        });
    }

    private void hear(Line line, WireFrame frame) {
        Said said = dialect.hear(frame);
        heard.add(said);
        if (said instanceof Said.Login login) {
            script.login(line, frame, login);
        } else if (said instanceof Said.Submit submit) {
            script.submit(line, frame, submit);
        } else if (said instanceof Said.Test test) {
            script.test(line, frame, test);
        } else if (said instanceof Said.Goodbye goodbye) {
            line.write(frame.reply(goodbye.answer()));
        } else {
            answers.add(frame);
        }
    }
}
