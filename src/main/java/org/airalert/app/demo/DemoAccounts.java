package org.airalert.app.demo;

import io.vertx.core.Future;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.airalert.access.Account;
import org.airalert.access.Accounts;
import org.airalert.access.Principal;
import org.airalert.access.Role;

/** Accounts for one run: two for visitors, and the stand-in who approves. */
final class DemoAccounts {
    /** No letters that look like others, nor any by which a password could hold the name of an account. */
    private static final String LETTERS = "abcdefghjkmnpqrstvwxz23456789";

    private static final int GROUPS = 4;
    private static final int GROUP = 4;

    private final Accounts accounts;
    private final RandomGenerator random;

    DemoAccounts(Accounts accounts, RandomGenerator random) {
        this.accounts = accounts;
        this.random = random;
    }

    /** An account and the password that was made for it. */
    record Login(String id, String name, String password) {}

    /** What a visitor may log in with, and who approves everything. */
    record Made(List<Login> visitors, Principal standIn) {}

    Future<Made> make() {
        return add("duty", "值班员", Role.DUTY_OFFICER)
                .compose(duty -> add("approver", "批准人", Role.APPROVER, Role.CITY_LEADER)
                        .compose(approver -> add("stand-in", "演示代批人", Role.APPROVER, Role.CITY_LEADER)
                                .map(standIn -> new Made(List.of(duty, approver), principal(standIn)))));
    }

    private static Principal principal(Login login) {
        return new Principal(login.id(), login.name(), Set.of(Role.APPROVER, Role.CITY_LEADER), Set.of());
    }

    private Future<Login> add(String id, String name, Role... roles) {
        Login login = new Login(id, name, password());
        return accounts.invite(new Account.Newcomer(id, name, Set.of(roles)), Principal.SYSTEM)
                .compose(token -> accounts.accept(token.value(), login.password()))
                .map(login);
    }

    private String password() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP; i++) {
            if (i > 0 && i % GROUP == 0) {
                password.append('-');
            }
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }
}
