package org.airalert.access;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.airalert.store.Conflict;
import org.airalert.store.Ledger;

/**
 * People's accounts. Nobody ever chooses somebody else's password: an account begins with a one-time link, on which its owner sets one.
 * Futures fail with an {@link AccessRefusal} or a {@link org.airalert.store.StoreException}.
 */
public final class Accounts {
    /** The account that a first start makes. */
    public static final String FIRST = "admin";

    private final Documents<Account> accounts;
    private final Documents<Invitation> invitations;
    private final FirstLink firstLink;
    private final Passwords passwords;
    private final SecondFactors factors;
    private final InstantSource clock;
    private final RandomGenerator random;

    public Accounts(AccessParts parts, SecondFactors factors) {
        this.factors = factors;
        this.accounts = new Documents<>(parts, "account", Account.class);
        this.invitations = new Documents<>(parts, Invitation.KIND, Invitation.class);
        this.firstLink = new FirstLink(parts, accounts, invitations);
        this.passwords = new Passwords(parts.workers(), parts.random());
        this.clock = parts.clock();
        this.random = parts.random();
    }

    public Future<List<Account>> list() {
        return accounts.list(null);
    }

    public Future<Optional<Account>> find(String id) {
        return accounts.find(id);
    }

    /**
     * Makes sure that somebody can get in: while no account has a password, the administrator's account exists and has a one-time link, which is the same
     * for every node and start until it runs out.
     *
     * @return the link's token; empty when somebody can log in already
     */
    public Future<Optional<Token>> firstStart() {
        return accounts.list(null)
                .compose(all -> all.stream().anyMatch(account -> account.password() != null)
                        ? Future.succeededFuture(Optional.empty())
                        : firstLink
                                .token(all.stream()
                                        .anyMatch(account -> account.id().equals(FIRST)))
                                .map(Optional::of));
    }

    /** Makes an account without a password. @return the token of the one-time link, told once and kept as a hash only */
    public Future<Token> invite(Account.Newcomer newcomer, Principal by) {
        if (!Account.isFitId(newcomer.id())) {
            return refuse("id", "2 到 32 个小写字母、数字、点、横线 (2 to 32 small letters, digits, dots, hyphens)");
        }
        if (newcomer.name().isBlank()
                || newcomer.name().length() > Account.LONGEST_NAME
                || newcomer.roles().contains(Role.INTEGRATOR)) {
            return refuse("name", "姓名或角色不对 (a name of up to 60 characters, and roles of people)");
        }
        Token token = Token.fresh(random);
        Instant now = clock.instant();
        AuditEntry entry = new AuditEntry(
                now, by.account(), "account.invite", newcomer.id(), Map.of("roles", words(newcomer.roles())));
        return accounts.commit(
                        List.of(
                                accounts.create(newcomer.id(), "", Account.invited(newcomer, now)),
                                invitations.create(token.hash(), newcomer.id(), Invitation.from(newcomer.id(), now))),
                        List.of(entry))
                .map(token)
                .recover(cause -> cause instanceof Conflict
                        ? Future.failedFuture(
                                new AccessRefusal(AccessRefusal.Why.TAKEN, "id", "账号已存在 (there is such an account)"))
                        : Future.failedFuture(cause));
    }

    /** A new one-time link for an account: a forgotten password, or an invitation that ran out. Older links become void. */
    public Future<Token> renew(String account, Principal by) {
        Token token = Token.fresh(random);
        Instant now = clock.instant();
        return existing(account)
                .compose(found -> invitations.ids(account))
                .compose(old -> {
                    List<Ledger.Write> writes = new ArrayList<>(
                            old.stream().map(invitations::remove).toList());
                    writes.add(invitations.create(token.hash(), account, Invitation.from(account, now)));
                    return invitations.commit(
                            writes, List.of(new AuditEntry(now, by.account(), "account.renew-link", account)));
                })
                .map(token);
    }

    /** The account that a one-time link is for; empty when the link is unknown, used or out of date. */
    public Future<Optional<Account>> invited(String token) {
        return invitations
                .find(new Token(token).hash())
                .compose(found -> found.filter(invitation -> clock.instant().isBefore(invitation.expiresAt()))
                        .map(invitation -> accounts.find(invitation.account()))
                        .orElse(Future.succeededFuture(Optional.empty())));
    }

    /** Sets the password by the one-time link, which is void from then on. */
    public Future<Account> accept(String token, String password) {
        return invited(token).compose(found -> {
            if (found.isEmpty()) {
                return Future.failedFuture(new AccessRefusal(
                        AccessRefusal.Why.UNKNOWN, "", "链接无效、已用过或已过期 (the link is unknown, used or out of date)"));
            }
            Account account = found.get();
            Passwords.check(password, account.id());
            return passwords.hash(password).compose(hash -> useLink(token, account.id(), hash));
        });
    }

