package org.airalert.web.open;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.airalert.alert.AlertStatus;
import org.airalert.warning.Level;
import org.airalert.web.AlertWords;
import org.airalert.web.Language;
import org.airalert.web.Moments;
import org.airalert.web.Pages;
import org.airalert.web.Words;

/**
 * The page on which a recipient confirms receipt with one tap. Looking changes nothing, because mail programs open links by
 * themselves; only the button does. The token in the address is the right to confirm, so there is nothing else to forge.
 */
final class ConfirmPage {
    private final PublicParts parts;
    private final Pages pages = new Pages();

    ConfirmPage(PublicParts parts) {
        this.parts = parts;
    }

    /** @param tapped whether the button was pressed */
    void show(RoutingContext context, boolean tapped) {
        String token = context.pathParam("token");
        Future<Optional<PublicParts.Confirmation>> found =
                tapped ? parts.links().confirm(token) : parts.links().confirmation(token);
        Words words = Words.of(language(context));
        found.compose(confirmation -> parts.workers().run(() -> page(words, confirmation)))
                .onSuccess(page -> answer(context, page))
                .onFailure(context::fail);
    }

    private static Language language(RoutingContext context) {
        List<String> named = context.queryParam("lang");
        return Language.asked(
                named.isEmpty() ? null : named.get(0), context.request().getHeader("Accept-Language"));
    }

    private Page page(Words words, Optional<PublicParts.Confirmation> found) {
        if (found.isEmpty()) {
            Map<String, Object> model = frame(words, "none");
            return new Page(404, pages.render("open/confirm.ftlh", words, model));
        }
        PublicParts.Confirmation confirmation = found.get();
        Moments moments = new Moments(words.language(), parts.about().zone());
        AlertWords alerts = new AlertWords(words, moments);
        Level level = confirmation.alert().facts().level();
        Map<String, Object> model = frame(words, level == null ? "none" : level.word());
        model.put("recipient", confirmation.recipient());
        boolean memo = confirmation.alert().id().isMemo();
        model.put("title", memo ? confirmation.alert().facts().reason().zh() : alerts.title(confirmation.alert()));
        model.put("lines", alerts.times(confirmation.alert()));
        model.put("areas", alerts.areas(confirmation.alert().facts().areas()));
        model.put("exercise", !memo && confirmation.alert().status() == AlertStatus.EXERCISE);
        Instant confirmedAt = confirmation.confirmedAt();
        if (confirmedAt != null) {
            model.put("confirmedAt", moments.at(confirmedAt));
        }
        return new Page(200, pages.render("open/confirm.ftlh", words, model));
    }

    private Map<String, Object> frame(Words words, String tone) {
        Map<String, Object> model = new HashMap<>();
        model.put("css", DocumentKinds.CSS);
        model.put("tone", tone);
        model.put("city", words.language().of(parts.about().city()));
        model.put("phone", parts.about().phone());
        return model;
    }

    private static void answer(RoutingContext context, Page page) {
        HttpServerResponse response = context.response();
        DocumentKinds.html("no-store").headers().forEach(response::putHeader);
        response.setStatusCode(page.status())
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .putHeader("Cache-Control", "no-store");
        if (HttpMethod.HEAD.equals(context.request().method())) {
            response.end();
        } else {
            response.end(page.html());
        }
    }

    private record Page(int status, String html) {}
}
