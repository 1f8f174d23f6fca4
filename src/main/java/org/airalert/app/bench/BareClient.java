package org.airalert.app.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.Map;
import java.util.Set;

/**
 * What the gateway is held against: a Vert.x HTTP client that posts one push again and again, as fast as the answers come. No store, no
 * text, no signature, no deadline. On one event loop, as a lane is.
 */
final class BareClient {
    /** Set by the client itself. */
    private static final Set<String> OWN = Set.of("host", "content-length");

    private final Vertx vertx;
    private final Sink sink;
    private final int connections;
    private final Sink.Taken push;

    /** @param push as the sink had it from the gateway: the same headers and the same bytes */
    BareClient(Vertx vertx, Sink sink, int connections, Sink.Taken push) {
        this.vertx = vertx;
        this.sink = sink;
        this.connections = connections;
        this.push = push;
    }

    /** Completes when that many were answered; with the seconds it took. Fails when one was not. */
    Future<Double> post(int number) {
        HttpClient client = vertx.httpClientBuilder()
                .with(new PoolOptions().setHttp1MaxSize(connections))
                .build();
        Round round = new Round(client, options(), number);
        long start = System.nanoTime();
        vertx.getOrCreateContext().runOnContext(go -> round.start());
        return round.done.future().map(done -> Measured.secondsSince(start)).eventually(client::close);
    }

    private RequestOptions options() {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost("127.0.0.1")
                .setPort(sink.port())
                .setURI("/push");
        for (Map.Entry<String, String> header : push.headers().entrySet()) {
            if (!OWN.contains(header.getKey().toLowerCase(java.util.Locale.ROOT))) {
                options.putHeader(header.getKey(), header.getValue());
            }
        }
        return options;
    }

    /** For one event loop. A promise, because the round ends when the last of many requests does. */
    private final class Round {
        private final HttpClient client;
        private final RequestOptions options;
        private final int number;
        private final Promise<Void> done = Promise.promise();
        private int started;
        private int answered;

        Round(HttpClient client, RequestOptions options, int number) {
            this.client = client;
            this.options = options;
            this.number = number;
        }

        void start() {
            for (int i = 0; i < connections; i++) {
                next();
            }
        }

        private void next() {
            if (started == number) {
                return;
            }
            started++;
            client.request(options)
                    .compose(request -> request.send(push.body()))
                    .compose(response -> response.end())
                    .onSuccess(end -> answered())
                    .onFailure(done::tryFail);
        }

        private void answered() {
            if (++answered == number) {
                done.tryComplete();
            } else {
                next();
            }
        }
    }
}
