package org.airalert.web.console;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.HashMap;
import java.util.Map;
import org.airalert.access.AccessRefusal;
import org.airalert.access.Account;
import org.airalert.access.LogIn;
import org.airalert.access.Permission;
import org.airalert.access.Principal;
import org.airalert.web.api.Gate;
import org.airalert.web.api.OfficeParts;

/** Logging in and out, and the one-time link on which somebody sets their own password. */
final class EntryPages {
    private static final String LOGIN = Console.BASE + "/login";

    private final OfficeParts.Access access;
    private final Gate gate;

    EntryPages(OfficeParts.Access access, Gate gate) {
        this.access = access;
        this.gate = gate;
    }

    void addTo(Door door) {
        door.open(HttpMethod.GET, "/login", this::showLogIn)
                .open(HttpMethod.POST, "/login", this::logIn)
                .open(HttpMethod.GET, "/setup/:token", this::showSetUp)
                .open(HttpMethod.POST, "/setup/:token", this::setUp)
                .post("/logout", Permission.SELF, this::logOut);
    }

    private Future<Reply> showLogIn(Visit visit) {
        Map<String, Object> model = new HashMap<>();
        model.put("account", "");
        model.put("ready", visit.query("ready") != null);
        model.put("failed", false);
        model.put("needsCode", false);
        return gate.caller(visit.context().request())
                .map(caller -> caller.isPresent() && caller.get().session() != null
                        ? new Reply.Redirect(home(caller.get().principal()))
                        : Reply.page("login", model));
    }

    private Future<Reply> logIn(Visit visit) {
        HttpServerRequest request = visit.context().request();
        String address = Gate.address(request);
        access.pace().count(address);
        return access.accounts()
                .logIn(visit.field("account"), visit.raw("password"), visit.field("code"), address)
                .compose(result -> result instanceof LogIn.Welcome welcome
                        ? welcome(request, welcome, address)
                        : Future.succeededFuture(refused(visit, result)));
    }

    private Future<Reply> welcome(HttpServerRequest request, LogIn.Welcome welcome, String address) {
        return access.sessions().open(welcome, address).map(opened -> {
            Gate.giveCookie(request, opened);
            return new Reply.Redirect(home(welcome.account().principal()));
        });
    }

    /** A county's account has a page of its own and no other. */
    private static String home(Principal who) {
        return Permission.COUNTY.isHeldBy(who) && !Permission.READ.isHeldBy(who) ? CountyPage.PATH : Console.BASE;
    }

    private static Reply refused(Visit visit, LogIn result) {
        Map<String, Object> model = new HashMap<>();
        model.put("account", visit.field("account"));
        model.put("ready", false);
        model.put("failed", true);
        model.put("needsCode", result instanceof LogIn.CodeNeeded);
        return new Reply.Page(401, "login", model);
    }

    private Future<Reply> logOut(Visit visit) {
        HttpServerRequest request = visit.context().request();
        String cookie = String.valueOf(Gate.sessionCookie(request));
        Gate.takeCookie(request);
        return access.sessions().end(cookie, visit.by()).map(ended -> new Reply.Redirect(LOGIN));
    }

    private Future<Reply> showSetUp(Visit visit) {
        return setUpPage(visit, "");
    }

    private Future<Reply> setUp(Visit visit) {
        if (!visit.raw("password").equals(visit.raw("again"))) {
            return setUpPage(visit, visit.words().text("c.setup.differ"));
        }
        return access.accounts()
                .accept(visit.path("token"), visit.raw("password"))
                .<Reply>map(account -> new Reply.Redirect(LOGIN + "?ready=1"))
                .recover(cause -> cause instanceof AccessRefusal refusal && refusal.why() == AccessRefusal.Why.INVALID
                        ? setUpPage(visit, String.valueOf(refusal.getMessage()))
                        : Future.failedFuture(cause));
    }

    private Future<Reply> setUpPage(Visit visit, String fault) {
        return access.accounts().invited(visit.path("token")).map(found -> {
            Map<String, Object> model = new HashMap<>();
            model.put("account", found.map(Account::id).orElse(""));
            model.put("fault", fault);
            return new Reply.Page(found.isEmpty() ? 404 : fault.isEmpty() ? 200 : 400, "setup", model);
        });
    }
}
