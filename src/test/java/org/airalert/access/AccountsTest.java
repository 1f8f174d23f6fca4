package org.airalert.access;

import static org.airalert.store.Done.done;
import static org.airalert.store.Done.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.airalert.store.Ledger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountsTest {
    @TempDir
    Path folder;

    private AccessFixture access;

    @BeforeEach
    void open() {
        access = new AccessFixture(folder);
    }

    @AfterEach
    void close() {
        access.close();
    }

    private boolean canLogIn(String id, String password) {
        return done(access.accounts.logIn(id, password, "127.0.0.1")) instanceof LogIn.Welcome;
    }

    @Test
    void the_first_start_gives_a_link_and_no_password() {
        Optional<Token> link = done(access.accounts.firstStart());

        Account admin = done(access.accounts.find(Accounts.FIRST)).orElseThrow();
        assertThat(link).isPresent();
        assertThat(admin.password()).isNull();
        assertThat(admin.roles()).containsExactly(Role.ADMINISTRATOR);
        assertThat(canLogIn(Accounts.FIRST, "")).isFalse();
        assertThat(canLogIn(Accounts.FIRST, "admin")).isFalse();
    }

    @Test
    void nodes_that_start_together_and_later_give_the_same_link() {
        Future<Optional<Token>> one = access.accounts.firstStart();
        Future<Optional<Token>> other = access.accounts.firstStart();
        Token first = done(one).orElseThrow();

        assertThat(done(other)).contains(first);
        assertThat(done(access.accounts.firstStart())).contains(first);
        assertThat(done(access.accounts.invited(first.value()))).isPresent();
    }

    @Test
    void a_start_after_the_first_link_ran_out_gives_another() {
        Token first = done(access.accounts.firstStart()).orElseThrow();
        access.pass(Duration.ofDays(3));

        Token second = done(access.accounts.firstStart()).orElseThrow();

        assertThat(done(access.accounts.invited(first.value()))).isEmpty();
        assertThat(done(access.accounts.invited(second.value()))).isPresent();
    }

    @Test
    void once_somebody_can_log_in_no_more_links_are_given() {
        Token link = done(access.accounts.firstStart()).orElseThrow();
        done(access.accounts.accept(link.value(), AccessFixture.PASSWORD));

        assertThat(done(access.accounts.firstStart())).isEmpty();
        assertThat(canLogIn(Accounts.FIRST, AccessFixture.PASSWORD)).isTrue();
    }

    @Test
    void a_link_works_once_even_for_two_at_the_same_moment() {
        Token link = done(access.accounts.firstStart()).orElseThrow();

        Future<Account> one = access.accounts.accept(link.value(), AccessFixture.PASSWORD);
        Future<Account> two = access.accounts.accept(link.value(), "another long password");

        assertThat(List.of(failure(one) == null, failure(two) == null)).containsExactlyInAnyOrder(true, false);
        assertThat(failure(access.accounts.accept(link.value(), AccessFixture.PASSWORD)))
                .isInstanceOf(AccessRefusal.class);
    }

    @Test
    void a_link_runs_out() {
        Token link = done(access.accounts.firstStart()).orElseThrow();
        access.pass(Duration.ofDays(3));

        assertThat(done(access.accounts.invited(link.value()))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "wangwangwang1", "aaaaaaaaaaaaaaaaaaaa"})
    void a_weak_password_is_refused_and_the_link_stays(String weak) {
        Token link = done(
                access.accounts.invite(new Account.Newcomer("wang", "王", Set.of(Role.DUTY_OFFICER)), Principal.SYSTEM));

        assertThat(failure(access.accounts.accept(link.value(), weak))).isInstanceOf(AccessRefusal.class);
        assertThat(done(access.accounts.invited(link.value()))).isPresent();
    }

    @Test
    void passwords_and_links_are_kept_as_hashes_only() {
        access.person("wang", Role.DUTY_OFFICER);
        Token link = done(access.accounts.renew("wang", Principal.SYSTEM));

        List<Ledger.Document> all = new ArrayList<>();
        for (String kind : List.of("account", "invitation")) {
            all.addAll(done(access.store.ledger().list(new Ledger.Query(kind, null, null, 100, false))));
        }
        assertThat(all).hasSize(2);
        assertThat(all.toString()).contains("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(all.toString()).doesNotContain(AccessFixture.PASSWORD).doesNotContain(link.value());
    }

    @Test
    void a_name_that_is_taken_is_refused() {
        access.person("wang", Role.DUTY_OFFICER);

        Throwable failure = failure(
                access.accounts.invite(new Account.Newcomer("wang", "又一个王", Set.of(Role.APPROVER)), Principal.SYSTEM));

        assertThat(failure).isInstanceOf(AccessRefusal.class);
        assertThat(((AccessRefusal) failure).why()).isEqualTo(AccessRefusal.Why.TAKEN);
        assertThat(done(access.accounts.find("wang")).orElseThrow().roles()).containsExactly(Role.DUTY_OFFICER);
    }

    @Test
    void after_five_wrong_passwords_the_account_rests_and_then_longer_each_time() {
        access.person("wang", Role.DUTY_OFFICER);
        for (int i = 0; i < 5; i++) {
            assertThat(canLogIn("wang", "wrong password " + i)).isFalse();
        }
        assertThat(canLogIn("wang", AccessFixture.PASSWORD))
                .as("while it rests")
                .isFalse();

        access.pass(Duration.ofSeconds(61));
        assertThat(canLogIn("wang", "wrong again, sorry")).isFalse();
        access.pass(Duration.ofSeconds(61));
        assertThat(canLogIn("wang", AccessFixture.PASSWORD))
                .as("rests two minutes now")
                .isFalse();
        access.pass(Duration.ofSeconds(60));
        assertThat(canLogIn("wang", AccessFixture.PASSWORD)).isTrue();
        assertThat(done(access.accounts.find("wang")).orElseThrow().failures()).isZero();
    }

    @Test
    void guesses_at_the_same_moment_are_all_counted() {
        access.person("wang", Role.DUTY_OFFICER);
        List<Future<LogIn>> guesses = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            guesses.add(access.accounts.logIn("wang", "wrong password " + i, "10.0.0.1"));
        }
        guesses.forEach(guess -> assertThat(failure(guess)).isNull());

        assertThat(done(access.accounts.find("wang")).orElseThrow().failures()).isGreaterThanOrEqualTo(5);
        assertThat(canLogIn("wang", AccessFixture.PASSWORD)).isFalse();
    }

    @Test
    void a_disabled_account_cannot_log_in_and_its_sessions_end() {
        Account wang = access.person("wang", Role.DUTY_OFFICER);
        Sessions.Opened session = done(access.sessions.open(wang, "127.0.0.1"));

        done(access.accounts.setDisabled("wang", true, Principal.SYSTEM));

        assertThat(canLogIn("wang", AccessFixture.PASSWORD)).isFalse();
        assertThat(done(access.sessions.find(session.cookie().value()))).isEmpty();
    }

    @Test
    void every_step_is_in_the_audit() {
        access.person("wang", Role.DUTY_OFFICER);
        canLogIn("wang", "wrong password here");
        canLogIn("wang", AccessFixture.PASSWORD);
        done(access.accounts.setRoles("wang", Set.of(Role.VIEWER), Principal.SYSTEM));

        assertThat(access.actions())
                .containsExactly("account.invite", "account.set-password", "login.refused", "login", "account.roles");
    }
}
