package org.airalert.office.escalation;

import static org.airalert.office.escalation.EscalatorKit.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.airalert.alert.Alert;
import org.airalert.delivery.Delivery;
import org.airalert.delivery.DeliveryState;
import org.airalert.directory.Audience;
import org.airalert.directory.Recipient;
import org.airalert.message.RecipientFields;
import org.airalert.warning.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("P6.3")
class EscalatorTest {
    private static final String PUSH = "schools-push";
    private static final String CONTACTS = "schools-contacts-mail";
    private static final String UNITS = "units-mail";
    private static final String SUPERVISORS = "supervisors-mail";
    private static final Duration RED = Duration.ofMinutes(15);

    @TempDir
    private Path folder;

    private EscalatorKit kit;

    @BeforeEach
    void open() throws Exception {
        kit = kit(folder);
    }

    EscalatorKit kit(Path data) throws Exception {
        return new EscalatorKit(data);
    }

    @AfterEach
    void close() throws Exception {
        kit.close();
    }

    private static Set<String> addresses(List<Delivery> deliveries) {
        return deliveries.stream().map(Delivery::address).collect(Collectors.toSet());
    }

    private Set<String> contactMails(int place) {
        return kit.directory.stream()
                .filter(one -> one.audience() == Audience.SCHOOLS)
                .filter(one -> one.contacts().size() > place)
                .map(one -> one.contacts().get(place).email())
                .collect(Collectors.toSet());
    }

    private long schools() {
        return kit.directory.stream()
                .filter(one -> one.audience() == Audience.SCHOOLS)
                .count();
    }

    private void look(Escalator escalator) throws Exception {
        await(escalator.look());
    }

    @Test
    void without_a_confirmation_in_time_the_one_on_duty_then_the_deputy_then_the_supervising_unit_is_told()
            throws Exception {
        Alert red = kit.publish(1, Level.RED);
        kit.carry(PUSH, true);
        Escalator escalator = kit.escalator();
        look(escalator);
        kit.clock.advance(RED.minusSeconds(1));
        look(escalator);
        assertThat(kit.planned(red, CONTACTS)).isEmpty();
        kit.clock.advance(Duration.ofSeconds(1));
        look(escalator);
        assertThat(addresses(kit.planned(red, CONTACTS))).isEqualTo(contactMails(0));
        kit.carry(CONTACTS, true);
        kit.clock.advance(RED);
        look(escalator);
        List<Delivery> deputies = kit.planned(red, CONTACTS).stream()
                .filter(one -> one.step() == 3)
                .toList();
        assertThat(addresses(deputies)).isEqualTo(contactMails(1)).isNotEmpty();
        // Those without a deputy: their supervising unit is told now, of the others after the deputy's time.
        List<Delivery> first = kit.planned(red, SUPERVISORS);
        assertThat(named(first))
                .contains("云溪中学：已送达，未确认")
                .contains("+1-202-555-0126")
                .doesNotContain("晨禾小学");
        kit.carry(CONTACTS, true);
        kit.clock.advance(RED);
        look(escalator);
        assertThat(named(kit.planned(red, SUPERVISORS)))
                .contains("晨禾小学：已送达，未确认。电话：+1-202-555-0122，值班室 +1-202-555-0123");
        List<Outstanding> open = await(escalator.outstanding(red));
        assertThat(open)
                .filteredOn(one -> one.recipient().audience() == Audience.SCHOOLS)
                .hasSize((int) schools())
                .allMatch(Outstanding::reached);
    }

