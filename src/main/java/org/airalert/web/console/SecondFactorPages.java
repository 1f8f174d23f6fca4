package org.airalert.web.console;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.airalert.access.AccessRefusal;
import org.airalert.access.Permission;
import org.airalert.web.api.Gate;
import org.airalert.web.api.OfficeParts;

/** A person's own second step: set up, confirmed by the first one-time code, switched off; and reset by an administrator. */
final class SecondFactorPages {
    static final String PATH = Console.BASE + "/second-factor";
    private static final String OWN = "/second-factor";

    private final OfficeParts.Access access;

    SecondFactorPages(OfficeParts.Access access) {
        this.access = access;
    }

    void addTo(Door door) {
        door.get(OWN, Permission.SELF, visit -> show(visit, Map.of()))
                .post(OWN + "/begin", Permission.SELF, this::begin)
                .post(OWN + "/confirm", Permission.SELF, this::confirm)
                .post(OWN + "/remove", Permission.SELF, this::remove)
                .post("/access/accounts/:id/second-factor", Permission.ADMINISTER, this::reset);
    }

    /** The secret is in this answer and nowhere else. */
    private Future<Reply> begin(Visit visit) {
        return access.factors()
                .begin(visit.by().account())
                .compose(setup -> show(visit, Map.of("secret", grouped(setup.secret()), "link", setup.link())));
    }

    private Future<Reply> confirm(Visit visit) {
        String cookie = String.valueOf(Gate.sessionCookie(visit.context().request()));
        return access.factors()
                .confirm(visit.by().account(), visit.field("code"))
                .compose(codes -> access.sessions().prove(cookie).compose(done -> show(visit, Map.of("codes", codes))))
                .recover(cause -> wrong(visit, cause));
    }

    private Future<Reply> remove(Visit visit) {
        return access.factors()
                .remove(visit.by().account(), visit.field("code"))
                .<Reply>map(done -> new Reply.Redirect(PATH))
                .recover(cause -> wrong(visit, cause));
    }

    /** Back on the page with what is wrong, so that a typing error does not cost the secret. */
    private Future<Reply> wrong(Visit visit, Throwable cause) {
        return cause instanceof AccessRefusal
                ? show(visit, Map.of("fault", String.valueOf(cause.getMessage())))
                : Future.failedFuture(cause);
    }

    private Future<Reply> reset(Visit visit) {
        String account = visit.path("id");
        return access.factors()
                .reset(account, visit.by())
                .compose(done -> access.sessions().endAll(account, visit.by()))
                .map(done -> new Reply.Redirect(Console.BASE + "/access"));
    }

    private Future<Reply> show(Visit visit, Map<String, Object> told) {
        return access.factors().of(visit.by().account()).map(standing -> {
            Map<String, Object> model = new HashMap<>(told);
            model.putIfAbsent("secret", "");
            model.putIfAbsent("link", "");
            model.putIfAbsent("fault", "");
            model.putIfAbsent("codes", List.of());
            model.put("on", standing.since().isPresent());
            model.put("left", standing.recoveryCodes());
            model.put("must", visit.caller() != null && visit.caller().isHalfIn());
            return new Reply.Page(told.containsKey("fault") ? 400 : 200, "secondfactor", model);
        });
    }

    private static String grouped(String secret) {
        return secret.replaceAll("(.{4})(?!$)", "$1 ");
    }
}
