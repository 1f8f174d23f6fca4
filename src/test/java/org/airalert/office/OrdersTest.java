package org.airalert.office;

import static org.airalert.office.OfficeKit.CITY;
import static org.airalert.office.OfficeKit.LEADER;
import static org.airalert.office.OfficeKit.OFFICER;
import static org.airalert.office.OfficeKit.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertFacts;
import org.airalert.alert.AlertKind;
import org.airalert.alert.AlertStatus;
import org.airalert.alert.Bilingual;
import org.airalert.message.lint.SampleAlerts;
import org.airalert.warning.Level;
import org.airalert.warning.WarningInForce;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes to those who act and not to the public: orders, reminders, the announcement of a drill. */
class OrdersTest {
    @TempDir
    Path folder;

    private static Alert issued(OfficeKit office) throws Exception {
        office.observe(CITY, -72, 0, hour -> 230);
        office.forecast(CITY, 0, hour -> hour < 60 ? 230 : 40);
        office.assess(CITY);
        return await(office.desk.approve(office.onlyProposal().alert().id(), LEADER));
    }

    private static Desk.Draft order(AlertKind kind, AlertFacts warning) {
        AlertFacts said = new AlertFacts(
                warning.level(),
                null,
                warning.areas(),
                null,
                warning.responseStart(),
                null,
                warning.expectedEnd(),
                null,
                null,
                null,
                false,
                null,
                Bilingual.EMPTY,
                new Bilingual("请于今日18时前补报启动情况。", ""));
        return new Desk.Draft(kind, AlertStatus.ACTUAL, said);
    }

    @Test
    @Tag("P4.3")
    void an_order_to_start_reaches_those_who_act_and_leaves_the_warning_and_the_public_page_alone() throws Exception {
        try (OfficeKit office = OfficeKit.open(folder)) {
            Alert warning = issued(office);
            Alert draft = await(office.desk.draft(order(AlertKind.START, warning.facts()), OFFICER));

            Alert ordered = await(office.desk.approve(draft.id(), LEADER));

            assertThat(ordered.event()).as("it overtakes nothing").isNotEqualTo(warning.event());
            assertThat(ordered.references())
                    .extracting(one -> one.id().value())
                    .contains(warning.id().value());
            assertThat(ordered.digests())
                    .as("no CAP document, and nothing to file")
                    .containsOnlyKeys("document.notice", "document.order-unit", "document.order-county");
            assertThat(await(office.desk.cap(ordered.id()))).isEmpty();
            assertThat(office.desk.publicStatus().published())
                    .extracting(Alert::id)
                    .containsExactly(warning.id());
        }
    }

    @Test
    void a_reminder_is_refused_while_nothing_is_in_force_but_an_order_to_stop_comes_after_the_end() throws Exception {
        try (OfficeKit office = OfficeKit.open(folder)) {
            AlertFacts facts = SampleAlerts.all().get(0).alert().facts();

            assertThatThrownBy(() -> await(office.desk.draft(order(AlertKind.REMINDER, facts), OFFICER)))
                    .isInstanceOf(Refusal.NotNow.class);
            AlertFacts over = new AlertFacts(
                    null,
                    Level.ORANGE,
                    facts.areas(),
                    office.at(0),
                    office.at(-48),
                    null,
                    null,
                    null,
                    null,
                    null,
                    false,
                    null,
                    Bilingual.EMPTY,
                    Bilingual.EMPTY);
            assertThat(await(office.desk.draft(new Desk.Draft(AlertKind.STOP, AlertStatus.ACTUAL, over), OFFICER))
                            .kind())
                    .isEqualTo(AlertKind.STOP);
        }
    }

    @Test
    @Tag("P6.4")
    void a_drill_is_announced_as_an_exercise_only() throws Exception {
        try (OfficeKit office = OfficeKit.open(folder)) {
            AlertFacts facts = SampleAlerts.all().get(0).alert().facts();

            assertThatThrownBy(() -> await(office.desk.draft(order(AlertKind.DRILL, facts), OFFICER)))
                    .isInstanceOfSatisfying(
                            Refusal.Invalid.class,
                            refusal -> assertThat(refusal.faults())
                                    .extracting(Refusal.Fault::pointer)
                                    .containsExactly("/status"));
        }
    }

    @Test
    @Tag("P4.1")
    void a_county_that_keeps_its_warning_is_told_the_level_that_holds_there() {
        Instant now = SampleAlerts.PUBLISHED;
        WarningInForce own = new WarningInForce(Level.YELLOW, now.minus(Duration.ofDays(2)), now.plusSeconds(3600));
        WarningInForce city = new WarningInForce(Level.ORANGE, now.minus(Duration.ofDays(1)), null);

        FactsMaker.Staying told = FactsMaker.Staying.of(own, city, now);

        assertThat(told.warning()).isEqualTo(new WarningInForce(Level.ORANGE, city.start(), null));
        assertThat(told.reason().zh()).contains("市级橙色预警生效中");
        for (WarningInForce no : List.of(
                new WarningInForce(Level.YELLOW, now, null), new WarningInForce(Level.RED, now.plusSeconds(1), null))) {
            assertThat(FactsMaker.Staying.of(own, no, now).warning())
                    .as("neither an equal level nor one ahead changes it: %s", no)
                    .isEqualTo(own);
        }
    }
}
