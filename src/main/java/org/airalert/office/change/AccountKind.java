package org.airalert.office.change;

import io.vertx.core.Future;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.airalert.access.Account;
import org.airalert.access.Accounts;
import org.airalert.access.Appointments;
import org.airalert.access.Permission;
import org.airalert.access.Principal;
import org.airalert.access.Role;
import org.jspecify.annotations.Nullable;

/** People's accounts: a new one, more rights, the way back in after it was switched off, a new one-time link. */
final class AccountKind implements ChangeKind {
    static final String WORD = "account";

    private final Accounts accounts;
    private final Appointments appointments;

    AccountKind(Accounts accounts, Appointments appointments) {
        this.accounts = accounts;
        this.appointments = appointments;
    }

    /**
     * An account as a change tells it.
     *
     * @param roles words of the roles, sorted
     * @param link hash of a new one-time link's token, which its author was told; {@code null}: no new link
     */
    record Content(
            String name,
            List<String> roles,
            boolean disabled,
            @Nullable String link) {
        static Content of(Account account) {
            return of(account.name(), account.roles(), account.disabled(), null);
        }

        static Content of(String name, Set<Role> roles, boolean disabled, @Nullable String link) {
            return new Content(name, roles.stream().map(Role::word).sorted().toList(), disabled, link);
        }

        String json() {
            return ChangeJson.write(this);
        }

        Appointments.Wanted wanted(String id) {
            Set<Role> known = new TreeSet<>();
            for (Role role : Role.values()) {
                if (roles.contains(role.word())) {
                    known.add(role);
                }
            }
            return new Appointments.Wanted(new Account.Newcomer(id, name, known), disabled, link);
        }
    }

    @Override
    public String word() {
        return WORD;
    }

    @Override
    public Permission proposes() {
        return Permission.ADMINISTER;
    }

    @Override
    public Future<String> current(String target) {
        return accounts.find(target)
                .map(found -> found.map(account -> Content.of(account).json()).orElse(""));
    }

    @Override
    public Future<Void> check(String target, String content) {
        return appointments.check(read(content).wanted(target));
    }

    @Override
    public Future<Effect> effect(Change change, Principal signer) {
        return appointments
                .prepare(read(change.content()).wanted(change.target()), signer)
                .map(prepared -> new Effect(prepared.writes(), prepared.entries()));
    }

    @Override
    public String readable(String content) {
        Content told = read(content);
        return "姓名 name: " + told.name() + "\n"
                + told.roles().stream().map(role -> "角色 role: " + role).collect(Collectors.joining("\n")) + "\n"
                + "状态 state: " + (told.disabled() ? "停用 disabled" : "启用 enabled") + "\n"
                + (told.link() == null ? "" : "一次性链接 one-time link: 新建 new\n");
    }

    private static Content read(String content) {
        return ChangeJson.read(content, Content.class);
    }
}
