package org.airalert.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.airalert.access.Account;
import org.airalert.access.ApiKey;
import org.airalert.access.ApiKeys;
import org.airalert.access.AuditLink;
import org.airalert.access.Permission;
import org.airalert.access.Role;
import org.airalert.office.change.AccessRequests;

/** Accounts, keys and the record of who did what. */
final class AccessCalls {
    private static final int DEFAULT_DAYS = 90;
    /** How many journal entries are read at a time while looking for a time. */
    private static final int STEP = 500;

    private final OfficeParts.Access access;
    private final AlertJson json;
    private final ChangeCalls changes;

    AccessCalls(OfficeParts parts, AlertJson json, ChangeCalls changes) {
        this.access = parts.access();
        this.json = json;
        this.changes = changes;
    }

    void addTo(Routes routes) {
        routes.get("/audit", Permission.READ_AUDIT, this::audit)
                .get("/audit/verify", Permission.READ_AUDIT, this::verify)
                .get("/accounts", Permission.ADMINISTER, this::accounts)
                .post("/accounts", Permission.ADMINISTER, this::invite)
                .post("/accounts/:id/link", Permission.ADMINISTER, this::link)
                .post("/accounts/:id/disable", Permission.ADMINISTER, this::disable)
                .post("/accounts/:id/enable", Permission.ADMINISTER, this::enable)
                .post("/accounts/:id/roles", Permission.ADMINISTER, this::roles)
                .get("/keys", Permission.ADMINISTER, this::keys)
                .post("/keys", Permission.ADMINISTER, this::createKey)
                .add(new Routes.Entry(HttpMethod.DELETE, "/keys/:id", Permission.ADMINISTER, 0, this::revokeKey));
    }

    private Future<Answer> audit(Call call) {
        Instant from = call.time("from", Instant.EPOCH);
        Instant to = call.time("to", Instant.MAX);
        String cursor = call.query("cursor");
        long after = 0;
        try {
            after = cursor == null ? 0 : Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw Call.fault("/cursor", "'" + cursor + "' (expected the 'next' of the page before)");
        }
        return page(new ArrayList<>(), after, new Window(from, to, call.limit()));
    }

    private record Window(Instant from, Instant to, int limit) {
        boolean holds(AuditLink link) {
            Instant at = link.entry().at();
            return !at.isBefore(from) && at.isBefore(to);
        }
    }

    /** Reads on until the page is full or the journal ends; bounded by the journal's length over {@value #STEP}. */
    private Future<Answer> page(List<AuditLink> found, long after, Window window) {
        return access.audit().read(after, STEP).compose(links -> {
            for (AuditLink link : links) {
                if (window.holds(link)) {
                    found.add(link);
                }
                if (found.size() == window.limit()) {
                    return Future.succeededFuture(
                            Answer.page(found.stream().map(this::entry).toList(), Long.toString(link.number())));
                }
            }
            return links.size() < STEP
                    ? Future.succeededFuture(
                            Answer.page(found.stream().map(this::entry).toList(), null))
                    : page(found, links.get(STEP - 1).number(), window);
        });
    }

    private JsonObject entry(AuditLink link) {
        JsonObject detail = new JsonObject();
        link.entry().detail().forEach(detail::put);
        return new JsonObject()
                .put("number", link.number())
                .put("at", json.time(link.entry().at()))
                .put("actor", link.entry().actor())
                .put("action", link.entry().action())
                .put("subject", link.entry().subject())
                .put("detail", detail)
                .put("hash", link.hash());
    }

    private Future<Answer> verify(Call call) {
        return access.audit()
                .verify()
                .map(verdict -> Answer.ok(new JsonObject()
                        .put("whole", verdict.isWhole())
                        .put("entries", verdict.entries())
                        .put("head", verdict.head())
                        .put("broken", verdict.broken())
                        .put("fault", verdict.fault())));
    }

    private Future<Answer> accounts(Call call) {
        return access.accounts()
                .list()
                .map(all -> Answer.page(all.stream().map(this::account).toList(), null));
    }