    private static String named(List<Delivery> notices) {
        return notices.stream()
                .map(one -> one.fields().getOrDefault(RecipientFields.UNCONFIRMED, ""))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void a_confirmation_by_any_contact_settles_the_recipient() throws Exception {
        Alert red = kit.publish(1, Level.RED);
        List<Delivery> pushed = kit.carry(PUSH, true);
        Escalator escalator = kit.escalator();
        kit.clock.advance(RED);
        look(escalator);
        Delivery mail = kit.carry(CONTACTS, true).get(0);
        Delivery push = pushed.stream()
                .filter(one -> !one.recipient().equals(mail.recipient()))
                .findFirst()
                .orElseThrow();
        await(kit.store.deliveries().confirm(mail.id(), kit.clock.instant()));
        await(kit.store.deliveries().confirm(push.id(), kit.clock.instant()));
        kit.clock.advance(RED);
        look(escalator);
        kit.clock.advance(RED);
        look(escalator);
        Set<String> settled = Set.of(mail.recipient(), push.recipient());
        assertThat(kit.planned(red, CONTACTS))
                .filteredOn(one -> one.step() == 3)
                .noneMatch(one -> settled.contains(one.recipient()));
        Map<String, String> names = kit.directory.stream().collect(Collectors.toMap(Recipient::id, Recipient::name));
        assertThat(named(kit.planned(red, SUPERVISORS)))
                .doesNotContain(names.get(mail.recipient()))
                .doesNotContain(names.get(push.recipient()));
        assertThat(await(escalator.outstanding(red)))
                .noneMatch(one -> settled.contains(one.recipient().id()));
    }

    @Test
    void what_failed_goes_to_the_next_contact_at_once() throws Exception {
        Alert red = kit.publish(1, Level.RED);
        kit.carry(PUSH, false);
        look(kit.escalator());
        assertThat(addresses(kit.planned(red, CONTACTS))).isEqualTo(contactMails(0));
    }

    @Test
    void a_unit_s_contacts_are_reached_by_the_unit_s_own_channel() throws Exception {
        Alert red = kit.publish(1, Level.RED);
        kit.carry(UNITS, false);
        look(kit.escalator());
        assertThat(kit.planned(red, UNITS))
                .filteredOn(one -> one.step() == 2)
                .hasSize(20)
                .allMatch(one -> one.address().endsWith("-duty@example.org"));
    }

    @Test
    void a_second_node_and_a_restart_take_no_step_twice() throws Exception {
        Alert red = kit.publish(1, Level.RED);
        kit.carry(PUSH, true);
        kit.clock.advance(RED);
        look(kit.escalator());
        look(kit.escalator());
        assertThat(kit.planned(red, CONTACTS)).hasSize((int) schools());
        kit.clock.advance(RED);
        Escalator one = kit.escalator();
        Escalator other = kit.escalator();
        io.vertx.core.Future<Void> beside = one.look();
        other.look().otherwiseEmpty().await();
        beside.otherwiseEmpty().await();
        look(kit.escalator());
        Map<String, Long> told = kit.planned(red, SUPERVISORS).stream()
                .flatMap(notice ->
                        notice.fields().get(RecipientFields.UNCONFIRMED).lines())
                .map(line -> line.replaceFirst("^\\d+\\. ", ""))
                .collect(Collectors.groupingBy(line -> line, Collectors.counting()));
        assertThat(told)
                .isNotEmpty()
                .allSatisfy((line, times) -> assertThat(times).isEqualTo(1));
    }

    @Test
    void a_notice_that_was_written_and_not_sent_goes_out_after_the_restart() throws Exception {
        Alert red = kit.publish(1, Level.RED);
        kit.carry(PUSH, false);
        kit.carry(CONTACTS, false);
        Recipient unit = kit.directory.stream()
                .filter(one -> one.id().equals("unit-education"))
                .findFirst()
                .orElseThrow();
        Notices.Span span =
                new Notices.Span(kit.clock.instant(), kit.clock.instant().plus(RED));
        Recipient school = kit.directory.stream()
                .filter(one -> one.audience() == Audience.SCHOOLS)
                .findFirst()
                .orElseThrow();
        Outstanding open = new Outstanding(school, false, true, 0, null, null);
        await(new Notices(kit.store.ledger(), new org.airalert.access.Audit(kit.store.ledger()))
                .write(Notices.of(red, unit, 1, span, List.of(open))));
        look(kit.escalator());
        assertThat(kit.planned(red, SUPERVISORS))
                .filteredOn(one -> one.recipient().equals("unit-education"))
                .hasSize(1);
    }

    @Test
    void a_newer_alert_ends_the_following_up_of_the_older_one() throws Exception {
        Alert red = kit.publish(1, Level.RED);
        kit.carry(PUSH, true);
        kit.clock.advance(RED);
        Escalator escalator = kit.escalator();
        look(escalator);
        assertThat(kit.planned(red, CONTACTS)).allMatch(one -> one.progress().state() == DeliveryState.QUEUED);
        kit.publish(2, Level.ORANGE);
        escalator.approved();
        look(escalator);
        assertThat(kit.planned(red, CONTACTS)).allMatch(one -> one.progress().state() == DeliveryState.SUPERSEDED);
        kit.clock.advance(RED.multipliedBy(8));
        look(escalator);
        assertThat(kit.planned(red, SUPERVISORS))
                .allMatch(one -> one.progress().state() == DeliveryState.SUPERSEDED)
                .noneMatch(one -> one.recipient().equals("unit-education"));
        assertThat(kit.planned(red, CONTACTS)).hasSize((int) schools());
    }

    @Test
    void somebody_who_looks_at_the_list_first_does_not_hold_up_what_follows() throws Exception {
        Alert red = kit.publish(1, Level.RED);
        kit.carry(PUSH, true);
        Escalator escalator = kit.escalator();
        assertThat(await(escalator.outstanding(red)))
                .filteredOn(one -> one.recipient().audience() == Audience.SCHOOLS)
                .allMatch(one -> EscalatorKit.NOW.plus(RED).equals(one.until()));
        kit.clock.advance(RED);
        look(escalator);
        assertThat(kit.planned(red, CONTACTS)).hasSize((int) schools());
    }

    @Test
    void it_goes_by_the_clock_once_started() throws Exception {
        Alert red = kit.publish(1, Level.RED);
        kit.carry(PUSH, false);
        Escalator escalator = kit.escalator();
        escalator.start();
        kit.clock.advance(Duration.ofSeconds(1));
        await(kit.woken.future());
        assertThat(kit.planned(red, CONTACTS)).isNotEmpty();
        escalator.stop();
    }
}
