package org.airalert.office.wording;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.airalert.access.Permission;
import org.airalert.access.Principal;
import org.airalert.office.Refusal;
import org.airalert.office.change.Change;
import org.airalert.office.change.ChangeKind;
import org.airalert.store.Ledger;
import org.airalert.worker.Workers;

/**
 * The plan ({@code conf/plan.yaml}), changed by two persons. Everything is computed from it, from thresholds to measures, so it holds from the next start
 * on and never changes under a warning that is being decided.
 */
public final class PlanBook implements ChangeKind {
    public static final String WORD = "plan";
    public static final String FILE = "plan.yaml";

    private final Ledger ledger;
    private final Workers workers;
    private final String base;
    private final String inUse;
    private final Function<String, List<Refusal.Fault>> check;

    /** @param check every fault of a text; blocks */
    public PlanBook(Ledger ledger, Workers workers, Texts texts, Function<String, List<Refusal.Fault>> check) {
        this.ledger = ledger;
        this.workers = workers;
        this.base = texts.base();
        this.inUse = texts.inUse();
        this.check = check;
    }

    /**
     * The plan's texts.
     *
     * @param base the file's
     * @param inUse that the program started with
     */
    public record Texts(String base, String inUse) {}

    /** The text that two people put in the place of the file's; empty when they did not. */
    public static Future<Optional<String>> changed(Ledger ledger) {
        return ledger.get(WORD, FILE).map(found -> found.map(TemplateBook::text));
    }

    /** The text that the program started with. */
    public String inUse() {
        return inUse;
    }

    public String ofFile() {
        return base;
    }

    @Override
    public String word() {
        return WORD;
    }

    @Override
    public Permission proposes() {
        return Permission.ADMINISTER;
    }

    /** The text that holds from the next start on. */
    @Override
    public Future<String> current(String target) {
        return changed(ledger).map(found -> found.orElse(base));
    }

    @Override
    public Future<Void> check(String target, String content) {
        if (!target.equals(FILE)) {
            throw new Refusal.Unknown("plan " + target);
        }
        return faults(content).map(faults -> {
            if (!faults.isEmpty()) {
                throw new Refusal.Invalid(faults);
            }
            return null;
        });
    }

    /** Every fault, each with its line. */
    public Future<List<Refusal.Fault>> faults(String content) {
        return workers.run(() -> check.apply(content));
    }

    @Override
    public Future<Effect> effect(Change change, Principal signer) {
        return ledger.get(WORD, FILE).map(found -> {
            long version = found.map(Ledger.Document::version).orElse(0L);
            boolean asFile = change.content().equals(base);
            Ledger.Write write =
                    new Ledger.Write(WORD, FILE, version, "", asFile ? null : TemplateBook.body(change.content()));
            return new Effect(asFile && version == 0 ? List.of() : List.of(write), List.of());
        });
    }
}
