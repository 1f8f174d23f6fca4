package org.airalert.office.change;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.Set;
import org.airalert.access.AccessRefusal;
import org.airalert.access.Account;
import org.airalert.access.Accounts;
import org.airalert.access.ApiKeys;
import org.airalert.access.Appointments;
import org.airalert.access.Permission;
import org.airalert.access.Principal;
import org.airalert.access.Role;
import org.airalert.access.Token;
import org.airalert.office.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator asks for about users, rights and keys. What gives rights (a new account, another role, a new one-time link for somebody else,
 * switching on again, a key) waits for another administrator or an approver; what takes rights away acts at once.
 *
 * <p>Two exceptions, because there is no second person yet: the very first administrator, whom the first start makes with a one-time link; and the
 * second administrator, whom the first one appoints alone as long as nobody else who could sign has ever set a password. From then on the
 * exception is over for good: an account that was switched off since still counts.
 */
public final class AccessRequests {
    private static final String ALONE =
            "尚无第二人可以审批：首位管理员任命第二位管理员 (nobody else could sign yet: the first administrator appoints the second)";

    private final Accounts accounts;
    private final ApiKeys keys;
    private final Appointments appointments;
    private final Changes changes;

    public AccessRequests(Accounts accounts, ApiKeys keys, Appointments appointments, Changes changes) {
        this.accounts = accounts;
        this.keys = keys;
        this.appointments = appointments;
        this.changes = changes;
        changes.add(new AccountKind(accounts, appointments));
        changes.add(new KeyKind(keys));
    }

    /**
     * What came of it.
     *
     * @param change {@code null} where it was done at once because it gives nobody any right
     * @param secret a one-time link's token or a whole key, told this once; it works from the signature on
     */
    public record Asked(@Nullable Change change, Optional<Token> secret) {
        public boolean waits() {
            return change != null && change.state() == ChangeState.PROPOSED;
        }
    }

    /** A new account. */
    public Future<Asked> invite(Account.Newcomer newcomer, Principal by) {
        Token link = appointments.link();
        Change.Wish wish = new Change.Wish(
                AccountKind.WORD,
                newcomer.id(),
                AccountKind.Content.of(newcomer.name(), newcomer.roles(), false, link.hash())
                        .json());
        return accounts.find(newcomer.id()).compose(found -> {
            if (found.isPresent()) {
                throw AccessRefusal.taken("id", "账号已存在 (there is such an account)");
            }
            return alone(newcomer, by)
                    .compose(first -> first ? changes.applyAlone(wish, by, ALONE) : changes.propose(wish, by))
                    .map(change -> new Asked(change, Optional.of(link)));
        });
    }

    /** Whether the exception for the second administrator holds. */
    private Future<Boolean> alone(Account.Newcomer newcomer, Principal by) {
        return newcomer.roles().equals(Set.of(Role.ADMINISTRATOR))
                ? accounts.list().map(all -> all.stream().noneMatch(one -> couldEverSign(one, by.account())))
                : Future.succeededFuture(false);
    }

    private static boolean couldEverSign(Account account, String besides) {
        return !account.id().equals(besides)
                && account.password() != null
                && Permission.SIGN_CHANGE.isHeldBy(account.principal());
    }

    /** A new one-time link: who has it can become that person, so another one's needs a second signature; one's own does not. */
    public Future<Asked> renew(String id, Principal by) {
        if (id.equals(by.account())) {
            return atOnce(id, by);
        }
        return existing(id)
                .compose(account -> alone(new Account.Newcomer(id, account.name(), account.roles()), by)
                        .compose(first -> first && account.password() == null ? atOnce(id, by) : relink(account, by)));
    }

    private Future<Asked> atOnce(String id, Principal by) {
        return accounts.renew(id, by).map(token -> new Asked(null, Optional.of(token)));
    }

    private Future<Asked> relink(Account account, Principal by) {
        Token link = appointments.link();
        return propose(account.id(), content(account, account.roles(), account.disabled(), link.hash()), by)
                .map(change -> new Asked(change, Optional.of(link)));
    }

    /** Other roles: at once where they only become fewer, but never so few that nobody is left who could sign what the asker proposes. */
    public Future<Asked> setRoles(String id, Set<Role> roles, Principal by) {
        return existing(id)
                .compose(account -> account.roles().containsAll(roles)
                        ? leaving(account, roles, by)
                                .compose(enough -> accounts.setRoles(id, roles, by))
                                .map(done -> new Asked(null, Optional.empty()))
                        : propose(id, content(account, roles, account.disabled(), null), by)
                                .map(change -> new Asked(change, Optional.empty())));
    }

    private Future<Void> leaving(Account account, Set<Role> roles, Principal by) {
        boolean keeps = Permission.SIGN_CHANGE.isHeldBy(new Principal(account.id(), account.name(), roles, Set.of()));
        if (keeps || !couldEverSign(account, by.account())) {
            return Future.succeededFuture();
        }
        return accounts.list().map(all -> {
            boolean left = all.stream()
                    .anyMatch(one ->
                            !one.id().equals(account.id()) && !one.disabled() && couldEverSign(one, by.account()));
            if (!left) {
                throw new Refusal.NotNow(
                        "这是最后一位能审批变更的其他人员，请先任命接替者，或停用该账号"
                                + " (nobody else could sign a change after this: appoint another one first, or switch the account off)");
            }
            return null;
        });
    }

    /** Gives back the right to log in. */
    public Future<Asked> enable(String id, Principal by) {
        return existing(id)
                .compose(account -> propose(id, content(account, account.roles(), false, null), by))
                .map(change -> new Asked(change, Optional.empty()));
    }

    /** A key. */
    public Future<Asked> createKey(ApiKeys.Wanted wanted, Principal by) {
        wanted.check();
        ApiKeys.Fresh fresh = keys.fresh();
        KeyKind.Content content = new KeyKind.Content(
                wanted.name(),
                wanted.scopes().stream().sorted().toList(),
                wanted.holds().toDays(),
                fresh.secret().hash());
        return changes.propose(new Change.Wish(KeyKind.WORD, fresh.secret().id(), ChangeJson.write(content)), by)
                .map(change -> new Asked(change, Optional.of(fresh.whole())));
    }

    private Future<Change> propose(String id, String content, Principal by) {
        return changes.propose(new Change.Wish(AccountKind.WORD, id, content), by);
    }

    private static String content(Account account, Set<Role> roles, boolean disabled, @Nullable String link) {
        return AccountKind.Content.of(account.name(), roles, disabled, link).json();
    }

    private Future<Account> existing(String id) {
        return accounts.find(id).map(found -> found.orElseThrow(() -> new Refusal.Unknown("没有此账号 (no such account)")));
    }
}
