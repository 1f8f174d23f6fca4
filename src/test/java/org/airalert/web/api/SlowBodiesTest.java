package org.airalert.web.api;

import static org.airalert.store.Done.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.airalert.web.Problems;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlowBodiesTest {
    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        done(vertx.close());
    }

    @Test
    void a_body_that_never_ends_is_cut_off_with_a_408_and_one_that_comes_is_taken() throws Exception {
        Router router = Router.router(vertx);
        router.route().handler(new SlowBodies(vertx, Duration.ofMillis(300)));
        router.post("/")
                .handler(BodyHandler.create(false))
                .handler(context -> context.response().end("taken"));
        router.route().failureHandler(Problems::answer);
        HttpServer server = done(vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));

        assertThat(answer(server.actualPort(), "abc"))
                .startsWith("HTTP/1.1 408")
                .contains("problem:slow");
        assertThat(answer(server.actualPort(), "abcdefghij"))
                .startsWith("HTTP/1.1 200")
                .endsWith("taken");
    }

    /** Everything that comes back for ten promised bytes until the server closes. */
    private static String answer(int port, String sent) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Length: 10\r\n\r\n"
                                    + sent)
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
