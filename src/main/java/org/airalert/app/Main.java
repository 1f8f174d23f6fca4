package org.airalert.app;

import org.airalert.app.assess.AssessCommand;
import org.airalert.app.assess.ReplayCommand;
import org.airalert.app.bench.BenchCommand;
import org.airalert.app.config.ConfigException;
import org.airalert.app.demo.DemoCommand;
import org.airalert.app.drill.DrillCommand;
import org.airalert.app.requirements.RequirementsCommand;
import org.airalert.app.sandbox.SandboxCommand;
import org.airalert.app.text.LintCommand;
import org.airalert.app.text.RenderCommand;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program's entry: reads the command line and hands over to one command. */
@Command(
        name = "air-alert-gateway",
        mixinStandardHelpOptions = true,
        description = "Issues heavy air pollution warnings and delivers them through every channel of a city.",
        subcommands = {
            AssessCommand.class,
            ReplayCommand.class,
            RenderCommand.class,
            LintCommand.class,
            ServeCommand.class,
            DemoCommand.class,
            DrillCommand.class,
            SandboxCommand.class,
            BenchCommand.class,
            ProbeCommand.class,
            VerifyAuditCommand.class,
            MigrateCommand.class,
            BackupCommand.class,
            RequirementsCommand.class
        })
public final class Main {
    /** Exit code when configuration or surroundings do not let the command run. */
    public static final int CANNOT_RUN = 2;

    private Main() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new Main())
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    System.err.println(told(failure));
                    return CANNOT_RUN;
                })
                .execute(args));
    }

    /** What a person is told: every fault, one a line; the stack only for what nobody expected. */
    private static String told(Exception failure) {
        Throwable cause = failure;
        while (!(cause instanceof ConfigException || cause instanceof StartException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (!(cause instanceof ConfigException || cause instanceof StartException)) {
            LoggerFactory.getLogger(Main.class).error("the command failed", failure);
        }
        return String.valueOf(cause.getMessage());
    }
}
