package org.airalert.access;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.airalert.store.Ledger;
import org.jspecify.annotations.Nullable;

/**
 * How an account comes about or gets other rights, as writes that somebody else commits together with the decision on them. Futures fail with an
 * {@link AccessRefusal}, with {@link org.airalert.store.Conflict} or with another {@link org.airalert.store.StoreException}.
 */
public final class Appointments {
    private final Documents<Account> accounts;
    private final Documents<Invitation> invitations;
    private final InstantSource clock;
    private final RandomGenerator random;

    public Appointments(AccessParts parts) {
        this.accounts = new Documents<>(parts, "account", Account.class);
        this.invitations = new Documents<>(parts, Invitation.KIND, Invitation.class);
        this.clock = parts.clock();
        this.random = parts.random();
    }

    /**
     * What an account shall be.
     *
     * @param link hash of a new one-time link's token, which voids the links before it; {@code null}: no new link
     */
    public record Wanted(
            Account.Newcomer person,
            boolean disabled,
            @Nullable String link) {}

    /** Writes and audit entries that belong together. */
    public record Prepared(List<Ledger.Write> writes, List<AuditEntry> entries) {}

    /** A token for a one-time link, good for nothing before its hash is stored. */
    public Token link() {
        return Token.fresh(random);
    }

    /** Fails with an {@link AccessRefusal} that names the field. */
    public Future<Void> check(Wanted wanted) {
        Account.Newcomer person = wanted.person();
        if (!Account.isFitId(person.id())) {
            return refuse("id", "2 到 32 个小写字母、数字、点、横线 (2 to 32 small letters, digits, dots, hyphens)");
        }
        boolean named = !person.name().isBlank() && person.name().length() <= Account.LONGEST_NAME;
        return named && !person.roles().isEmpty() && !person.roles().contains(Role.INTEGRATOR)
                ? Future.succeededFuture()
                : refuse("name", "姓名或角色不对 (a name of up to 60 characters, and roles of people)");
    }

    /** @param by who signs; stands in the audit */
    public Future<Prepared> prepare(Wanted wanted, Principal by) {
        Account.Newcomer person = wanted.person();
        Instant now = clock.instant();
        String roles = person.roles().stream().map(Role::word).sorted().collect(Collectors.joining(", "));
        return accounts.find(person.id())
                .compose(found -> (found.isEmpty() ? newcomer(wanted, now) : changed(wanted))
                        .compose(write -> links(wanted, now).map(links -> {
                            List<Ledger.Write> writes = new ArrayList<>(links);
                            writes.add(write);
                            String action = found.isEmpty() ? "account.invite" : "account.appoint";
                            Map<String, String> detail = Map.of(
                                    "roles",
                                    roles,
                                    "disabled",
                                    String.valueOf(wanted.disabled()),
                                    "link",
                                    wanted.link() == null ? "none" : "new");
                            return new Prepared(
                                    writes, List.of(new AuditEntry(now, by.account(), action, person.id(), detail)));
                        })));
    }

    private Future<Ledger.Write> newcomer(Wanted wanted, Instant now) {
        return Future.succeededFuture(accounts.create(wanted.person().id(), "", Account.invited(wanted.person(), now)));
    }

    private Future<Ledger.Write> changed(Wanted wanted) {
        Set<Role> roles = wanted.person().roles();
        return accounts.change(
                        wanted.person().id(),
                        account -> account.withRoles(roles).switchedOff(wanted.disabled()))
                .map(Documents.Change::write);
    }

    private Future<List<Ledger.Write>> links(Wanted wanted, Instant now) {
        String link = wanted.link();
        if (link == null) {
            return Future.succeededFuture(List.of());
        }
        String id = wanted.person().id();
        return invitations.ids(id).map(old -> {
            List<Ledger.Write> writes =
                    new ArrayList<>(old.stream().map(invitations::remove).toList());
            writes.add(invitations.create(link, id, Invitation.from(id, now)));
            return writes;
        });
    }

    private static Future<Void> refuse(String field, String message) {
        return Future.failedFuture(new AccessRefusal(AccessRefusal.Why.INVALID, field, message));
    }
}
