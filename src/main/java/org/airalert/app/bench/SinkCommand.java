package org.airalert.app.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * The receiver at which both sides of a comparison push: takes a body, answers 202, counts. One event loop. Prints its port and ends when its
 * standard input does, so that it never outlives the benchmark that started it.
 */
@Command(name = "sink", hidden = true, description = "The receiver that a benchmark starts for itself.")
final class SinkCommand implements Callable<Integer> {
    private long number;
    private Buffer last = Buffer.buffer();
    private JsonObject headers = new JsonObject();

    @Override
    public Integer call() throws IOException {
        Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
        int port = Measured.wait(
                        vertx.createHttpServer().requestHandler(this::handle).listen(0, "127.0.0.1"))
                .actualPort();
        System.out.println(port);
        while (System.in.read() >= 0) {
            // Nothing is said on it; only its end counts.
        }
        vertx.close();
        return 0;
    }

    private void handle(HttpServerRequest request) {
        switch (request.method().name()) {
            case "POST" -> request.body().onSuccess(body -> take(request, body));
            case "GET" -> report(request);
            default -> request.response().setStatusCode(405).end();
        }
    }

    private void take(HttpServerRequest request, Buffer body) {
        number++;
        if (last.length() == 0) {
            last = body;
            request.headers().forEach(header -> headers.put(header.getKey(), header.getValue()));
        }
        request.response().setStatusCode(202).end();
    }

    private Future<Void> report(HttpServerRequest request) {
        return request.response()
                .end(new JsonObject()
                        .put("number", number)
                        .put("headers", headers)
                        .put("body", last.getBytes())
                        .toBuffer());
    }
}
