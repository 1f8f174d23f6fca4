package org.airalert.office.duty;

import static org.airalert.duty.SampleEvent.hour;
import static org.airalert.store.Done.done;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertKind;
import org.airalert.alert.AlertStatus;
import org.airalert.delivery.Delivery;
import org.airalert.delivery.Priority;
import org.airalert.directory.Audience;
import org.airalert.directory.Contact;
import org.airalert.duty.SampleEvent;
import org.airalert.duty.Shift;
import org.airalert.duty.TaskState;
import org.airalert.message.FrozenText;
import org.airalert.office.Json;
import org.airalert.office.contact.CheckResult;
import org.airalert.office.task.TaskEntry;
import org.airalert.warning.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Duties by the clock over the shipped configuration: 2026-01-05 08:00 in the plan's zone is hour 0. */
class DutyDeskTest {
    /** 17:00 of the first day. */
    private static final Instant DUE = hour(9);

    @TempDir
    Path folder;

    private DutyKit kit;

    @BeforeEach
    void open() {
        kit = new DutyKit(folder, hour(0));
    }

    @AfterEach
    void close() {
        kit.close();
    }

    private void orange() {
        kit.alerts =
                SampleEvent.ofCity().tell(AlertKind.ISSUE, Level.ORANGE, -48, 0).alerts();
    }

    private void report(String... areas) {
        for (String area : areas) {
            kit.reported("in-" + area, area, DUE.minusSeconds(600));
        }
    }

    @Test
    @Tag("P4.5")
    void a_county_that_has_not_reported_by_the_hour_is_chased_and_the_others_are_not() {
        orange();
        report("410402", "410403");
        kit.lookAt(DUE.minusSeconds(1));
        assertThat(kit.to("county-baofeng")).isEmpty();
        kit.lookAt(DUE);
        kit.lookAt(DUE.plusSeconds(60));
        assertThat(kit.to("county-baofeng")).singleElement().satisfies(one -> {
            assertThat(one.channel()).isEqualTo("counties-mail");
            assertThat(one.confirmBy()).isNotNull();
            assertThat(one.priority()).isEqualTo(Priority.ADVISORY);
        });
        assertThat(kit.subjects("county-baofeng")).containsExactly("催报：重污染天气应急处置工作信息");
        assertThat(kit.to("county-xinhua")).isEmpty();
        assertThat(kit.audit()).contains("memo.send");
    }

    @Test
    @Tag("P4.5")
    @Tag("P7")
    void who_still_has_not_reported_after_the_grace_is_told_to_the_office() {
        orange();
        report("410402");
        kit.lookAt(DUE);
        kit.reported("in-late", "410421", DUE.plusSeconds(900));
        kit.lookAt(DUE.plus(Duration.ofHours(2)));
        Delivery told = kit.to("unit-ecology").stream()
                .filter(one -> one.alert().value().startsWith("memo-chase-"))
                .findFirst()
                .orElseThrow();
        String text = text(told);
        assertThat(text).contains("叶县", "鲁山县").doesNotContain("宝丰县", "新华区");
    }

    private String text(Delivery delivery) {
        return done(kit.store.ledger().get("text", delivery.alert() + "/" + delivery.channel()))
                .map(document -> Json.read(document.body(), FrozenText.class).body())
                .orElseThrow();
    }

    @Test
    @Tag("P4.5")
    void without_a_warning_in_force_nobody_owes_a_report() {
        kit.lookAt(DUE);
        assertThat(kit.to("county-baofeng")).isEmpty();
        assertThat(done(kit.desk.day(java.time.LocalDate.of(2026, 1, 5))).isOwed())
                .isFalse();
    }

    @Test
    @Tag("P4.1")
    void a_county_with_a_warning_of_its_own_owes_a_report_and_the_others_do_not() {
        kit.alerts = new SampleEvent("ev-county", "410421")
                .tell(AlertKind.ISSUE, Level.RED, -48, 0)
                .alerts();
        kit.lookAt(DUE);
        assertThat(kit.subjects("county-baofeng")).hasSize(1);
        assertThat(kit.to("county-yexian")).isEmpty();
        assertThat(done(kit.desk.day(java.time.LocalDate.of(2026, 1, 5))).counties())
                .filteredOn(one -> one.own() == Level.RED)
                .singleElement()
                .satisfies(one -> assertThat(one.area().nameZh()).isEqualTo("宝丰县"));
    }

    @Test
    @Tag("P4.5")
    void the_office_gets_a_digest_of_the_day_once() {
        orange();
        report("410402");
        kit.lookAt(hour(10));
        kit.lookAt(hour(11));
        List<Delivery> digests = kit.to("unit-ecology").stream()
                .filter(one -> one.alert().value().startsWith("memo-digest-"))
                .toList();
        assertThat(digests).hasSize(1);
        assertThat(text(digests.get(0))).contains("12个县（市、区）中11个有未报信息", "新华区：17时已报（级别orange，主要污染物PM2.5", "宝丰县：17时未报");
    }

    @Test
    @Tag("P4.3.1")
    @Tag("P3.1")
    void owners_are_reminded_before_a_task_is_due_and_not_once_it_is_done() {
        orange();
        kit.lookAt(hour(0));
        TaskEntry own = entry("consultation", "ecology");
        done(kit.tasks.done(own.task().id(), "会商结论：维持橙色", DutyKit.OFFICER));
        kit.lookAt(hour(7));
        assertThat(kit.subjects("unit-weather")).singleElement().asString().startsWith("任务提醒：每日会商");
        assertThat(kit.subjects("unit-ecology")).noneMatch(one -> one.startsWith("任务提醒：每日会商"));
        assertThat(kit.audit()).contains("task.done");
        assertThat(entry("consultation", "ecology").state(hour(9))).isEqualTo(TaskState.DONE);
    }

