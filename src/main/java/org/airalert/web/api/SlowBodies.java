package org.airalert.web.api;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/** Answers 408 and cuts the connection where a body does not arrive in time, so that drop by drop nobody holds a connection for ever. */
final class SlowBodies implements Handler<RoutingContext> {
    private final Vertx vertx;
    private final Duration within;

    /** @param within for the whole body, from the head on */
    SlowBodies(Vertx vertx, Duration within) {
        this.vertx = vertx;
        this.within = within;
    }

    @Override
    public void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        boolean hasBody = request.getHeader("Content-Length") != null || request.getHeader("Transfer-Encoding") != null;
        if (hasBody && !request.isEnded()) {
            long timer = vertx.setTimer(within.toMillis(), late -> cut(context));
            context.addEndHandler(done -> vertx.cancelTimer(timer));
        }
        context.next();
    }

    private static void cut(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!request.isEnded() && !context.response().ended()) {
            context.addEndHandler(done -> request.connection().close());
            context.fail(408);
        }
    }
}
