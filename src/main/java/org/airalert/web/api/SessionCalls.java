package org.airalert.web.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.HttpException;
import org.airalert.access.Account;
import org.airalert.access.LogIn;
import org.airalert.access.Principal;
import org.airalert.access.Role;
import org.airalert.access.Sessions;

/** Logging in and out, and the one-time link: the calls that need no session yet. */
final class SessionCalls {
    private static final String PATH = Routes.BASE + "/session";
    private static final long LARGEST = 16 * 1024;

    private final OfficeParts.Access access;
    private final Gate gate;

    SessionCalls(OfficeParts.Access access, Gate gate) {
        this.access = access;
        this.gate = gate;
    }

    void mount(Router router) {
        router.post(PATH).handler(body()).handler(context -> answer(context, this::logIn));
        router.get(PATH).handler(context -> answer(context, this::who));
        router.delete(PATH).handler(context -> answer(context, this::logOut));
        router.post(Routes.BASE + "/setup").handler(body()).handler(context -> answer(context, this::setUp));
    }

    private static BodyHandler body() {
        return BodyHandler.create(false).setBodyLimit(LARGEST);
    }

    private static void answer(RoutingContext context, Routes.Handler handler) {
        Future<Answer> answer;
        try {
            answer = handler.handle(new Call(context, new Caller(Principal.SYSTEM, null)));
        } catch (RuntimeException e) {
            answer = Future.failedFuture(e);
        }
        answer.onSuccess(given -> Routes.send(context, given)).onFailure(context::fail);
    }

    private Future<Answer> logIn(Call call) {
        ObjectNode body = call.object();
        HttpServerRequest request = call.context().request();
        String address = Gate.address(request);
        access.pace().count(address);
        return access.accounts()
                .logIn(
                        Call.required(body, "account"),
                        body.path("password").asText(""),
                        body.path("code").asText(""),
                        address)
                .compose(result -> result instanceof LogIn.Welcome welcome
                        ? access.sessions().open(welcome, address).map(opened -> welcomed(request, welcome, opened))
                        : Future.failedFuture(refusal(result)));
    }

    private static HttpException refusal(LogIn result) {
        return result instanceof LogIn.CodeNeeded
                ? new HttpException(401, "请同时填写动态验证码 (the one-time code is needed as well: field code)")
                : new HttpException(
                        401, "账号或密码不对，或尝试过多，请稍候再试 (wrong name or password, or too many attempts: wait a while)");
    }

    private static Answer welcomed(HttpServerRequest request, LogIn.Welcome welcome, Sessions.Opened opened) {
        Gate.giveCookie(request, opened);
        return Answer.of(
                201, person(welcome.account()).put("csrf", opened.session().csrf()));
    }

    private Future<Answer> who(Call call) {
        return gate.caller(call.context().request()).compose(found -> {
            if (found.isEmpty()) {
                return Future.failedFuture(new HttpException(401));
            }
            Caller caller = found.get();
            JsonObject json = new JsonObject()
                    .put("account", caller.principal().account())
                    .put("name", caller.principal().name())
                    .put(
                            "roles",
                            new JsonArray(caller.principal().roles().stream()
                                    .map(Role::word)
                                    .sorted()
                                    .toList()));
            return Future.succeededFuture(Answer.ok(
                    caller.session() == null
                            ? json
                            : json.put("csrf", caller.session().csrf())));
        });
    }

    private Future<Answer> logOut(Call call) {
        HttpServerRequest request = call.context().request();
        String cookie = Gate.sessionCookie(request);
        return gate.caller(request).compose(found -> {
            Gate.takeCookie(request);
            return cookie == null || found.isEmpty()
                    ? Future.succeededFuture(Answer.none())
                    : access.sessions().end(cookie, found.get().principal()).map(ended -> Answer.none());
        });
    }

    private Future<Answer> setUp(Call call) {
        ObjectNode body = call.object();
        return access.accounts()
                .accept(Call.required(body, "token"), body.path("password").asText(""))
                .map(account -> Answer.ok(person(account)));
    }

    private static JsonObject person(Account account) {
        return new JsonObject()
                .put("account", account.id())
                .put("name", account.name())
                .put(
                        "roles",
                        new JsonArray(account.roles().stream()
                                .map(Role::word)
                                .sorted()
                                .toList()));
    }
}
