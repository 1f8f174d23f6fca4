package org.airalert.app.text;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.airalert.app.config.Faults;
import org.airalert.app.config.GatewayConfig;
import org.airalert.message.PlanTexts;
import org.airalert.message.TextFault;
import org.airalert.message.lint.TemplateLint;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code lint}: plan, areas, channels, templates and recipients checked together; one line a fault, exit code 1 when there is one. */
@Command(
        name = "lint",
        mixinStandardHelpOptions = true,
        description = "Checks plan, areas, channels, templates and recipients together.")
public final class LintCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private OfficeFiles files = new OfficeFiles();

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        Faults faults = new Faults();
        GatewayConfig.read(files.conf(), System.getenv(), faults);
        OfficeFiles.Contents contents = files.read(faults);
        contents.plan().ifPresent(plan -> {
            PlanTexts texts = plan.texts();
            for (TextFault fault : TemplateLint.faults(
                    contents.templates(), texts, plan.rules().zone())) {
                faults.add(fault.file(), fault.line(), fault.what());
            }
        });
        if (faults.isEmpty()) {
            new DirectoryCheck(contents, faults).run();
        }
        faults.all().stream().map(Faults.Fault::toString).distinct().forEach(out::println);
        if (faults.isEmpty()) {
            out.println("no faults: " + contents.templates().names().size() + " templates, "
                    + contents.channels().size() + " channels, "
                    + contents.recipients().size() + " recipients");
        }
        out.flush();
        return faults.isEmpty() ? 0 : 1;
    }
}
