package org.airalert.web.open;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.Optional;
import org.airalert.alert.AlertId;
import org.airalert.web.Language;
import org.airalert.web.Problems;
import org.airalert.web.Readiness;
import org.airalert.web.StaticDocument;
import org.jspecify.annotations.Nullable;

/**
 * Every path of the public side. What is in memory is looked up by its path, before and without any router, so that it is still
 * answered when everything else is slow.
 */
final class PublicRoutes {
    /** Ten thousand receipts with both ids and a reason each. */
    private static final long LARGEST_RECEIPTS = 4 << 20;

    /** Requests that need the store or a worker, at the same time and loop; more are told to come again. */
    private static final int MOST_UNDER_WAY = 200;

    private final PublicParts parts;
    private final PublicDocuments documents;
    private final EventStreams streams;
    private final Connections connections;
    private final ConfirmPage confirm;
    private final Router router;
    private int underWay;

    PublicRoutes(
            Vertx vertx, PublicParts parts, PublicDocuments documents, EventStreams streams, Connections connections) {
        this.parts = parts;
        this.documents = documents;
        this.streams = streams;
        this.connections = connections;
        this.confirm = new ConfirmPage(parts);
        this.router = router(vertx);
    }

    void handle(HttpServerRequest request) {
        connections.asked(request.connection());
        StaticDocument document = reads(request) ? inMemory(request) : null;
        if (document != null) {
            document.serve(request);
        } else {
            router.handle(request);
        }
    }

    /** Lets so many through at a time: a crowd at slow doors must not use up what everybody else needs. */
    private void limited(RoutingContext context) {
        if (underWay >= MOST_UNDER_WAY) {
            context.fail(503);
            return;
        }
        underWay++;
        context.addEndHandler(ended -> underWay--);
        context.next();
    }

    private static boolean reads(HttpServerRequest request) {
        return HttpMethod.GET.equals(request.method()) || HttpMethod.HEAD.equals(request.method());
    }

    private @Nullable StaticDocument inMemory(HttpServerRequest request) {
        String path = request.path();
        if (path == null) {
            return null;
        }
        StaticDocument document = documents.find(path);
        return document != null ? document : documents.find(Press.key(path, language(request)));
    }

    private static Language language(HttpServerRequest request) {
        String query = request.query();
        String named = query == null || query.isEmpty() ? null : request.getParam("lang");
        return Language.asked(named, request.getHeader("Accept-Language"));
    }

    private Router router(Vertx vertx) {
        Router routes = Router.router(vertx);
        routes.get("/status/stream").handler(context -> {
            connections.held(context.request().connection());
            streams.add(context.request());
        });
        for (String path : List.of("/alerts/*", "/health/ready", "/confirm/*", "/receipts/*")) {
            routes.route(path).handler(this::limited);
        }
        routes.get("/alerts/:file").handler(this::older);
        routes.get("/health/live").handler(context -> json(context, 200, new JsonObject().put("status", "live")));
        routes.get("/health/ready").handler(this::ready);
        routes.get("/confirm/:token").handler(context -> confirm.show(context, false));
        routes.post("/confirm/:token").handler(context -> confirm.show(context, true));
        routes.post("/receipts/:channel")
                .handler(BodyHandler.create(false).setBodyLimit(LARGEST_RECEIPTS))
                .handler(this::receipts);
        routes.options().handler(PublicRoutes::options);
        routes.route().last().handler(this::notFound);
        routes.route().failureHandler(Problems::answer);
        return routes;
    }

    /** From memory: whoever asks for 100,000 paths that do not exist costs no more than one who asks for the page. */
    private void notFound(RoutingContext context) {
        HttpServerRequest request = context.request();
        StaticDocument page = reads(request) ? documents.find(Press.key(Press.NOT_FOUND, language(request))) : null;
        if (page == null) {
            context.fail(404);
        } else {
            page.serve(request, 404);
        }
    }

    /** An alert of an event before the last one is not in memory any more. */
    private void older(RoutingContext context) {
        String file = context.pathParam("file");
        boolean cap = file.endsWith(PublicDocuments.CAP);
        Optional<AlertId> id = cap || file.endsWith(PublicDocuments.SMS) ? alertOf(file) : Optional.empty();
        if (id.isEmpty()) {
            context.next();
            return;
        }
        (cap ? parts.links().cap(id.get()) : parts.links().sms(id.get()))
                .onSuccess(found -> found.map(text -> StaticDocument.text(
                                text,
                                cap ? DocumentKinds.CAP : DocumentKinds.SMS,
                                parts.clock().instant()))
                        .ifPresentOrElse(document -> document.serve(context.request()), context::next))
                .onFailure(context::fail);
    }

    private static Optional<AlertId> alertOf(String file) {
        try {
            return Optional.of(new AlertId(file.substring(0, file.length() - PublicDocuments.CAP.length())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void ready(RoutingContext context) {
        parts.readiness()
                .report()
                .onSuccess(report -> json(context, Readiness.isReady(report) ? 200 : 503, report))
                .onFailure(context::fail);
    }

    private void receipts(RoutingContext context) {
        Future<PublicParts.Answer> answer = parts.links()
                .receipts(
                        context.pathParam("channel"),
                        context.request().headers(),
                        context.body().buffer());
        answer.onSuccess(given -> json(context, given.status(), given.body())).onFailure(context::fail);
    }

    private static void options(RoutingContext context) {
        context.response()
                .setStatusCode(204)
                .putHeader("Access-Control-Allow-Origin", "*")
                .putHeader("Access-Control-Allow-Methods", "GET, HEAD, OPTIONS")
                .putHeader("Access-Control-Max-Age", "86400")
                .end();
    }

    private static void json(RoutingContext context, int status, JsonObject body) {
        HttpServerResponse response = context.response();
        response.setStatusCode(status)
                .putHeader("Content-Type", "application/json; charset=utf-8")
                .putHeader("Cache-Control", "no-store")
                .end(body.toBuffer());
    }
}
