package org.airalert.web.console;

import io.vertx.core.Future;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.airalert.access.Permission;
import org.airalert.directory.Area;
import org.airalert.directory.Audience;
import org.airalert.directory.Coverage;
import org.airalert.directory.Recipient;
import org.airalert.office.Refusal;
import org.airalert.web.api.AlertJson;
import org.airalert.web.api.OfficeParts;
import org.jspecify.annotations.Nullable;

/** Who must be told: list, search, contacts with their deputies, whom nobody could reach, and the import of the whole directory. */
final class DirectoryPages {
    /** Takes more than other forms; a larger directory goes by {@code POST /api/v1/recipients/import}. */
    static final String IMPORT = Console.BASE + "/directory/import";

    private static final int PAGE = 50;

    private final OfficeParts parts;

    DirectoryPages(OfficeParts parts) {
        this.parts = parts;
    }

    void addTo(Door door) {
        door.get("/directory", Permission.READ, this::list)
                .post("/directory/import", Permission.EDIT_DIRECTORY, this::take);
    }

    private Future<Reply> list(Visit visit) {
        return Future.succeededFuture(
                Reply.page("directory", model(visit, Objects.requireNonNullElse(visit.query("taken"), ""))));
    }

    private Map<String, Object> model(Visit visit, String taken) {
        String text = Objects.requireNonNullElse(visit.query("q"), "");
        String audience = Objects.requireNonNullElse(visit.query("audience"), "");
        String after = visit.query("after");
        List<Recipient> found = parts.directory().recipients().stream()
                .filter(one -> audience.isEmpty() || one.audience().word().equals(audience))
                .filter(one -> matches(one, text.toLowerCase(Locale.ROOT)))
                .sorted(Comparator.comparing(Recipient::id))
                .toList();
        List<Recipient> page = found.stream()
                .filter(one -> after == null || one.id().compareTo(after) > 0)
                .limit(PAGE)
                .toList();
        Map<String, Object> model = new HashMap<>();
        model.put("recipients", page.stream().map(one -> row(visit, one)).toList());
        model.put("number", found.size());
        model.put("q", text);
        model.put("audience", audience);
        model.put("audiences", Stream.of(Audience.values()).map(Audience::word).toList());
        model.put("next", page.size() < PAGE ? "" : page.get(PAGE - 1).id());
        model.put(
                "coverage",
                Coverage.of(parts.directory().recipients()).stream()
                        .map(one -> covered(visit, one))
                        .toList());
        model.put("mayEdit", visit.may(Permission.EDIT_DIRECTORY));
        model.put("taken", taken);
        model.put("checked", "");
        model.put("csv", "");
        model.put("faults", List.of());
        return model;
    }

    /** Names and ids only: whoever may not see telephone numbers must not find them out by searching. */
    private static boolean matches(Recipient one, String text) {
        return one.id().contains(text) || one.name().toLowerCase(Locale.ROOT).contains(text);
    }

    private static Covered covered(Visit visit, Coverage one) {
        String audience = visit.words().text("c.to." + one.audience().word(), one.recipients());
        String sentence = one.without().isEmpty()
                ? visit.words().text("c.dir.covered", audience)
                : visit.words().text("c.dir.uncovered", audience, one.without().size());
        return new Covered(
                sentence,
                one.without().stream()
                        .limit(PAGE)
                        .map(each -> new IntakePage.Choice(each.id(), each.name()))
                        .toList());
    }

    private Row row(Visit visit, Recipient one) {
        boolean personal = visit.may(Permission.READ_PERSONAL);
        return new Row(
                one.id(),
                one.name(),
                one.audience().word(),
                parts.place()
                        .areas()
                        .find(one.area())
                        .map(area -> name(visit, area))
                        .orElse(one.area()),
                one.contacts().stream()
                        .map(contact -> new Person(
                                contact.name(),
                                shown(contact.phone(), personal),
                                shown(contact.email(), personal),
                                Coverage.isUsable(contact)))
                        .toList(),
                one.drills());
    }

    private static String name(Visit visit, Area area) {
        return visit.language().pick(area.nameZh(), area.nameEn());
    }

    private static String shown(String address, boolean personal) {
        return personal || address.isEmpty() ? address : AlertJson.mask(address);
    }

    /** A file with faults changes nothing; each fault stands with its line beside the text, which can be mended there. */
    private Future<Reply> take(Visit visit) {
        boolean dry = visit.field("dry").equals("yes");
        String csv = visit.raw("csv");
        return parts.directory()
                .read(csv, dry, visit.by())
                .<Reply>map(number -> dry
                        ? withText(visit, csv, number, List.of())
                        : new Reply.Redirect(Console.BASE + "/directory?taken=" + number))
                .recover(cause -> cause instanceof Refusal.Invalid invalid
                        ? Future.succeededFuture(withText(
                                visit,
                                csv,
                                null,
                                invalid.faults().stream()
                                        .map(fault -> visit.words()
                                                        .text(
                                                                "c.dir.line",
                                                                fault.pointer().substring(1))
                                                + fault.detail())
                                        .toList()))
                        : Future.failedFuture(cause));
    }

    private Reply withText(Visit visit, String csv, @Nullable Integer checked, List<String> faults) {
        Map<String, Object> model = model(visit, "");
        model.put("csv", csv);
        model.put("checked", checked == null ? "" : checked.toString());
        model.put("faults", faults);
        return new Reply.Page(faults.isEmpty() ? 200 : 400, "directory", model);
    }

    public record Row(String id, String name, String audience, String area, List<Person> contacts, boolean drills) {}

    public record Person(String name, String phone, String email, boolean usable) {}

    /** @param without ids and names of those whom nobody could reach; the first of them */
    public record Covered(String sentence, List<IntakePage.Choice> without) {}
}
