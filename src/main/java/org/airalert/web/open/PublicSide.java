package org.airalert.web.open;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The public listener: page, status, feeds, streams, confirmation, receipts, health. One server per event loop, all on one port.
 * Thread-safe after {@link #start}.
 */
public final class PublicSide {
    private static final long WATCH_MILLIS = 1000;
    private static final AtomicInteger ANY_FREE = new AtomicInteger(-1);

    private final Vertx vertx;
    private final PublicParts parts;
    private final OpenSettings settings;
    private final PublicDocuments documents;
    private final List<String> deployed = new ArrayList<>();
    private long watch;

    public PublicSide(Vertx vertx, PublicParts parts, OpenSettings settings) {
        this.vertx = vertx;
        this.parts = parts;
        this.settings = settings;
        this.documents = new PublicDocuments(parts, settings.folder().map(StaticFolder::new));
    }

    /**
     * Makes the documents, then listens.
     *
     * @param port 0 for any free one
     * @return the port; fails when it is in use or a document cannot be made
     */
    public Future<Integer> start(int port, String host) {
        parts.desk().onPublicChange(documents::refresh);
        watch = vertx.setPeriodic(WATCH_MILLIS, tick -> documents.watch());
        // Vert.x: servers that ask for the same negative port share one free port.
        int shared = port == 0 ? ANY_FREE.getAndDecrement() : port;
        return documents.refresh().compose(made -> deploy(host, shared)).compose(first -> others(host, shared, first));
    }

    /** Lets requests under way finish, ends the streams. */
    public Future<Void> stop() {
        vertx.cancelTimer(watch);
        return Future.join(deployed.stream().map(vertx::undeploy).toList())
                .eventually(documents::settled)
                .mapEmpty();
    }

    private Future<Integer> others(String host, int shared, int port) {
        List<Future<Integer>> more = new ArrayList<>();
        for (int i = 1; i < settings.loops(); i++) {
            more.add(deploy(host, shared));
        }
        return Future.all(more).map(port);
    }

    private Future<Integer> deploy(String host, int port) {
        PublicListener listener = new PublicListener(parts, documents, settings, host, port);
        return vertx.deployVerticle(listener, new DeploymentOptions())
                .onSuccess(deployed::add)
                .map(id -> listener.actualPort());
    }
}
