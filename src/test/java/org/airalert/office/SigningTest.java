package org.airalert.office;

import static org.airalert.office.OfficeKit.CITY;
import static org.airalert.office.OfficeKit.LEADER;
import static org.airalert.office.OfficeKit.OFFICER;
import static org.airalert.office.OfficeKit.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.airalert.access.Principal;
import org.airalert.access.Role;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertId;
import org.airalert.alert.AlertState;
import org.airalert.alert.ApprovalRules;
import org.airalert.alert.SecondSignature;
import org.airalert.warning.Level;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who signs which level, deputies, and the urgent path with its second signature, on the office itself. */
@Tag("P3.2.3a")
class SigningTest {
    private static final Principal CITY_LEADER = new Principal("mayor", "市领导", Set.of(Role.CITY_LEADER), Set.of());
    private static final Principal DEPUTY = new Principal("deputy", "代理", Set.of(Role.DEPUTY_APPROVER), Set.of());

    @TempDir
    Path folder;

    private OfficeKit open(boolean urgent) throws Exception {
        ApprovalRules rules = new ApprovalRules(
                Set.of(Level.ORANGE, Level.RED),
                Duration.ofMinutes(30),
                Duration.ofMinutes(15),
                new ApprovalRules.Urgency(urgent, Duration.ofHours(1)));
        return OfficeKit.open(
                folder,
                new Office.Settings(
                        Duration.ofHours(12), Set.of(), Duration.ofHours(10), Duration.ZERO, Set.of(), rules));
    }

    /** Orange, at once: the engine's proposal waits. */
    private static AlertId smog(OfficeKit office) throws Exception {
        office.observe(CITY, -72, 0, hour -> 230);
        office.forecast(CITY, 0, hour -> hour < 60 ? 230 : 40);
        office.assess(CITY);
        return office.onlyProposal().alert().id();
    }

    @Test
    void a_level_of_the_city_is_signed_by_its_leader_and_by_a_deputy_only_after_the_set_time() throws Exception {
        try (OfficeKit office = open(false)) {
            AlertId alert = smog(office);
            assertThatThrownBy(() -> await(office.desk.approve(alert, LEADER)))
                    .isInstanceOf(Refusal.Forbidden.class)
                    .hasMessageContaining("市领导");
            assertThatThrownBy(() -> await(office.desk.approve(alert, DEPUTY))).isInstanceOf(Refusal.Forbidden.class);
            office.clock.advance(Duration.ofMinutes(15));

            Alert approved = await(office.desk.approve(alert, DEPUTY));

            assertThat(approved.signOff().approver()).isEqualTo("deputy");
        }
    }

    @Test
    void an_edit_starts_the_deputys_time_anew() throws Exception {
        try (OfficeKit office = open(false)) {
            AlertId alert = smog(office);
            office.clock.advance(Duration.ofMinutes(20));
            Alert shown = await(office.desk.alert(alert)).orElseThrow();
            await(office.desk.edit(alert, shown.facts(), OFFICER));

            assertThatThrownBy(() -> await(office.desk.approve(alert, DEPUTY))).isInstanceOf(Refusal.Forbidden.class);
            assertThat(await(office.desk.approve(alert, CITY_LEADER)).state()).isEqualTo(AlertState.APPROVED);
        }
    }

    @Test
    void off_as_delivered_nobody_publishes_on_one_signature() throws Exception {
        try (OfficeKit office = open(false)) {
            AlertId alert = smog(office);
            assertThatThrownBy(() -> await(office.desk.signatures().approveUrgently(alert, "夜间突发", LEADER)))
                    .isInstanceOf(Refusal.NotNow.class);
            assertThat(await(office.desk.alert(alert)).orElseThrow().state()).isEqualTo(AlertState.SUBMITTED);
        }
    }

    @Test
    void one_signature_publishes_at_once_and_the_second_is_owed_recorded_and_told_when_overdue() throws Exception {
        try (OfficeKit office = open(true)) {
            AlertId alert = smog(office);
            assertThatThrownBy(() -> await(office.desk.signatures().approveUrgently(alert, " ", LEADER)))
                    .isInstanceOf(Refusal.Invalid.class);
            Alert approved = await(office.desk.signatures().approveUrgently(alert, "夜间突发，联系不上市领导", LEADER));
            assertThat(approved.state()).isEqualTo(AlertState.APPROVED);

            SecondSignature owed = await(office.desk.signatures().of(alert)).orElseThrow();
            assertThat(owed.due()).isEqualTo(OfficeKit.NOW.plus(Duration.ofHours(1)));
            assertThat(await(office.desk.signatures().owed())).containsExactly(owed);
            assertThatThrownBy(() -> await(office.desk.signatures().sign(alert, LEADER)))
                    .isInstanceOf(Refusal.Forbidden.class);
            office.clock.advance(Duration.ofMinutes(61));
            assertThat(owed.at(office.clock.instant())).isEqualTo(SecondSignature.State.OVERDUE);

            SecondSignature given = await(office.desk.signatures().sign(alert, CITY_LEADER));

            assertThat(given.second()).isEqualTo("mayor");
            assertThat(await(office.desk.signatures().owed())).isEmpty();
            assertThatThrownBy(() -> await(office.desk.signatures().sign(alert, CITY_LEADER)))
                    .isInstanceOf(Refusal.NotNow.class);
            assertThat(office.auditText())
                    .contains("alert.approve-urgent", "联系不上市领导", "alert.sign-second", "\"late\":\"true\"");
        }
    }

    @Test
    void what_the_plan_does_not_want_at_once_goes_the_ordinary_way() throws Exception {
        try (OfficeKit office = open(true)) {
            office.smogAhead();
            AlertId alert = office.onlyProposal().alert().id();
            assertThatThrownBy(() -> await(office.desk.signatures().approveUrgently(alert, "x", LEADER)))
                    .isInstanceOf(Refusal.NotNow.class);
        }
    }
}
