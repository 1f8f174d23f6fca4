package org.airalert.web.console;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.airalert.access.Permission;
import org.airalert.directory.Contact;
import org.airalert.directory.Recipient;
import org.airalert.duty.DutyRoster;
import org.airalert.duty.Shift;
import org.airalert.office.Refusal;
import org.airalert.office.contact.CheckResult;
import org.airalert.web.Moments;
import org.airalert.web.api.AlertJson;
import org.airalert.web.api.OfficeParts;
import org.airalert.web.api.RosterIntake;

/** Who is on duty, whom the last contact check did not reach, and whose contacts nobody has tried for too long (plan, 6.3). */
final class ContactsPage {
    /** A roster of a year for a whole city takes more than other forms. */
    static final String IMPORT = Console.BASE + "/contacts/import";

    private static final String PATH = Console.BASE + "/contacts";
    private static final int SHOWN = 200;
    private static final Duration AHEAD = Duration.ofDays(7);

    private final OfficeParts parts;

    ContactsPage(OfficeParts parts) {
        this.parts = parts;
    }

    void addTo(Door door) {
        door.get("/contacts", Permission.READ, visit -> show(visit, "", List.of()))
                .post("/contacts/import", Permission.EDIT_DIRECTORY, this::take)
                .post("/contacts/check", Permission.OPERATE, this::check);
    }

    private Future<Reply> show(Visit visit, String csv, List<String> faults) {
        return parts.duties().checks().newest().map(check -> {
            Map<String, Object> model = new HashMap<>();
            Map<String, String> names = parts.directory().recipients().stream()
                    .collect(Collectors.toMap(Recipient::id, Recipient::name, (one, other) -> one));
            putDuty(visit, model, names);
            check.ifPresent(one -> putCheck(visit, model, one, names));
            List<Recipient> unproven = parts.duties().checks().unproven(check);
            model.put("unprovenNumber", unproven.size());
            model.put(
                    "unproven",
                    unproven.stream().limit(SHOWN).map(Recipient::name).toList());
            model.put("mayEdit", visit.may(Permission.EDIT_DIRECTORY));
            model.put("mayCheck", visit.may(Permission.OPERATE));
            model.put("taken", Objects.requireNonNullElse(visit.query("taken"), ""));
            model.put("csv", csv);
            model.put("faults", faults);
            return new Reply.Page(faults.isEmpty() ? 200 : 400, "contacts", model);
        });
    }

    private void putDuty(Visit visit, Map<String, Object> model, Map<String, String> names) {
        Instant now = parts.clock().instant();
        DutyRoster roster = parts.duties().rosters().roster();
        model.put(
                "duty",
                roster.shifts().stream()
                        .filter(one -> one.holds(now))
                        .limit(SHOWN)
                        .map(one -> duty(visit, one, names))
                        .toList());
        TreeSet<String> listed =
                roster.shifts().stream().map(Shift::recipient).collect(Collectors.toCollection(TreeSet::new));
        Moments moments = moments(visit);
        model.put(
                "gaps",
                listed.stream()
                        .flatMap(id -> roster.gaps(id, now, now.plus(AHEAD)).stream()
                                .limit(1)
                                .map(gap -> names.getOrDefault(id, id) + " " + moments.brief(gap)))
                        .limit(SHOWN)
                        .toList());
    }

    private Duty duty(Visit visit, Shift one, Map<String, String> names) {
        boolean personal = visit.may(Permission.READ_PERSONAL);
        return new Duty(
                names.getOrDefault(one.recipient(), one.recipient()),
                moments(visit).brief(one.until()),
                one.people().stream().map(contact -> words(contact, personal)).toList());
    }

    private static String words(Contact contact, boolean personal) {
        return contact.name() + " " + shown(contact.phone(), personal) + " " + shown(contact.email(), personal);
    }

    private static String shown(String address, boolean personal) {
        return personal || address.isEmpty() ? address : AlertJson.mask(address);
    }

    private void putCheck(Visit visit, Map<String, Object> model, CheckResult check, Map<String, String> names) {
        boolean personal = visit.may(Permission.READ_PERSONAL);
        model.put("checkAt", moments(visit).brief(check.at()));
        model.put("checkUntil", moments(visit).brief(check.until()));
        model.put("over", check.isOver(parts.clock().instant()));
        model.put(
                "channels",
                check.channels().entrySet().stream()
                        .map(one -> new Tally(
                                one.getKey(),
                                one.getValue().reached(),
                                one.getValue().dead(),
                                one.getValue().waiting()))
                        .toList());
        model.put("deadNumber", check.dead().size());
        model.put(
                "dead",
                check.dead().stream()
                        .limit(SHOWN)
                        .map(one -> new Dead(
                                names.getOrDefault(one.recipient(), one.recipient()),
                                one.channel(),
                                shown(one.address(), personal),
                                one.state().word()))
                        .toList());
    }

    private Moments moments(Visit visit) {
        return new Moments(visit.language(), parts.place().plan().zone());
    }

    private Future<Reply> take(Visit visit) {
        String csv = visit.raw("csv");
        return new RosterIntake(parts)
                .take(csv, false, visit.by())
                .<Reply>map(number -> new Reply.Redirect(PATH + "?taken=" + number))
                .recover(cause -> cause instanceof Refusal.Invalid invalid
                        ? show(visit, csv, faults(visit, invalid))
                        : Future.failedFuture(cause));
    }

    private static List<String> faults(Visit visit, Refusal.Invalid invalid) {
        return invalid.faults().stream()
                .map(fault -> visit.words().text("c.dir.line", fault.pointer().substring(1)) + fault.detail())
                .toList();
    }

    private Future<Reply> check(Visit visit) {
        return parts.duties().checks().now(visit.by()).map(id -> new Reply.Redirect(PATH));
    }

    public record Duty(String recipient, String until, List<String> people) {}

    public record Tally(String channel, int reached, int dead, int waiting) {}

    public record Dead(String recipient, String channel, String address, String state) {}
}
