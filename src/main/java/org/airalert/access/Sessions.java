package org.airalert.access;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.airalert.store.Ledger;

/**
 * Sessions of people, kept in the store, so that they outlive a restart and hold on every node. The cookie's token is made at log-in and
 * never taken from the browser, so that nobody can be handed a known one (fixation).
 */
public final class Sessions {
    /**
     * @param idle ends a session that was not used for so long
     * @param longest ends every session, however busy
     */
    public record Limits(Duration idle, Duration longest) {}

    private static final Duration SEEN_STEP = Duration.ofMinutes(1);

    private final Documents<Session> sessions;
    private final Documents<Account> accounts;
    private final Limits limits;
    private final InstantSource clock;
    private final RandomGenerator random;

    public Sessions(AccessParts parts, Limits limits) {
        this.limits = limits;
        this.sessions = new Documents<>(parts, "session", Session.class);
        this.accounts = new Documents<>(parts, "account", Account.class);
        this.clock = parts.clock();
        this.random = parts.random();
    }

    /** Opens a session for somebody who has just proved who it is; the account's sessions that are over are removed. */
    public Future<Opened> open(Account account, String address) {
        return open(new LogIn.Welcome(account, false), address);
    }

    /** The same, and how it was proved. */
    public Future<Opened> open(LogIn.Welcome welcome, String address) {
        Account account = welcome.account();
        Token token = Token.fresh(random);
        Instant now = clock.instant();
        Session session = new Session(account.id(), Token.fresh(random).value(), now, now, address, welcome.twoSteps());
        return over(account.id()).compose(ended -> {
            List<Ledger.Write> writes = new ArrayList<>(ended);
            writes.add(sessions.create(token.hash(), account.id(), session));
            return sessions.commit(
                            writes,
                            List.of(new AuditEntry(
                                    now, account.id(), "session.open", account.id(), Map.of("address", address))))
                    .map(new Opened(token, session));
        });
    }

    /** Who a cookie belongs to; empty when its session is unknown or over, or the account may no longer log in. */
    public Future<Optional<Active>> find(String cookie) {
        return find(cookie, true);
    }

    /** The same without counting as use: a page that asks again by itself must not keep its forgotten screen logged in. */
    public Future<Optional<Active>> glance(String cookie) {
        return find(cookie, false);
    }

    private Future<Optional<Active>> find(String cookie, boolean used) {
        String id = new Token(cookie).hash();
        Instant now = clock.instant();
        return sessions.find(id).compose(found -> {
            Optional<Session> live = found.filter(session -> !isOver(session, now));
            return live.map(session -> (used ? touch(id, session, now) : Future.succeededFuture())
                            .compose(touched -> accounts.find(session.account()))
                            .map(account -> account.filter(person -> !person.disabled())
                                    .map(person -> new Active(session, person))))
                    .orElse(Future.succeededFuture(Optional.empty()));
        });
    }

    /** Its owner has proved the second step since. */
    public Future<Void> prove(String cookie) {
        return sessions.update(new Token(cookie).hash(), Session::proven, List.of())
                .mapEmpty();
    }

    /** Logs out. */
    public Future<Void> end(String cookie, Principal by) {
        AuditEntry entry = new AuditEntry(clock.instant(), by.account(), "session.end", by.account());
        return sessions.commit(List.of(sessions.remove(new Token(cookie).hash())), List.of(entry));
    }

    /** Ends every session of an account: its password was changed, or it was disabled. */
    public Future<Void> endAll(String account, Principal by) {
        AuditEntry entry = new AuditEntry(clock.instant(), by.account(), "session.end-all", account);
        return sessions.ids(account)
                .compose(ids ->
                        sessions.commit(ids.stream().map(sessions::remove).toList(), List.of(entry)));
    }

    /** Open sessions of an account. */
    public Future<List<Session>> list(String account) {
        Instant now = clock.instant();
        return sessions.list(account)
                .map(all ->
                        all.stream().filter(session -> !isOver(session, now)).toList());
    }

    private Future<List<Ledger.Write>> over(String account) {
        Instant now = clock.instant();
        return sessions.entries(account)
                .map(all -> all.entrySet().stream()
                        .filter(entry -> isOver(entry.getValue(), now))
                        .map(entry -> sessions.remove(entry.getKey()))
                        .toList());
    }

    /** Once a minute; a failure is no reason to turn somebody away: the session then ends a minute early. */
    private Future<?> touch(String id, Session session, Instant now) {
        return Duration.between(session.seenAt(), now).compareTo(SEEN_STEP) < 0
                ? Future.succeededFuture()
                : sessions.update(id, found -> found.seen(now), List.of()).otherwise(Optional.empty());
    }

    private boolean isOver(Session session, Instant now) {
        return !now.isBefore(session.seenAt().plus(limits.idle()))
                || !now.isBefore(session.createdAt().plus(limits.longest()));
    }

    /** @param cookie told to the browser once, kept as a hash only */
    public record Opened(Token cookie, Session session) {}

    public record Active(Session session, Account account) {}
}
