package org.airalert.access;

import static org.airalert.store.Done.done;
import static org.airalert.store.Done.failure;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.airalert.store.Ledger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionsAndKeysTest {
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

    private Optional<Sessions.Active> active(Sessions.Opened session) {
        return done(access.sessions.find(session.cookie().value()));
    }

    @Test
    void a_session_names_its_account_until_it_is_ended() {
        Account wang = access.person("wang", Role.APPROVER);
        Sessions.Opened session = done(access.sessions.open(wang, "127.0.0.1"));
        assertThat(active(session).orElseThrow().account().id()).isEqualTo("wang");

        done(access.sessions.end(session.cookie().value(), wang.principal()));

        assertThat(active(session)).isEmpty();
        assertThat(done(access.sessions.find("no such cookie"))).isEmpty();
    }

    @Test
    void a_session_ends_when_nobody_uses_it() {
        Account wang = access.person("wang", Role.APPROVER);
        Sessions.Opened session = done(access.sessions.open(wang, "127.0.0.1"));
        access.pass(Duration.ofMinutes(29));
        assertThat(active(session)).isPresent();
        access.pass(Duration.ofMinutes(29));
        assertThat(active(session)).as("was used in between").isPresent();

        access.pass(Duration.ofMinutes(31));

        assertThat(active(session)).isEmpty();
    }

    @Test
    void a_page_that_asks_again_by_itself_does_not_keep_a_session_alive() {
        Account wang = access.person("wang", Role.APPROVER);
        Sessions.Opened session = done(access.sessions.open(wang, "127.0.0.1"));
        for (int i = 0; i < 2; i++) {
            access.pass(Duration.ofMinutes(14));
            assertThat(done(access.sessions.glance(session.cookie().value()))).isPresent();
        }

        access.pass(Duration.ofMinutes(3));

        assertThat(done(access.sessions.glance(session.cookie().value()))).isEmpty();
        assertThat(active(session)).isEmpty();
    }

    @Test
    void a_session_ends_after_twelve_hours_however_busy() {
        Account wang = access.person("wang", Role.APPROVER);
        Sessions.Opened session = done(access.sessions.open(wang, "127.0.0.1"));
        for (int i = 0; i < 36; i++) {
            assertThat(active(session)).as("after %s minutes", i * 20).isPresent();
            access.pass(Duration.ofMinutes(20));
        }

        assertThat(active(session)).isEmpty();
    }

    @Test
    void logging_in_again_clears_away_sessions_that_are_over() {
        Account wang = access.person("wang", Role.APPROVER);
        done(access.sessions.open(wang, "127.0.0.1"));
        done(access.sessions.open(wang, "127.0.0.1"));
        access.pass(Duration.ofHours(1));

        done(access.sessions.open(wang, "127.0.0.1"));

        assertThat(done(access.store.ledger().count("session", "wang"))).isEqualTo(1);
    }

    @Test
    void cookies_are_kept_as_hashes_only_and_no_two_are_the_same() {
        Account wang = access.person("wang", Role.APPROVER);
        Sessions.Opened one = done(access.sessions.open(wang, "127.0.0.1"));
        Sessions.Opened two = done(access.sessions.open(wang, "127.0.0.1"));

        assertThat(one.cookie()).isNotEqualTo(two.cookie());
        assertThat(done(access.store.ledger().list(new Ledger.Query("session", null, null, 10, false)))
                        .toString())
                .doesNotContain(one.cookie().value());
        assertThat(one.cookie().toString()).isEqualTo("***");
    }

    @Test
    void a_key_works_until_it_is_revoked_and_is_kept_as_a_hash() {
        ApiKeys.Issued issued =
                done(access.keys.create("监测中心", Set.of("observation"), Duration.ofDays(30), Principal.SYSTEM));
        String presented = issued.secret().value();
        assertThat(done(access.keys.find(presented)).orElseThrow().name()).isEqualTo("监测中心");
        assertThat(done(access.store.ledger().list(new Ledger.Query("key", null, null, 10, false)))
                        .toString())
                .doesNotContain(presented.substring(17));

        done(access.keys.revoke(issued.key().id(), Principal.SYSTEM));

        assertThat(done(access.keys.find(presented))).isEmpty();
    }

    @Test
    void a_key_runs_out_and_a_wrong_one_is_nothing() {
        ApiKeys.Issued issued =
                done(access.keys.create("k", Set.of("observation"), Duration.ofDays(30), Principal.SYSTEM));
        String presented = issued.secret().value();
        String wrong = presented.substring(0, presented.length() - 1) + (presented.endsWith("A") ? "B" : "A");
        assertThat(done(access.keys.find(wrong))).isEmpty();
        assertThat(done(access.keys.find("aag_zz"))).isEmpty();

        access.pass(Duration.ofDays(30));

        assertThat(done(access.keys.find(presented))).isEmpty();
    }

    @Test
    void a_key_is_refused_with_an_unknown_scope_or_without_an_end() {
        assertThat(failure(access.keys.create("k", Set.of("approve"), Duration.ofDays(1), Principal.SYSTEM)))
                .isInstanceOf(AccessRefusal.class);
        assertThat(failure(access.keys.create("k", Set.of("read"), Duration.ofDays(500), Principal.SYSTEM)))
                .isInstanceOf(AccessRefusal.class);
    }

    @Test
    void no_key_can_ever_approve_whatever_its_scopes_and_roles() {
        Principal key = new Principal("key:1", "k", EnumSet.allOf(Role.class), ApiKeys.SCOPES);

        assertThat(Permission.values())
                .filteredOn(permission -> permission.isHeldBy(key))
                .containsExactly(
                        Permission.READ, Permission.READ_PERSONAL, Permission.TAKE_EVENTS, Permission.EDIT_DIRECTORY);
    }

    @Test
    void administrators_do_not_approve_and_viewers_only_read() {
        Principal admin = new Principal("a", "a", Set.of(Role.ADMINISTRATOR), Set.of());
        Principal viewer = new Principal("v", "v", Set.of(Role.VIEWER), Set.of());

        assertThat(Permission.APPROVE.isHeldBy(admin)).isFalse();
        assertThat(Permission.values())
                .filteredOn(permission -> permission.isHeldBy(viewer))
                .containsExactly(Permission.SELF, Permission.READ);
    }
}
