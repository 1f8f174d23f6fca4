package org.airalert.web.console;

import io.vertx.core.Future;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.HttpException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.airalert.access.Permission;
import org.airalert.web.Language;
import org.airalert.web.Problem;
import org.airalert.web.Problems;
import org.airalert.web.Words;
import org.airalert.web.api.Caller;
import org.airalert.web.api.Gate;
import org.airalert.web.api.OfficeSide;
import org.jspecify.annotations.Nullable;

/** Lets people in: session, right and CSRF field are looked at before any page's handler runs; failures become pages, too. */
final class Door {
    private static final long LARGEST_FORM = 16 * 1024;
    private static final String LANGUAGE = "aag_lang";
    private static final String FOREIGN = "表单来自其他网站 (the form came from another site)";

    private final Router router;
    private final Gate gate;
    private final Printer printer;
    private final LiveStreams streams;

    Door(Router router, Gate gate, Printer printer) {
        this.router = router;
        this.gate = gate;
        this.printer = printer;
        this.streams = new LiveStreams(gate, printer);
        router.route(Console.BASE + "/*").failureHandler(this::failed);
        router.post(IntakePage.CSV).handler(BodyHandler.create(false).setBodyLimit(OfficeSide.LARGEST_FIELD));
        router.post(DirectoryPages.IMPORT)
                .handler(BodyHandler.create(false).setBodyLimit(3L * OfficeSide.LARGEST_FIELD));
        router.post(ContactsPage.IMPORT).handler(BodyHandler.create(false).setBodyLimit(OfficeSide.LARGEST_FIELD));
        router.post(WordingPages.PATH + "/*")
                .handler(BodyHandler.create(false).setBodyLimit(3L * OfficeSide.LARGEST_FIELD));
        router.post(Console.BASE + "/*").handler(BodyHandler.create(false).setBodyLimit(LARGEST_FORM));
        router.get("/").handler(context -> printer.send(context, new Reply.Redirect(Console.BASE)));
    }

    /** A page behind the log-in. */
    Door get(String path, Permission needs, Console.Handler handler) {
        return add(HttpMethod.GET, path, needs, handler);
    }

    /** The changes of a page that is open, as they happen: looking at it does not count as use of the session. */
    Door stream(String path, Permission needs, LiveStreams.Watched page) {
        router.get(Console.BASE + path)
                .handler(context -> gate.onlooker(context.request())
                        .onSuccess(caller -> {
                            if (isAdmitted(context, caller, needs)) {
                                streams.begin(
                                        new Visit(context, caller.orElseThrow(), Words.of(language(context))),
                                        needs,
                                        page);
                            }
                        })
                        .onFailure(context::fail));
        return this;
    }

    /** A change: needs the right and the session's CSRF field. */
    Door post(String path, Permission needs, Console.Handler handler) {
        return add(HttpMethod.POST, path, needs, handler);
    }

    /** A page before the log-in. */
    Door open(HttpMethod method, String path, Console.Handler handler) {
        router.route(method, Console.BASE + path).handler(context -> {
            if (isFromElsewhere(context.request(), method)) {
                context.fail(new HttpException(403, FOREIGN));
            } else {
                run(context, null, handler);
            }
        });
        return this;
    }

    /** Everything else below the console is not there. */
    void close() {
        router.route(Console.BASE + "/*").handler(context -> context.fail(404));
    }

    private Door add(HttpMethod method, String path, Permission needs, Console.Handler handler) {
        router.route(method, Console.BASE + path)
                .handler(context -> gate.caller(context.request())
                        .onSuccess(caller -> admit(context, caller, needs, handler))
                        .onFailure(context::fail));
        return this;
    }

    private void admit(RoutingContext context, Optional<Caller> caller, Permission needs, Console.Handler handler) {
        if (isAdmitted(context, caller, needs)) {
            run(context, caller.orElseThrow(), handler);
        }
    }

    /** Answers itself where it is not. */
    private boolean isAdmitted(RoutingContext context, Optional<Caller> caller, Permission needs) {
        // A key is for programs: the console is for people only.
        if (caller.isEmpty() || caller.get().session() == null) {
            toLogIn(context);
            return false;
        }
        HttpMethod method = context.request().method();
        String csrf = HttpMethod.POST.equals(method)
                ? context.request().formAttributes().get(Gate.CSRF_FIELD)
                : null;
        String refusal = Gate.refusal(caller.get(), needs, method, csrf);
        if (refusal != null && caller.get().isHalfIn() && HttpMethod.GET.equals(method)) {
            printer.send(context, new Reply.Redirect(SecondFactorPages.PATH));
            return false;
        }
        if (refusal != null || isFromElsewhere(context.request(), method)) {
            context.fail(new HttpException(403, refusal == null ? FOREIGN : refusal));
            return false;
        }
        return true;
    }

    private void toLogIn(RoutingContext context) {
        if ("true".equals(context.request().getHeader("HX-Request"))) {
            // A redirect would put the log-in page into the middle of this one.
            context.response()
                    .putHeader("HX-Refresh", "true")
                    .setStatusCode(401)
                    .end();
        } else {
            printer.send(context, new Reply.Redirect(Console.BASE + "/login"));
        }
    }

    /** Fetch metadata: browsers say where a request comes from, and no script can change it. */
    private static boolean isFromElsewhere(HttpServerRequest request, HttpMethod method) {
        return HttpMethod.POST.equals(method) && "cross-site".equals(request.getHeader("Sec-Fetch-Site"));
    }

    private void run(RoutingContext context, @Nullable Caller caller, Console.Handler handler) {
        Visit visit = new Visit(context, caller, Words.of(language(context)));
        context.put(Visit.class.getName(), visit);
        Future<Reply> reply;
        try {
            reply = handler.handle(visit);
        } catch (RuntimeException e) {
            reply = Future.failedFuture(e);
        }
        reply.onSuccess(given -> printer.send(visit, given)).onFailure(context::fail);
    }

    /** Chosen once by {@code ?lang=}, then kept in a cookie. */
    private static Language language(RoutingContext context) {
        HttpServerRequest request = context.request();
        String asked = HttpMethod.GET.equals(request.method()) ? request.getParam("lang") : null;
        Cookie kept = request.getCookie(LANGUAGE);
        if (asked == null) {
            return Language.asked(kept == null ? null : kept.getValue(), request.getHeader("Accept-Language"));
        }
        Language language = Language.asked(asked, null);
        context.response()
                .addCookie(Cookie.cookie(LANGUAGE, language.word())
                        .setPath(Console.BASE)
                        .setHttpOnly(true)
                        .setSameSite(CookieSameSite.STRICT));
        return language;
    }

    private void failed(RoutingContext context) {
        if (context.response().headWritten()) {
            Problems.answer(context);
            return;
        }
        Problem problem = Problems.of(
                context.failure(), context.statusCode(), context.request().path());
        Visit known = context.get(Visit.class.getName());
        Visit visit = known == null ? new Visit(context, null, Words.of(language(context))) : known;
        Map<String, Object> model = new HashMap<>();
        model.put("problem", problem);
        model.put("known", Printer.isKnown(problem.code()));
        printer.send(visit, new Reply.Page(problem.status(), "problem", model));
    }
}