    /**
     * Checks a password, and the one-time code of those who have a second step. The attempt is written down before it is checked, so that parallel
     * guesses cannot outrun the count.
     *
     * @param code empty where none was typed
     * @param address where the attempt came from, for the audit
     */
    public Future<LogIn> logIn(String id, String password, String code, String address) {
        Instant now = clock.instant();
        return accounts.find(id).compose(found -> {
            boolean open = found.filter(account -> !account.disabled() && !account.isLockedAt(now))
                    .isPresent();
            if (!open) {
                return passwords.matches(password, null).<LogIn>map(never -> new LogIn.Refused());
            }
            return accounts.update(
                            id, account -> account.attempted(Lockout.after(account.failures() + 1, now)), List.of())
                    .compose(counted -> passwords.matches(
                            password, counted.map(Account::password).orElse(null)))
                    .compose(right -> right ? secondStep(id, code, address) : refused(id, address, now));
        });
    }

    /** The same for somebody without a second step. */
    public Future<LogIn> logIn(String id, String password, String address) {
        return logIn(id, password, "", address);
    }

    /** Somebody whom an identity provider vouches for comes in; refused when the account is switched off. */
    public Future<LogIn> vouched(String id, String address) {
        return accounts.find(id)
                .compose(found -> found.filter(account -> !account.disabled()).isPresent()
                        ? welcome(id, address, true)
                        : refused(id, address, clock.instant()));
    }

    private Future<LogIn> secondStep(String id, String code, String address) {
        Instant now = clock.instant();
        return factors.of(id).compose(standing -> {
            if (standing.since().isEmpty()) {
                return welcome(id, address, false);
            }
            if (code.isBlank()) {
                return Future.succeededFuture(new LogIn.CodeNeeded());
            }
            return factors.check(id, code)
                    .compose(right -> welcome(id, address, true))
                    .recover(cause -> cause instanceof AccessRefusal || cause instanceof Conflict
                            ? refused(id, address, now)
                            : Future.failedFuture(cause));
        });
    }

    /** Takes away or gives back the right to log in. Ending the sessions is {@link Sessions#endAll}. */
    public Future<Account> setDisabled(String id, boolean disabled, Principal by) {
        return change(
                id,
                account -> account.switchedOff(disabled),
                by,
                disabled ? "account.disable" : "account.enable",
                Map.of());
    }

    public Future<Account> setRoles(String id, Set<Role> roles, Principal by) {
        if (roles.contains(Role.INTEGRATOR)) {
            return refuse("roles", "此角色只用于密钥 (integrator is a role of keys)");
        }
        return change(id, account -> account.withRoles(roles), by, "account.roles", Map.of("roles", words(roles)));
    }

    private Future<Account> change(
            String id, UnaryOperator<Account> change, Principal by, String action, Map<String, String> detail) {
        AuditEntry entry = new AuditEntry(clock.instant(), by.account(), action, id, detail);
        return accounts.update(id, change, List.of(entry)).compose(Accounts::orUnknown);
    }

    /** One commit: of two people with one link only one gets through, the other meets a conflict. */
    private Future<Account> useLink(String token, String account, String hash) {
        AuditEntry entry = new AuditEntry(clock.instant(), account, "account.set-password", account);
        return invitations
                .removal(new Token(token).hash())
                .compose(used -> accounts.change(account, found -> found.withPassword(hash))
                        .compose(changed -> accounts.commit(List.of(used, changed.write()), List.of(entry))
                                .map(changed.value())));
    }

    private Future<LogIn> welcome(String id, String address, boolean twoSteps) {
        Instant now = clock.instant();
        AuditEntry entry = new AuditEntry(now, id, "login", id, Map.of("address", address));
        return accounts.update(id, account -> account.loggedIn(now), List.of(entry))
                .map(account -> account.<LogIn>map(known -> new LogIn.Welcome(known, twoSteps))
                        .orElse(new LogIn.Refused()));
    }

    private Future<LogIn> refused(String id, String address, Instant now) {
        AuditEntry entry = new AuditEntry(now, id, "login.refused", id, Map.of("address", address));
        return accounts.commit(List.of(), List.of(entry)).map((LogIn) new LogIn.Refused());
    }

    private Future<Account> existing(String id) {
        return accounts.find(id).compose(Accounts::orUnknown);
    }

    private static Future<Account> orUnknown(Optional<Account> found) {
        return found.map(Future::succeededFuture)
                .orElseGet(() -> Future.failedFuture(
                        new AccessRefusal(AccessRefusal.Why.UNKNOWN, "", "没有此账号 (no such account)")));
    }

    private static <T> Future<T> refuse(String field, String message) {
        return Future.failedFuture(new AccessRefusal(AccessRefusal.Why.INVALID, field, message));
    }

    private static String words(Set<Role> roles) {
        return roles.stream().map(Role::word).sorted().collect(Collectors.joining(", "));
    }
}
