package org.airalert.web.console;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.airalert.access.Permission;
import org.airalert.web.Language;
import org.airalert.web.Moments;
import org.airalert.web.Pages;
import org.airalert.web.Problems;
import org.airalert.web.Words;
import org.airalert.web.api.Caller;
import org.airalert.web.api.OfficeParts;
import org.airalert.worker.Workers;

/** Makes the pages on workers and sends them with the headers that they all have. */
final class Printer {
    /** No script and no style but our own files, nothing embedded, framed by nobody. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final Set<String> PROBLEMS =
            Set.of("forbidden", "unknown", "not-now", "conflict", "invalid", "unavailable", "unauthenticated");

    private final OfficeParts parts;
    private final Workers workers;
    private final Pages pages = new Pages();

    Printer(OfficeParts parts, Workers workers) {
        this.parts = parts;
        this.workers = workers;
    }

    /** Whether the words have a sentence of their own for a problem. */
    static boolean isKnown(String code) {
        return PROBLEMS.contains(code);
    }

    void send(Visit visit, Reply reply) {
        if (reply instanceof Reply.Page page) {
            print(visit, page)
                    .onSuccess(html -> html(visit.context(), page.status(), html))
                    .onFailure(cause -> cannotPrint(visit.context(), cause));
        } else if (reply instanceof Reply.Download file) {
            head(visit.context().response())
                    .putHeader("Content-Type", file.type())
                    .putHeader("Content-Disposition", "attachment; filename=\"" + file.name() + "\"")
                    .end(file.text());
        } else if (reply instanceof Reply.Attachment file) {
            head(visit.context().response())
                    .putHeader("Content-Type", file.type())
                    .putHeader("Content-Disposition", "attachment; filename=\"" + file.name() + "\"")
                    .end(file.bytes());
        } else if (reply instanceof Reply.Bytes file) {
            head(visit.context().response())
                    .putHeader("Content-Type", file.type())
                    .putHeader("Content-Disposition", "inline; filename=\"" + file.name() + "\"")
                    .end(file.bytes());
        } else {
            send(visit.context(), (Reply.Redirect) reply);
        }
    }

    /** The page's text, made on a worker. */
    Future<String> print(Visit visit, Reply.Page page) {
        Map<String, Object> model = frame(visit, page.model());
        Words words = visit.words();
        return workers.run(() -> pages.render("console/" + page.template() + ".ftlh", words, model));
    }

    void send(RoutingContext context, Reply.Redirect redirect) {
        head(context.response())
                .setStatusCode(303)
                .putHeader("Location", redirect.to())
                .end();
    }

    private Map<String, Object> frame(Visit visit, Map<String, Object> content) {
        Map<String, Object> model = new HashMap<>(content);
        Language language = visit.language();
        var city = parts.place().areas().root();
        model.put("city", language.pick(city.nameZh(), city.nameEn()));
        model.put("other", language.other().word());
        model.put("here", String.valueOf(visit.context().request().path()));
        model.put(
                "made",
                new Moments(language, parts.place().plan().zone())
                        .brief(parts.clock().instant()));
        Caller caller = visit.caller();
        if (caller != null) {
            model.put(
                    "me",
                    new Me(caller.principal().account(), caller.principal().name()));
            model.put("csrf", caller.session() == null ? "" : caller.session().csrf());
            model.put("mayOperate", visit.may(Permission.OPERATE));
            model.put("mayTake", visit.may(Permission.TAKE_EVENTS));
            model.put("tabs", tabs(visit));
            model.put("mayDraft", visit.may(Permission.DRAFT));
        }
        return model;
    }

    /** The pages that this person may open, in the order of the navigation. */
    private static List<String> tabs(Visit visit) {
        List<String> tabs = new ArrayList<>();
        if (visit.may(Permission.READ)) {
            tabs.addAll(List.of(
                    "now",
                    "alerts",
                    "tasks",
                    "counties",
                    "lost",
                    "channels",
                    "directory",
                    "contacts",
                    "wording",
                    "reduction",
                    "evaluation"));
        }
        if (visit.may(Permission.COUNTY)) {
            tabs.add("county");
        }
        if (visit.may(Permission.TAKE_EVENTS)) {
            tabs.add("intake");
        }
        if (visit.may(Permission.READ_AUDIT)) {
            tabs.add("audit");
        }
        if (visit.may(Permission.ADMINISTER)) {
            tabs.add("access");
        }
        if (visit.may(Permission.SIGN_CHANGE)) {
            tabs.add("changes");
        }
        return tabs;
    }

    private static void html(RoutingContext context, int status, String html) {
        HttpServerResponse response = context.response();
        if (!response.closed() && !response.headWritten()) {
            head(response)
                    .setStatusCode(status)
                    .putHeader("Content-Type", "text/html; charset=utf-8")
                    .end(html);
        }
    }

    /** The failure page is a page as well: one that cannot be made must not lead to another. */
    private static void cannotPrint(RoutingContext context, Throwable cause) {
        HttpServerResponse response = context.response();
        if (!response.closed() && !response.headWritten()) {
            var problem = Problems.of(cause, 500, context.request().path());
            head(response)
                    .setStatusCode(problem.status())
                    .putHeader("Content-Type", "text/plain; charset=utf-8")
                    .end(problem.title() + ". " + problem.detail());
        }
    }

    /** The headers that every answer has. */
    static HttpServerResponse head(HttpServerResponse response) {
        return response.putHeader("Cache-Control", "no-store")
                .putHeader("Content-Security-Policy", POLICY)
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("X-Frame-Options", "DENY");
    }

    /** Who is logged in, as the frame tells it. */
    public record Me(String account, String name) {}
}
