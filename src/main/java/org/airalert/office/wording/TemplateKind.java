package org.airalert.office.wording;

import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.airalert.access.Permission;
import org.airalert.access.Principal;
import org.airalert.message.TextFault;
import org.airalert.message.lint.TemplateLint;
import org.airalert.message.lint.TemplatePreview;
import org.airalert.office.Refusal;
import org.airalert.office.change.Change;
import org.airalert.office.change.ChangeKind;
import org.airalert.store.Ledger;
import org.airalert.worker.Workers;

/** A template, changed by two persons; only one that renders every sample without a fault is taken. */
public final class TemplateKind implements ChangeKind {
    public static final String WORD = "template";
    /** Longest template in bytes; a longer one is not wording. */
    private static final int LARGEST = 100 * 1024;

    private final TemplateBook book;
    private final Ledger ledger;
    private final Workers workers;
    private final TemplatePreview.Surroundings around;

    /** @param around of the plan in use, with which the samples are rendered */
    public TemplateKind(TemplateBook book, Ledger ledger, Workers workers, TemplatePreview.Surroundings around) {
        this.book = book;
        this.ledger = ledger;
        this.workers = workers;
        this.around = around;
    }

    @Override
    public String word() {
        return WORD;
    }

    @Override
    public Permission proposes() {
        return Permission.OPERATE;
    }

    @Override
    public Future<String> current(String target) {
        return ledger.get(TemplateBook.KIND, target)
                .map(found -> found.map(TemplateBook::text)
                        .or(() -> book.ofFile(target))
                        .orElse(""));
    }

    @Override
    public Future<Void> check(String target, String content) {
        return faults(target, content).map(faults -> {
            if (!faults.isEmpty()) {
                throw new Refusal.Invalid(faults.stream()
                        .map(fault -> new Refusal.Fault(
                                "/" + fault.file() + (fault.line() > 0 ? ":" + fault.line() : ""), fault.what()))
                        .toList());
            }
            return null;
        });
    }

    /** Every fault that all templates together would have with this text. */
    public Future<List<TextFault>> faults(String target, String content) {
        if (book.ofFile(target).isEmpty()) {
            throw new Refusal.Unknown("template " + target);
        }
        if (content.isBlank() || content.getBytes(StandardCharsets.UTF_8).length > LARGEST) {
            return Future.succeededFuture(List.of(
                    new TextFault("templates/" + target, 0, "empty, or larger than " + LARGEST + " bytes (模板为空或过大)")));
        }
        return workers.run(() -> TemplateLint.faults(book.with(target, content), around.texts(), around.zone()));
    }

    @Override
    public Future<Effect> effect(Change change, Principal signer) {
        boolean asFile = book.ofFile(change.target()).equals(Optional.of(change.content()));
        return ledger.get(TemplateBook.KIND, change.target()).map(found -> {
            long version = found.map(Ledger.Document::version).orElse(0L);
            Ledger.Write write = new Ledger.Write(
                    TemplateBook.KIND,
                    change.target(),
                    version,
                    "",
                    asFile ? null : TemplateBook.body(change.content()));
            return new Effect(asFile && version == 0 ? List.of() : List.of(write), List.of(), book::refresh);
        });
    }
}
