package org.airalert.channel.mail;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetSocket;
import io.vertx.core.parsetools.RecordParser;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/** A relay that says what a test wants it to say; everything else as RFC 5321 has it. */
final class ScriptedRelay {
    private final List<String> heard = new CopyOnWriteArrayList<>();

    private ScriptedRelay() {}

    /**
     * @param answers by command; the answer to the end of the letter under {@code .}; {@code null} as value breaks the connection
     * @param greet what happens when a client connects
     */
    static int start(Vertx vertx, Map<String, String> answers, BiConsumer<ScriptedRelay, NetSocket> greet)
            throws Exception {
        ScriptedRelay relay = new ScriptedRelay();
        return vertx.createNetServer()
                .connectHandler(socket -> {
                    socket.handler(
                            RecordParser.newDelimited("\r\n", line -> relay.hear(socket, line.toString(), answers)));
                    greet.accept(relay, socket);
                })
                .listen(0, "127.0.0.1")
                .await(5, SECONDS)
                .actualPort();
    }

    private void hear(NetSocket socket, String line, Map<String, String> answers) {
        heard.add(line);
        String verb = line.split("[ :]", 2)[0].toUpperCase(java.util.Locale.ROOT);
        String answer = answers.get(verb);
        if (answer != null && answer.isEmpty()) {
            socket.close();
        } else if (answer != null && !answer.equals("silence")) {
            socket.write(answer + "\r\n");
        }
    }
}