    private JsonObject account(Account account) {
        return new JsonObject()
                .put("id", account.id())
                .put("name", account.name())
                .put(
                        "roles",
                        new JsonArray(account.roles().stream()
                                .map(Role::word)
                                .sorted()
                                .toList()))
                .put("ready", account.password() != null)
                .put("disabled", account.disabled())
                .put("lockedUntil", json.time(account.lockedUntil()))
                .put("createdAt", json.time(account.createdAt()))
                .put("lastLogIn", json.time(account.lastLogIn()));
    }

    private Future<Answer> invite(Call call) {
        ObjectNode body = call.object();
        Account.Newcomer newcomer = new Account.Newcomer(
                Call.required(body, "id"), Call.required(body, "name"), rolesOf(body.path("roles")));
        return access.requests()
                .invite(newcomer, call.by())
                .map(asked -> changes.asked(asked, 201, setUp(asked).put("id", newcomer.id())));
    }

    private Future<Answer> link(Call call) {
        return access.requests()
                .renew(call.path("id"), call.by())
                .map(asked -> changes.asked(asked, 200, setUp(asked)));
    }

    /** The one-time link, where one was made. */
    private static JsonObject setUp(AccessRequests.Asked asked) {
        JsonObject told = new JsonObject();
        asked.secret().ifPresent(token -> told.put("setUp", "/console/setup/" + token.value()));
        return told;
    }

    private Future<Answer> disable(Call call) {
        return access.accounts()
                .setDisabled(call.path("id"), true, call.by())
                .compose(account ->
                        access.sessions().endAll(account.id(), call.by()).map(account))
                .map(account -> Answer.ok(account(account)));
    }

    private Future<Answer> enable(Call call) {
        return access.requests().enable(call.path("id"), call.by()).compose(asked -> changed(call, asked));
    }

    private Future<Answer> roles(Call call) {
        return access.requests()
                .setRoles(call.path("id"), rolesOf(call.object().path("roles")), call.by())
                .compose(asked -> changed(call, asked));
    }

    /** The account as it stands, and the change that it waits for. */
    private Future<Answer> changed(Call call, AccessRequests.Asked asked) {
        return access.accounts()
                .find(call.path("id"))
                .map(found -> changes.asked(asked, 200, found.map(this::account).orElseGet(JsonObject::new)));
    }

    private static Set<Role> rolesOf(JsonNode node) {
        Set<Role> roles = new HashSet<>();
        for (int i = 0; i < node.size(); i++) {
            Role role = AlertCalls.word(Role.class, node.get(i).asText(""), "/roles/" + i);
            if (role != null) {
                roles.add(role);
            }
        }
        if (roles.isEmpty()) {
            throw Call.fault("/roles", "missing (expected an array of roles)");
        }
        return roles;
    }

    private Future<Answer> keys(Call call) {
        return access.keys()
                .list()
                .map(all -> Answer.page(all.stream().map(this::key).toList(), null));
    }

    private JsonObject key(ApiKey key) {
        return new JsonObject()
                .put("id", key.id())
                .put("name", key.name())
                .put("scopes", new JsonArray(key.scopes().stream().sorted().toList()))
                .put("createdAt", json.time(key.createdAt()))
                .put("createdBy", key.createdBy())
                .put("expiresAt", json.time(key.expiresAt()))
                .put("lastUsedAt", json.time(key.lastUsedAt()))
                .put("revokedAt", json.time(key.revokedAt()));
    }

    private Future<Answer> createKey(Call call) {
        ObjectNode body = call.object();
        Set<String> scopes = new HashSet<>();
        body.path("scopes").forEach(scope -> scopes.add(scope.asText("")));
        Duration holds = Duration.ofDays(body.path("days").asInt(DEFAULT_DAYS));
        return access.requests()
                .createKey(new ApiKeys.Wanted(Call.required(body, "name"), scopes, holds), call.by())
                .map(asked -> {
                    JsonObject told = new JsonObject();
                    asked.secret().ifPresent(secret -> told.put("key", secret.value()));
                    return changes.asked(asked, 201, told);
                });
    }

    private Future<Answer> revokeKey(Call call) {
        return access.keys().revoke(call.path("id"), call.by()).map(key -> Answer.ok(key(key)));
    }
}
