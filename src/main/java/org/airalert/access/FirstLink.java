package org.airalert.access;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.airalert.store.Conflict;
import org.airalert.store.Ledger;

/**
 * The one-time link of the first administrator. Several nodes that start on an empty store must all print the same link, so its token itself is kept, until
 * the link has run out: of no other link is more than a hash kept. Whoever can read the store then could as well write an account into it.
 */
final class FirstLink {
    private static final String ID = Accounts.FIRST;
    private static final Account.Newcomer FIRST =
            new Account.Newcomer(Accounts.FIRST, "管理员", Set.of(Role.ADMINISTRATOR));

    private final Documents<Kept> kept;
    private final Documents<Account> accounts;
    private final Documents<Invitation> invitations;
    private final InstantSource clock;
    private final RandomGenerator random;

    private record Kept(String token) {}

    FirstLink(AccessParts parts, Documents<Account> accounts, Documents<Invitation> invitations) {
        this.kept = new Documents<>(parts, "first-link", Kept.class);
        this.accounts = accounts;
        this.invitations = invitations;
        this.clock = parts.clock();
        this.random = parts.random();
    }

    /**
     * The token of the link that holds, or of a new one.
     *
     * @param known whether the administrator's account is there already
     */
    Future<Token> token(boolean known) {
        return kept.find(ID)
                .compose(found -> found.map(one -> new Token(one.token()))
                        .map(token ->
                                isGood(token).compose(good -> good ? Future.succeededFuture(token) : make(true, known)))
                        .orElseGet(() -> make(false, known)));
    }

    private Future<Boolean> isGood(Token token) {
        return invitations
                .find(token.hash())
                .map(found -> found.filter(one -> one.isGoodAt(clock.instant())).isPresent());
    }

    private Future<Token> make(boolean replaces, boolean known) {
        Token token = Token.fresh(random);
        Future<Optional<Ledger.Write>> removal =
                replaces ? kept.removal(ID).map(Optional::of) : Future.succeededFuture(Optional.empty());
        return Future.join(removal, invitations.ids(ID))
                .compose(both -> {
                    Optional<Ledger.Write> old = both.resultAt(0);
                    List<String> invited = both.resultAt(1);
                    List<Ledger.Write> writes = new ArrayList<>();
                    old.ifPresent(writes::add);
                    invited.forEach(id -> writes.add(invitations.remove(id)));
                    return write(writes, token, known);
                })
                .map(token)
                // Another node was first: its link is everybody's.
                .recover(cause -> cause instanceof Conflict ? token(true) : Future.failedFuture(cause));
    }

    private Future<Void> write(List<Ledger.Write> writes, Token token, boolean known) {
        Instant now = clock.instant();
        if (!known) {
            writes.add(accounts.create(ID, "", Account.invited(FIRST, now)));
        }
        writes.add(kept.create(ID, "", new Kept(token.value())));
        writes.add(invitations.create(token.hash(), ID, Invitation.from(ID, now)));
        Map<String, String> detail = Map.of("roles", Role.ADMINISTRATOR.word());
        return kept.commit(
                writes, List.of(new AuditEntry(now, Principal.SYSTEM.account(), "account.invite", ID, detail)));
    }
}
