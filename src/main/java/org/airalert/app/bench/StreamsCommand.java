package org.airalert.app.bench;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Readers of event streams for a benchmark: opens so many, prints {@code open} when each has had its first event, and a line for every further event
 * that all have had. Ends with its standard input.
 */
@Command(
        name = "streams",
        hidden = true,
        description = "The readers of event streams that a benchmark starts for itself.")
final class StreamsCommand implements Callable<Integer> {
    /** How an event begins; a status is one line, so that nothing of it looks like this. */
    private static final byte[] BEGIN = "event: status".getBytes(StandardCharsets.US_ASCII);

    private static final int AT_A_TIME = 200;

    @Option(names = "--port", required = true)
    private int port;

    @Option(names = "--count", required = true)
    private int count;

    private final AtomicInteger started = new AtomicInteger();
    private final AtomicInteger had = new AtomicInteger();
    private final AtomicInteger round = new AtomicInteger();

    @Override
    public Integer call() throws IOException {
        Vertx vertx =
                Vertx.vertx(new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(1));
        NetClient client = vertx.createNetClient(new NetClientOptions().setReceiveBufferSize(16 * 1024));
        for (int i = 0; i < Math.min(AT_A_TIME, count); i++) {
            next(client);
        }
        while (System.in.read() >= 0) {
            // Nothing is said on it; only its end counts.
        }
        vertx.close();
        return 0;
    }

    private void next(NetClient client) {
        if (started.incrementAndGet() > count) {
            return;
        }
        client.connect(port, "127.0.0.1")
                .onSuccess(socket -> listen(socket, client))
                .onFailure(cause -> System.err.println("stream not opened: " + cause.getMessage()));
    }

    private void listen(NetSocket socket, NetClient client) {
        Seeker seeker = new Seeker();
        boolean[] first = {true};
        socket.handler(bytes -> {
            for (int events = seeker.count(bytes); events > 0; events--) {
                event();
                if (first[0]) {
                    first[0] = false;
                    next(client);
                }
            }
        });
        socket.write("GET /status/stream HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
    }

    private void event() {
        if (had.incrementAndGet() == count) {
            had.set(0);
            System.out.println(round.getAndIncrement() == 0 ? "open" : "all");
            System.out.flush();
        }
    }

    /** Finds the beginnings of events in what comes, wherever it is cut. */
    private static final class Seeker {
        private int at;

        int count(Buffer bytes) {
            int found = 0;
            for (int i = 0; i < bytes.length(); i++) {
                byte one = bytes.getByte(i);
                at = one == BEGIN[at] ? at + 1 : one == BEGIN[0] ? 1 : 0;
                if (at == BEGIN.length) {
                    found++;
                    at = 0;
                }
            }
            return found;
        }
    }
}
