package org.airalert.web.console;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.airalert.access.Account;
import org.airalert.access.ApiKey;
import org.airalert.access.ApiKeys;
import org.airalert.access.Permission;
import org.airalert.access.Role;
import org.airalert.access.Session;
import org.airalert.access.Token;
import org.airalert.office.Refusal;
import org.airalert.office.change.AccessRequests;
import org.airalert.web.Moments;
import org.airalert.web.api.OfficeParts;
import org.jspecify.annotations.Nullable;

/** People's accounts with their roles and sessions, and machines' keys. A one-time link or a key is shown once, on the page that answers. */
final class AccessPages {
    private static final Reply DONE = new Reply.Redirect(Console.BASE + "/access");

    private final OfficeParts parts;
    private final OfficeParts.Access access;

    AccessPages(OfficeParts parts) {
        this.parts = parts;
        this.access = parts.access();
    }

    void addTo(Door door) {
        door.get("/access", Permission.ADMINISTER, visit -> show(visit, Told.NOTHING))
                .post("/access/accounts", Permission.ADMINISTER, this::invite)
                .post("/access/accounts/:id/link", Permission.ADMINISTER, this::link)
                .post("/access/accounts/:id/roles", Permission.ADMINISTER, this::roles)
                .post("/access/accounts/:id/disable", Permission.ADMINISTER, this::disable)
                .post("/access/accounts/:id/enable", Permission.ADMINISTER, this::enable)
                .post("/access/accounts/:id/log-out", Permission.ADMINISTER, this::logOut)
                .post("/access/keys", Permission.ADMINISTER, this::createKey)
                .post("/access/keys/:id/revoke", Permission.ADMINISTER, this::revoke);
    }

    private Future<Reply> invite(Visit visit) {
        Account.Newcomer newcomer = new Account.Newcomer(visit.field("id"), visit.field("name"), roles(visit, "role"));
        return access.requests().invite(newcomer, visit.by()).compose(asked -> show(visit, Told.link(asked)));
    }

    private Future<Reply> link(Visit visit) {
        return access.requests().renew(visit.path("id"), visit.by()).compose(asked -> show(visit, Told.link(asked)));
    }

    private Future<Reply> roles(Visit visit) {
        notOneself(visit);
        return access.requests()
                .setRoles(visit.path("id"), roles(visit, "role"), visit.by())
                .compose(asked -> asked.waits() ? show(visit, Told.waiting(asked)) : Future.succeededFuture(DONE));
    }

    private Future<Reply> disable(Visit visit) {
        notOneself(visit);
        return access.accounts()
                .setDisabled(visit.path("id"), true, visit.by())
                .compose(account -> access.sessions().endAll(account.id(), visit.by()))
                .map(done -> DONE);
    }

    private Future<Reply> enable(Visit visit) {
        notOneself(visit);
        return access.requests()
                .enable(visit.path("id"), visit.by())
                .compose(asked -> show(visit, Told.waiting(asked)));
    }

    /** Who takes the last right from themselves locks everybody out; who gives themselves one needs nobody else's eyes. */
    private static void notOneself(Visit visit) {
        if (visit.path("id").equals(visit.by().account())) {
            throw new Refusal.Forbidden("自己的权限须由另一位管理员变更 (one's own rights are changed by another administrator)");
        }
    }

    private Future<Reply> logOut(Visit visit) {
        return access.sessions().endAll(visit.path("id"), visit.by()).map(done -> DONE);
    }

    private Future<Reply> createKey(Visit visit) {
        String days = visit.field("days");
        Duration holds = Duration.ofDays(days.matches("[0-9]{1,4}") ? Long.parseLong(days) : 0);
        Set<String> scopes =
                new HashSet<>(visit.context().request().formAttributes().getAll("scope"));
        return access.requests()
                .createKey(new ApiKeys.Wanted(visit.field("name"), scopes, holds), visit.by())
                .compose(asked -> show(visit, Told.key(asked)));
    }

    private Future<Reply> revoke(Visit visit) {
        return access.keys().revoke(visit.path("id"), visit.by()).map(key -> DONE);
    }

    private static Set<Role> roles(Visit visit, String field) {
        List<String> words = visit.context().request().formAttributes().getAll(field);
        return Stream.of(Role.values())
                .filter(role -> words.contains(role.word()))
                .collect(Collectors.toSet());
    }

    /**
     * What the page says this once.
     *
     * @param link one-time link just made; empty otherwise
     * @param key just made; empty otherwise
     * @param waits whether it waits for a second person
     */
    private record Told(String link, String key, boolean waits) {
        static final Told NOTHING = new Told("", "", false);

        static Told link(AccessRequests.Asked asked) {
            String token = asked.secret().map(Token::value).orElse("");
            return new Told(token.isEmpty() ? "" : Console.BASE + "/setup/" + token, "", asked.waits());
        }

        static Told key(AccessRequests.Asked asked) {
            return new Told("", asked.secret().map(Token::value).orElse(""), asked.waits());
        }

        static Told waiting(AccessRequests.Asked asked) {
            return new Told("", "", asked.waits());
        }
    }

    private Future<Reply> show(Visit visit, Told told) {
        return access.accounts()
                .list()
                .compose(accounts -> Future.join(accounts.stream()
                                .map(account -> access.sessions().list(account.id()))
                                .toList())
                        .compose(open -> access.keys().list().map(keys -> {
                            Moments moments = new Moments(
                                    visit.language(), parts.place().plan().zone());
                            Map<String, List<Session>> sessions = new HashMap<>();
                            for (int i = 0; i < accounts.size(); i++) {
                                sessions.put(accounts.get(i).id(), open.resultAt(i));
                            }
                            Map<String, Object> model = new HashMap<>();
                            model.put("link", told.link());
                            model.put("key", told.key());
                            model.put("waits", told.waits());
                            model.put(
                                    "accounts",
                                    accounts.stream()
                                            .map(one ->
                                                    person(one, sessions.getOrDefault(one.id(), List.of()), moments))
                                            .toList());
                            model.put(
                                    "keys",
                                    keys.stream()
                                            .map(one -> machine(one, moments))
                                            .toList());
                            model.put(
                                    "roles",
                                    Stream.of(Role.values())
                                            .filter(role -> role != Role.INTEGRATOR)
                                            .map(Role::word)
                                            .toList());
                            model.put("scopes", ApiKeys.SCOPES.stream().sorted().toList());
                            return Reply.page("access", model);
                        })));
    }

    private static Person person(Account account, List<Session> sessions, Moments moments) {
        return new Person(
                account.id(),
                account.name(),
                account.roles().stream().map(Role::word).sorted().toList(),
                account.disabled() ? "disabled" : account.password() == null ? "invited" : "ready",
                brief(account.lastLogIn(), moments),
                sessions.stream()
                        .map(session -> session.address() + " · " + moments.brief(session.seenAt()))
                        .toList());
    }

    private static Machine machine(ApiKey key, Moments moments) {
        return new Machine(
                key.id(),
                key.name(),
                key.scopes().stream().sorted().collect(Collectors.joining(", ")),
                moments.brief(key.expiresAt()),
                brief(key.lastUsedAt(), moments),
                brief(key.revokedAt(), moments));
    }

    private static String brief(@Nullable Instant time, Moments moments) {
        return time == null ? "" : moments.brief(time);
    }

    public record Person(
            String id, String name, List<String> roles, String state, String lastLogIn, List<String> sessions) {}

    public record Machine(String id, String name, String scopes, String expires, String lastUsed, String revoked) {}
}
