package org.airalert.office.change;

import static org.airalert.store.Done.done;
import static org.airalert.store.Done.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.airalert.access.AccessFixture;
import org.airalert.access.AccessRefusal;
import org.airalert.access.Account;
import org.airalert.access.ApiKeys;
import org.airalert.access.LogIn;
import org.airalert.access.Principal;
import org.airalert.access.Role;
import org.airalert.message.TextDiff;
import org.airalert.office.Ids;
import org.airalert.office.Refusal;
import org.airalert.store.Conflict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangesTest {
    @TempDir
    Path folder;

    private AccessFixture access;
    private Changes changes;
    private AccessRequests requests;

    @BeforeEach
    void open() {
        access = new AccessFixture(folder);
        changes = new Changes(new Changes.Parts(
                access.store.ledger(), access.audit, access.now::get, new Ids(access.now::get, new Random(8))));
        requests = new AccessRequests(access.accounts, access.keys, access.appointments, changes);
    }

    @AfterEach
    void close() {
        access.close();
    }

    @Test
    void a_decided_change_never_becomes_anything_else() {
        for (ChangeState from : ChangeState.values()) {
            for (ChangeState to : ChangeState.values()) {
                assertThat(from.canBecome(to))
                        .as(from + " to " + to)
                        .isEqualTo(from == ChangeState.PROPOSED && to != ChangeState.PROPOSED);
            }
        }
    }

    @Test
    void a_new_account_works_once_a_second_person_signed() {
        Principal root = person("root", Role.ADMINISTRATOR);
        Principal leader = person("leader", Role.APPROVER);
        AccessRequests.Asked asked = done(requests.invite(newcomer("wang", Role.DUTY_OFFICER), root));
        String link = asked.secret().orElseThrow().value();

        assertThat(asked.waits()).isTrue();
        assertThat(failure(access.accounts.accept(link, AccessFixture.PASSWORD)))
                .isInstanceOf(AccessRefusal.class);
        assertThat(done(access.accounts.find("wang"))).isEmpty();

        Change signed = done(changes.approve(asked.change().id(), leader));

        assertThat(signed.state()).isEqualTo(ChangeState.APPLIED);
        assertThat(signed.decider()).isEqualTo("leader");
        done(access.accounts.accept(link, AccessFixture.PASSWORD));
        assertThat(done(access.accounts.logIn("wang", AccessFixture.PASSWORD, "192.0.2.1")))
                .isInstanceOf(LogIn.Welcome.class);
        assertThat(access.actions()).containsSubsequence("change.propose", "change.approve", "account.invite");
    }

    @Test
    void whoever_proposed_it_may_not_sign_it_nor_may_somebody_without_the_right() {
        Principal root = person("root", Role.ADMINISTRATOR, Role.APPROVER);
        person("second", Role.ADMINISTRATOR);
        Principal officer = person("officer", Role.DUTY_OFFICER);
        Principal key = new Principal("key:1", "key", Set.of(Role.INTEGRATOR), ApiKeys.SCOPES);
        String id = done(requests.invite(newcomer("wang", Role.VIEWER), root))
                .change()
                .id();

        for (Principal by : List.of(root, officer, key, Principal.ENGINE, Principal.SYSTEM)) {
            assertThat(failure(changes.approve(id, by))).as(by.account()).isInstanceOf(Refusal.Forbidden.class);
        }
        assertThat(failure(changes.reject(id, "x", officer))).isInstanceOf(Refusal.Forbidden.class);
        assertThat(refusal(() -> requests.invite(newcomer("li", Role.VIEWER), officer)))
                .isInstanceOf(Refusal.Forbidden.class);
        assertThat(done(changes.find(id)).orElseThrow().state()).isEqualTo(ChangeState.PROPOSED);
        assertThat(done(access.accounts.find("wang"))).isEmpty();
    }

    @Test
    void a_change_whose_target_was_changed_meanwhile_is_refused_for_good() {
        Principal root = person("root", Role.ADMINISTRATOR);
        Principal second = person("second", Role.ADMINISTRATOR);
        person("wang", Role.DUTY_OFFICER, Role.VIEWER);
        Change change = done(requests.setRoles("wang", Set.of(Role.DUTY_OFFICER, Role.VIEWER, Role.APPROVER), root))
                .change();
        done(requests.setRoles("wang", Set.of(Role.VIEWER), second));

        assertThat(failure(changes.approve(change.id(), second))).isInstanceOf(Refusal.NotNow.class);

        assertThat(done(changes.find(change.id())).orElseThrow().state()).isEqualTo(ChangeState.STALE);
        assertThat(failure(changes.approve(change.id(), second))).isInstanceOf(Refusal.NotNow.class);
        assertThat(done(access.accounts.find("wang")).orElseThrow().roles()).containsExactly(Role.VIEWER);
    }

    @Test
    void a_refusal_needs_a_reason_and_applies_nothing_and_the_author_withdraws() {
        Principal root = person("root", Role.ADMINISTRATOR);
        Principal leader = person("leader", Role.APPROVER);
        String refused = done(requests.invite(newcomer("wang", Role.VIEWER), root))
                .change()
                .id();
        String withdrawn = done(requests.invite(newcomer("li", Role.VIEWER), root))
                .change()
                .id();

        assertThat(refusal(() -> changes.reject(refused, " ", leader))).isInstanceOf(Refusal.Invalid.class);
        Change told = done(changes.reject(refused, "不需要", leader));
        Change back = done(changes.reject(withdrawn, "写错了", root));

        assertThat(told.state()).isEqualTo(ChangeState.REJECTED);
        assertThat(told.reason()).isEqualTo("不需要");
        assertThat(back.state()).isEqualTo(ChangeState.WITHDRAWN);
        assertThat(failure(changes.approve(refused, leader))).isInstanceOf(Refusal.NotNow.class);
        assertThat(done(changes.list(ChangeState.PROPOSED, null, 10))).isEmpty();
        assertThat(done(access.accounts.find("wang"))).isEmpty();
        assertThat(access.actions()).contains("change.reject", "change.withdraw");
    }

    @Test
    void the_first_administrator_appoints_the_second_alone_and_nobody_ever_again() {
        Principal root = person("root", Role.ADMINISTRATOR);
        assertThat(done(requests.invite(newcomer("officer", Role.DUTY_OFFICER), root))
                        .waits())
                .as("not anybody else")
                .isTrue();

        AccessRequests.Asked second = done(requests.invite(newcomer("second", Role.ADMINISTRATOR), root));
        assertThat(second.waits()).isFalse();
        assertThat(second.change().decider()).isNull();
        assertThat(access.actions()).contains("change.alone");
        String again =
                done(requests.renew("second", root)).secret().orElseThrow().value();
        done(access.accounts.accept(again, AccessFixture.PASSWORD));

        assertThat(done(requests.invite(newcomer("third", Role.ADMINISTRATOR), root))
                        .waits())
                .isTrue();
        done(access.accounts.setDisabled("second", true, root));
        assertThat(done(requests.invite(newcomer("fourth", Role.ADMINISTRATOR), root))
                        .waits())
                .as("switching the second one off does not bring the exception back")
                .isTrue();
    }

    @Test
    void taking_rights_away_acts_at_once_but_leaves_somebody_who_can_sign() {
        Principal root = person("root", Role.ADMINISTRATOR);
        person("leader", Role.APPROVER, Role.VIEWER);

        assertThat(failure(requests.setRoles("leader", Set.of(Role.VIEWER), root)))
                .isInstanceOf(Refusal.NotNow.class);
        person("deputy", Role.APPROVER);
        AccessRequests.Asked less = done(requests.setRoles("leader", Set.of(Role.VIEWER), root));

        assertThat(less.change()).isNull();
        assertThat(done(access.accounts.find("leader")).orElseThrow().roles()).containsExactly(Role.VIEWER);
    }

    @Test
    void switching_on_again_and_a_new_link_for_somebody_else_wait_and_ones_own_link_does_not() {
        Principal root = person("root", Role.ADMINISTRATOR);
        Principal leader = person("leader", Role.APPROVER);
        person("wang", Role.DUTY_OFFICER);
        done(access.accounts.setDisabled("wang", true, root));

        AccessRequests.Asked on = done(requests.enable("wang", root));
        assertThat(on.waits()).isTrue();
        done(changes.approve(on.change().id(), leader));
        assertThat(done(access.accounts.find("wang")).orElseThrow().disabled()).isFalse();

        AccessRequests.Asked link = done(requests.renew("leader", root));
        String token = link.secret().orElseThrow().value();
        assertThat(link.waits()).as("who has a link can become that person").isTrue();
        assertThat(done(access.accounts.invited(token))).isEmpty();
        assertThat(failure(changes.approve(link.change().id(), root))).isInstanceOf(Refusal.Forbidden.class);
        done(changes.approve(link.change().id(), leader));
        assertThat(done(access.accounts.invited(token))).isPresent();
        assertThat(done(requests.renew("root", root)).waits()).isFalse();
    }

    @Test
    void a_key_is_good_for_nothing_before_it_is_signed_and_holds_from_then_on() {
        Principal root = person("root", Role.ADMINISTRATOR);
        Principal second = person("second", Role.ADMINISTRATOR);
        AccessRequests.Asked asked =
                done(requests.createKey(new ApiKeys.Wanted("监测中心", Set.of("observation"), Duration.ofDays(30)), root));
        String key = asked.secret().orElseThrow().value();
        assertThat(done(access.keys.find(key))).isEmpty();
        access.pass(Duration.ofDays(2));

        done(changes.approve(asked.change().id(), second));

        assertThat(done(access.keys.find(key)).orElseThrow().scopes()).containsExactly("observation");
        assertThat(done(access.keys.list()).get(0).expiresAt())
                .isEqualTo(access.now.get().plus(Duration.ofDays(30)));
        assertThat(done(access.keys.list()).get(0).createdBy()).isEqualTo("root");
        assertThat(done(changes.find(asked.change().id())).orElseThrow().content())
                .as("the secret is kept nowhere")
                .doesNotContain(key.substring(17));
    }

    @Test
    void of_two_who_sign_at_the_same_time_one_is_told_that_the_other_was_faster() {
        Principal root = person("root", Role.ADMINISTRATOR);
        Principal second = person("second", Role.ADMINISTRATOR);
        Principal leader = person("leader", Role.APPROVER);
        String id = done(requests.invite(newcomer("wang", Role.VIEWER), root))
                .change()
                .id();

        Future<Change> one = changes.approve(id, second);
        Future<Change> other = changes.approve(id, leader);
        done(Future.join(one, other).otherwiseEmpty());

        assertThat(List.of(one.succeeded(), other.succeeded())).containsExactlyInAnyOrder(true, false);
        assertThat(one.succeeded() ? other.cause() : one.cause()).isInstanceOfAny(Conflict.class, Refusal.NotNow.class);
        assertThat(access.actions()).filteredOn("account.invite"::equals).hasSize(4);
    }

    @Test
    void the_difference_is_told_in_words_and_without_the_hash() {
        Principal root = person("root", Role.ADMINISTRATOR);
        person("wang", Role.VIEWER);
        Change change = done(requests.setRoles("wang", Set.of(Role.VIEWER, Role.APPROVER), root))
                .change();

        assertThat(changes.difference(change))
                .contains(
                        new TextDiff.Line(TextDiff.Sign.ADDED, "角色 role: approver"),
                        new TextDiff.Line(TextDiff.Sign.SAME, "角色 role: viewer"))
                .noneMatch(line -> line.sign() == TextDiff.Sign.REMOVED);
        assertThat(refusal(() -> requests.enable("wang", root)))
                .as("nothing would change")
                .isInstanceOf(Refusal.Invalid.class);
    }

    private Principal person(String id, Role... roles) {
        return access.person(id, roles).principal();
    }

    private static Account.Newcomer newcomer(String id, Role... roles) {
        return new Account.Newcomer(id, id, Set.of(roles));
    }

    /** What was refused, thrown at once or in the future. */
    private static Throwable refusal(java.util.function.Supplier<Future<?>> work) {
        try {
            return failure(work.get());
        } catch (Refusal thrown) {
            return thrown;
        }
    }
}
