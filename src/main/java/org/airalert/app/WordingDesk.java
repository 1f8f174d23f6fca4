package org.airalert.app;

import io.vertx.core.Future;
import java.util.List;
import org.airalert.app.config.Configuration;
import org.airalert.app.config.Faults;
import org.airalert.app.config.WholePlan;
import org.airalert.message.TemplateSet;
import org.airalert.message.lint.TemplateLint;
import org.airalert.message.lint.TemplatePreview;
import org.airalert.office.Refusal;
import org.airalert.office.wording.PlanBook;
import org.airalert.office.wording.TemplateBook;
import org.airalert.office.wording.TemplateKind;
import org.airalert.store.Ledger;
import org.airalert.web.console.Wordings;
import org.airalert.worker.Workers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What two people changed of templates and plan, put in the place of the files when the program starts.
 *
 * @param config with the plan in use
 * @param planOfFile text of {@code conf/plan.yaml}
 */
record WordingDesk(Configuration config, TemplateBook templates, String planOfFile) {
    private static final Logger LOG = LoggerFactory.getLogger(WordingDesk.class);

    /** A changed plan that this version cannot read is not used: the program starts with the file's and says so. */
    static Future<WordingDesk> open(Ledger ledger, Configuration files) {
        return TemplateBook.open(ledger, files.templates())
                .compose(templates -> PlanBook.changed(ledger)
                        .map(changed -> new WordingDesk(
                                changed.map(text -> with(files, text)).orElse(files), templates, files.planSource())));
    }

    private static Configuration with(Configuration files, String text) {
        Faults faults = new Faults();
        return WholePlan.read(PlanBook.FILE, text, faults)
                .map(plan -> {
                    LOG.info("plan in use is the one that two people changed, not the file's");
                    return files.with(plan);
                })
                .orElseGet(() -> {
                    LOG.warn("changed plan cannot be read, the file's is used faults={}", faults.all());
                    return files;
                });
    }

    /** What the console shows and changes of them. */
    Wordings wordings(Ledger ledger, Workers workers) {
        TemplatePreview.Surroundings around =
                new TemplatePreview.Surroundings(config.texts(), config.plan().zone());
        return new Wordings(
                templates,
                new TemplateKind(templates, ledger, workers, around),
                new PlanBook(
                        ledger,
                        workers,
                        new PlanBook.Texts(planOfFile, config.planSource()),
                        text -> faults(text, templates.templates())),
                around);
    }

    /** Of the plan, and of every template with it. */
    private static List<Refusal.Fault> faults(String text, TemplateSet templates) {
        Faults faults = new Faults();
        WholePlan.read(PlanBook.FILE, text, faults)
                .ifPresent(plan -> TemplateLint.faults(
                                templates, plan.texts(), plan.rules().zone())
                        .forEach(fault -> faults.add(fault.file(), fault.line(), fault.what())));
        return faults.all().stream()
                .map(fault -> new Refusal.Fault(
                        "/" + fault.file() + (fault.line() > 0 ? ":" + fault.line() : ""), fault.what()))
                .toList();
    }
}
