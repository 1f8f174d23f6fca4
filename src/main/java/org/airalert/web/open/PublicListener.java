package org.airalert.web.open;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.util.concurrent.TimeUnit;

/** One event loop of the public side: a server that shares its port with the others, and its event streams. Wiring only. */
final class PublicListener extends VerticleBase {
    private static final int IDLE_SECONDS = 60;
    private static final long TICK_MILLIS = 1000;
    private static final int LONGEST_LINE = 2048;
    private static final int LARGEST_HEADERS = 16 * 1024;

    private final PublicParts parts;
    private final PublicDocuments documents;
    private final OpenSettings settings;
    private final String host;
    private final int port;
    private final Runnable change = this::changed;
    private HttpServer server;
    private EventStreams streams;
    private long sweeps;

    @SuppressWarnings("NullAway.Init") // set by start(), which Vert.x calls first
    PublicListener(PublicParts parts, PublicDocuments documents, OpenSettings settings, String host, int port) {
        this.parts = parts;
        this.documents = documents;
        this.settings = settings;
        this.host = host;
        this.port = port;
    }

    @Override
    public Future<?> start() {
        streams = new EventStreams(vertx, documents, settings.streams() / settings.loops());
        Connections connections = new Connections(
                settings.connections() / settings.loops(),
                settings.firstRequest().toMillis() / TICK_MILLIS,
                settings.quiet().toMillis() / TICK_MILLIS);
        sweeps = vertx.setPeriodic(TICK_MILLIS, tick -> connections.sweep());
        PublicRoutes routes = new PublicRoutes(vertx, parts, documents, streams, connections);
        documents.onChange(change);
        server = vertx.createHttpServer(new HttpServerOptions()
                        .setIdleTimeout(IDLE_SECONDS)
                        .setIdleTimeoutUnit(TimeUnit.SECONDS)
                        .setMaxInitialLineLength(LONGEST_LINE)
                        .setMaxHeaderSize(LARGEST_HEADERS)
                        .setTcpNoDelay(true)
                        // What stands in front speaks HTTP/1.1 to us; nothing else is parsed.
                        .setHttp2ClearTextEnabled(false))
                .connectionHandler(connections::opened)
                .requestHandler(routes::handle);
        return server.listen(port, host);
    }

    @Override
    public Future<?> stop() {
        documents.remove(change);
        vertx.cancelTimer(sweeps);
        streams.close();
        return server.shutdown(2, TimeUnit.SECONDS);
    }

    int actualPort() {
        return server.actualPort();
    }

    private void changed() {
        context.runOnContext(here -> streams.sendChange());
    }
}
