package org.airalert.web.api;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.HttpException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.airalert.access.Permission;

/** The table of calls: path, method, what the caller must be allowed, and what is done. No call is mounted without its permission. */
final class Routes {
    static final String BASE = "/api/v1";
    static final long USUAL_BYTES = 256 * 1024;

    /** @param path below {@link #BASE}, with {@code :parameters} */
    record Entry(HttpMethod method, String path, Permission needs, long largestBytes, Handler handler) {}

    interface Handler {
        /** May throw a {@code Refusal} as well as fail with one. */
        Future<Answer> handle(Call call);
    }

    private final List<Entry> entries = new ArrayList<>();

    Routes get(String path, Permission needs, Handler handler) {
        return add(new Entry(HttpMethod.GET, path, needs, 0, handler));
    }

    Routes post(String path, Permission needs, Handler handler) {
        return add(new Entry(HttpMethod.POST, path, needs, USUAL_BYTES, handler));
    }

    Routes add(Entry entry) {
        entries.add(entry);
        return this;
    }

    /** Every call, in the order of mounting. */
    List<Entry> entries() {
        return List.copyOf(entries);
    }

    void mount(Router router, Gate gate) {
        for (Entry entry : entries) {
            var route =
                    router.route(entry.method(), BASE + entry.path()).handler(context -> admit(context, entry, gate));
            if (entry.largestBytes() > 0) {
                // After the gate: nobody who may not call makes us read a body. As a plain handler, because the router
                // wants body handlers first.
                BodyHandler body = BodyHandler.create(false).setBodyLimit(entry.largestBytes());
                route.handler(context -> body.handle(context));
            }
            route.handler(context -> call(context, entry));
        }
    }

    private static void admit(RoutingContext context, Entry entry, Gate gate) {
        context.request().pause();
        gate.caller(context.request())
                .onSuccess(caller -> admitted(context, entry, caller))
                .onFailure(context::fail);
    }

    private static void admitted(RoutingContext context, Entry entry, Optional<Caller> caller) {
        context.request().resume();
        if (caller.isEmpty()) {
            context.response().putHeader("WWW-Authenticate", "Bearer realm=\"air-alert-gateway\"");
            context.fail(401);
            return;
        }
        String refusal = Gate.refusal(
                caller.get(), entry.needs(), entry.method(), context.request().getHeader(Gate.CSRF_HEADER));
        if (refusal != null) {
            context.fail(new HttpException(403, refusal));
            return;
        }
        context.put(Caller.class.getName(), caller.get());
        context.next();
    }

    private static void call(RoutingContext context, Entry entry) {
        Caller caller = context.get(Caller.class.getName());
        Future<Answer> answer;
        try {
            answer = entry.handler().handle(new Call(context, caller));
        } catch (RuntimeException e) {
            answer = Future.failedFuture(e);
        }
        answer.onSuccess(given -> send(context, given)).onFailure(context::fail);
    }

    static void send(RoutingContext context, Answer answer) {
        HttpServerResponse response = context.response();
        if (response.closed()) {
            return;
        }
        response.setStatusCode(answer.status())
                .putHeader("Content-Type", answer.type())
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Content-Type-Options", "nosniff");
        response.end(answer.body());
    }
}