    private TaskEntry entry(String rule, String owner) {
        return done(kit.tasks.current()).stream()
                .filter(one -> one.task().rule().key().equals(rule)
                        && one.task().owner().equals(owner))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Tag("P4.3.1")
    void what_is_overdue_stands_on_the_board_and_is_told_to_the_office() {
        orange();
        kit.lookAt(hour(9));
        assertThat(entry("consultation", "weather").state(hour(9))).isEqualTo(TaskState.OVERDUE);
        assertThat(kit.subjects("unit-ecology")).anyMatch(one -> one.startsWith("任务逾期：每日会商"));
        Delivery told = kit.to("unit-ecology").stream()
                .filter(one -> kit.of(one.alert()).size() == 1)
                .filter(one -> text(one).contains("至今未登记完成"))
                .findFirst()
                .orElseThrow();
        assertThat(text(told)).contains("市生态环境局、市气象局");
    }

    @Test
    @Tag("P4.3")
    void a_task_is_done_once_and_not_without_a_word() {
        orange();
        String id = entry("inspection-teams", "water").task().id();
        assertThat(kit.tasks.done(id, "  ", DutyKit.OFFICER).cause()).hasMessageContaining("/note");
        done(kit.tasks.done(id, "已派出", DutyKit.OFFICER));
        io.vertx.core.Future<TaskEntry> again = kit.tasks.done(id, "又派出", DutyKit.OFFICER);
        assertThat(again.otherwiseEmpty().await()).isNull();
        assertThat(again.cause()).hasMessageContaining("done already");
        assertThat(done(kit.tasks.of(new org.airalert.alert.EventId("ev-sample"))))
                .anyMatch(one -> one.task().id().equals(id)
                        && one.done() != null
                        && one.done().note().equals("已派出"));
    }

    @Test
    @Tag("P6.3")
    @Tag("P6.4")
    void the_quarter_s_check_tries_every_way_of_everybody_but_carriers_and_media_and_says_that_it_is_one() {
        Instant due = kit.checks.calendar().due(hour(0));
        kit.lookAt(due);
        kit.lookAt(due.plusSeconds(60));
        CheckResult result = done(kit.checks.newest()).orElseThrow();
        List<Delivery> tried = kit.of(new org.airalert.alert.AlertId(result.memo()));
        assertThat(tried).extracting(Delivery::recipient).doesNotContain("china-mobile", "media-tv");
        assertThat(tried)
                .filteredOn(one -> one.recipient().equals("school-001"))
                .extracting(Delivery::channel)
                .containsExactlyInAnyOrder("schools-push", "schools-contacts-mail", "schools-contacts-mail");
        assertThat(tried)
                .filteredOn(one -> one.channel().equals("counties-mail"))
                .allSatisfy(one -> {
                    assertThat(text(one)).contains("【联络测试】", "不是预警信息").doesNotContain("【演练】");
                    assertThat(one.priority()).isEqualTo(Priority.DRILL);
                });
        Alert carried = done(kit.memos.alert(tried.get(0).alert())).orElseThrow();
        assertThat(carried.status()).isEqualTo(AlertStatus.EXERCISE);
        assertThat(done(kit.memos.recent())).isEmpty();
    }

    @Test
    @Tag("P6.3")
    void what_did_not_arrive_is_a_dead_contact_and_who_was_not_reached_at_all_is_unproven() {
        org.airalert.alert.AlertId id = done(kit.checks.now(DutyKit.OFFICER));
        Delivery dead = kit.of(id).stream()
                .filter(one -> one.recipient().equals("school-001"))
                .findFirst()
                .orElseThrow();
        // The time runs out; nothing was sent.
        kit.lookAt(hour(25));
        done(kit.store.deliveries().sweep(dead.channel(), hour(25), null));
        CheckResult result = done(kit.checks.newest()).orElseThrow();
        assertThat(result.isOver(hour(25))).isTrue();
        assertThat(result.dead())
                .anyMatch(one ->
                        one.recipient().equals("school-001") && one.channel().equals(dead.channel()));
        assertThat(kit.checks.unproven(Optional.of(result)))
                .hasSameSizeAs(kit.checks.triedOnes())
                .noneMatch(one -> one.audience() == Audience.PUBLIC);
    }

    @Test
    @Tag("P6.3")
    void who_is_on_duty_stands_in_front_for_the_time_of_the_shift_and_is_forgotten_later() {
        Contact li = new Contact("李值班", "+1-202-555-0199", "li@example.org");
        Shift shift = new Shift("school-001", hour(10), hour(20), List.of(li));
        done(kit.rosters.replace(List.of(shift), DutyKit.OFFICER));
        assertThat(first("school-001")).isNotEqualTo(li);
        kit.lookAt(hour(10));
        assertThat(first("school-001")).isEqualTo(li);
        assertThat(kit.rosters.recipients()).isSameAs(kit.rosters.recipients());
        kit.lookAt(hour(20));
        assertThat(first("school-001")).isNotEqualTo(li);
        kit.lookAt(hour(24 * 100));
        assertThat(kit.rosters.roster().shifts()).isEmpty();
        assertThat(kit.audit()).contains("roster.replace", "roster.forget");
    }

    private Contact first(String recipient) {
        return kit.rosters.recipients().stream()
                .filter(one -> one.id().equals(recipient))
                .findFirst()
                .orElseThrow()
                .contacts()
                .get(0);
    }
}
