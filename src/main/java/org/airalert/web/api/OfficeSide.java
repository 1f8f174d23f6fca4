package org.airalert.web.api;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.airalert.web.Problems;
import org.airalert.web.Readiness;
import org.airalert.web.Resource;
import org.jspecify.annotations.Nullable;

/** The office listener: API, metrics, health, and what mounts itself beside them. */
public final class OfficeSide {
    /** The longest text that a field of a form may carry; each form's own limit is smaller or the same. */
    public static final int LARGEST_FIELD = 128 * 1024;

    private static final int IDLE_SECONDS = 120;
    private static final int LARGEST_HEADERS = 16 * 1024;
    private static final int STOP_SECONDS = 2;
    /** The largest body takes that long on 10 Mbit/s. */
    private static final Duration BODY_WITHIN = Duration.ofSeconds(30);

    private final Vertx vertx;
    private final OfficeParts parts;
    private final List<Mount> mounts;
    private final Gate gate;
    private @Nullable HttpServer server;

    /** Something that brings its own routes, such as the console. */
    public interface Mount {
        /** Adds its routes; {@code gate} knows who calls. Failures may be left to the listener's one failure handler. */
        void mount(Router router, Gate gate);
    }

    public OfficeSide(Vertx vertx, OfficeParts parts, List<Mount> mounts) {
        this.vertx = vertx;
        this.parts = parts;
        this.mounts = List.copyOf(mounts);
        this.gate = new Gate(parts.access());
    }

    /**
     * @param port 0 for any free one
     * @return the port; fails when it is in use
     */
    public Future<Integer> start(int port, String host) {
        server = vertx.createHttpServer(new HttpServerOptions()
                        .setMaxFormAttributeSize(LARGEST_FIELD)
                        .setIdleTimeout(IDLE_SECONDS)
                        .setIdleTimeoutUnit(TimeUnit.SECONDS)
                        .setMaxHeaderSize(LARGEST_HEADERS)
                        .setCompressionSupported(true))
                .requestHandler(router());
        return server.listen(port, host).map(HttpServer::actualPort);
    }

    /** Lets requests under way finish. */
    public Future<Void> stop() {
        return server == null ? Future.succeededFuture() : server.shutdown(STOP_SECONDS, TimeUnit.SECONDS);
    }

    /** Every call of the API, for the check that each has its rule. */
    static Routes routes(OfficeParts parts) {
        AlertJson json = new AlertJson(parts.place().plan().zone());
        Routes routes = new Routes();
        new EventCalls(parts, json).addTo(routes);
        new AlertCalls(parts, json).addTo(routes);
        new SignatureCalls(parts, json).addTo(routes);
        new DocumentCalls(parts).addTo(routes);
        new TrackingCalls(parts, json).addTo(routes);
        new FollowUpCalls(parts, json).addTo(routes);
        new DirectoryCalls(parts).addTo(routes);
        new DutyCalls(parts, json).addTo(routes);
        ChangeCalls changes = new ChangeCalls(parts, json);
        changes.addTo(routes);
        new AccessCalls(parts, json, changes).addTo(routes);
        new EvaluationCalls(parts).addTo(routes);
        new DrillCalls(parts).addTo(routes);
        new ReductionCalls(parts).addTo(routes);
        return routes;
    }

    /** Every way in, as {@code GET /path/:parameter}: what the check that each has its rule goes by. */
    public List<String> ways() {
        return router().getRoutes().stream()
                .filter(route -> route.getPath() != null && route.isExactPath())
                .flatMap(route -> route.methods() == null
                        ? Stream.of("* " + route.getPath())
                        : route.methods().stream().map(method -> method + " " + route.getPath()))
                .distinct()
                .toList();
    }

    private Router router() {
        Router router = Router.router(vertx);
        router.route().handler(new SlowBodies(vertx, BODY_WITHIN));
        String contract = Resource.text("/openapi.yaml");
        router.get("/health/live").handler(context -> json(context, 200, new JsonObject().put("status", "live")));
        router.get("/health/ready").handler(this::ready);
        router.get("/metrics").handler(this::metrics);
        router.get(Routes.BASE + "/openapi.yaml")
                .handler(context -> context.response()
                        .putHeader("Content-Type", "application/yaml; charset=utf-8")
                        .end(contract));
        new SessionCalls(parts.access(), gate).mount(router);
        routes(parts).mount(router, gate);
        mounts.forEach(mount -> mount.mount(router, gate));
        router.route().failureHandler(Problems::answer);
        router.errorHandler(404, Problems::answer);
        router.errorHandler(405, Problems::answer);
        return router;
    }

    private void ready(RoutingContext context) {
        parts.readiness()
                .report()
                .onSuccess(report -> json(context, Readiness.isReady(report) ? 200 : 503, report))
                .onFailure(context::fail);
    }

    private void metrics(RoutingContext context) {
        context.response()
                .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                .end(parts.metrics().get());
    }

    private static void json(RoutingContext context, int status, JsonObject body) {
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json; charset=utf-8")
                .putHeader("Cache-Control", "no-store")
                .end(body.toBuffer());
    }
}
