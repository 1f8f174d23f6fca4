package org.airalert.web.console;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.airalert.access.Permission;
import org.airalert.message.MessageFaults;
import org.airalert.message.TemplateSet;
import org.airalert.message.TextFault;
import org.airalert.message.lint.TemplatePreview;
import org.airalert.office.Refusal;
import org.airalert.office.change.Change;
import org.airalert.office.wording.TemplateKind;
import org.airalert.web.api.OfficeParts;
import org.airalert.worker.Workers;

/** Templates: read, shown with sample facts, and changed by two persons after the check. */
final class WordingPages {
    static final String PATH = Console.BASE + "/wording";

    private final Wordings wordings;
    private final Workers workers;
    private final ChangeHistory history;
    private final OfficeParts parts;

    WordingPages(OfficeParts parts, Wordings wordings, Workers workers) {
        this.parts = parts;
        this.wordings = wordings;
        this.workers = workers;
        this.history = new ChangeHistory(parts);
    }

    void addTo(Door door) {
        door.get("/wording", Permission.READ, this::list)
                .get("/wording/template", Permission.READ, this::show)
                .post("/wording/template/check", Permission.OPERATE, this::check)
                .post("/wording/template/propose", Permission.OPERATE, this::propose);
    }

    private Future<Reply> list(Visit visit) {
        List<Name> names = wordings.templates().templates().names().stream()
                .map(name -> new Name(
                        name,
                        name.substring(0, name.indexOf('/')),
                        wordings.templates().isChanged(name)))
                .toList();
        return Future.succeededFuture(Reply.page(
                "wording",
                Map.of(
                        "names",
                        names,
                        "plan",
                        !wordings.plan().inUse().equals(wordings.plan().ofFile()))));
    }

    /** @param changed whether it is not as its file is */
    public record Name(String name, String folder, boolean changed) {}

    private Future<Reply> show(Visit visit) {
        String name = Objects.requireNonNullElse(visit.query("name"), "");
        String text = source(name);
        return page(visit, new Typed(name, text, sample(name, visit.query("sample"))), List.of(), "");
    }

    private String source(String name) {
        return wordings.templates().templates().source(name).orElseThrow(() -> new Refusal.Unknown("template " + name));
    }

    private static String sample(String name, @org.jspecify.annotations.Nullable String asked) {
        List<String> samples = TemplatePreview.samples(name);
        return asked != null && samples.contains(asked) ? asked : samples.get(0);
    }

    /** A template as somebody has it before them. */
    private record Typed(String name, String text, String sample) {}

    private Typed typed(Visit visit) {
        // A browser sends a form's lines with CR LF, whatever the file had.
        String text = visit.raw("text").replace("\r\n", "\n");
        String name = visit.field("name");
        source(name);
        return new Typed(name, text, sample(name, visit.field("sample")));
    }

    /** Every fault with its line, and what the text would make of the sample; nothing is stored. */
    private Future<Reply> check(Visit visit) {
        Typed typed = typed(visit);
        return wordings.templateKind()
                .faults(typed.name(), typed.text())
                .compose(faults -> page(
                        visit,
                        typed,
                        faults.stream().map(TextFault::toString).toList(),
                        faults.isEmpty() ? "yes" : ""));
    }

    private Future<Reply> propose(Visit visit) {
        Typed typed = typed(visit);
        return parts.access()
                .changes()
                .propose(new Change.Wish(TemplateKind.WORD, typed.name(), typed.text()), visit.by())
                .<Reply>map(change -> new Reply.Redirect(PATH + "/template?name=" + typed.name() + "&proposed=1"))
                .recover(cause -> cause instanceof Refusal.Invalid invalid
                        ? page(visit, typed, ChangeHistory.faults(invalid), "")
                        : Future.failedFuture(cause));
    }

    private Future<Reply> page(Visit visit, Typed typed, List<String> faults, String checked) {
        TemplateSet candidate = wordings.templates().with(typed.name(), typed.text());
        return workers.run(() -> preview(candidate, typed))
                .compose(shown -> history.of(visit, TemplateKind.WORD, typed.name())
                        .map(past -> {
                            Map<String, Object> model = new HashMap<>();
                            model.put("name", typed.name());
                            model.put("text", typed.text());
                            model.put(
                                    "ofFile",
                                    wordings.templates().ofFile(typed.name()).orElse(""));
                            model.put("changed", wordings.templates().isChanged(typed.name()));
                            model.put("sample", typed.sample());
                            model.put("samples", TemplatePreview.samples(typed.name()));
                            model.put("shown", shown.texts());
                            model.put(
                                    "faults",
                                    faults.isEmpty()
                                            ? shown.faults().stream()
                                                    .map(TextFault::toString)
                                                    .toList()
                                            : faults);
                            model.put("checked", checked);
                            model.put("proposed", visit.query("proposed") != null);
                            model.put("history", past);
                            model.put("mayEdit", visit.may(Permission.OPERATE));
                            return new Reply.Page(faults.isEmpty() ? 200 : 400, "wordingedit", model);
                        }));
    }

    private record Preview(List<TemplatePreview.Shown> texts, List<TextFault> faults) {}

    private Preview preview(TemplateSet templates, Typed typed) {
        try {
            return new Preview(
                    TemplatePreview.of(templates, typed.name(), typed.sample(), wordings.around()), List.of());
        } catch (MessageFaults e) {
            return new Preview(List.of(), e.faults());
        }
    }
}
