package org.airalert.app.bench;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bench NAME}: the benchmarks. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures this program on this machine; prints a table, or with --json one object per line.",
        subcommands = {
            CarrierCommand.class,
            FanoutCommand.class,
            LatencyCommand.class,
            ReceiptsCommand.class,
            EngineCommand.class,
            SinkCommand.class,
            MemoryCommand.class,
            RecoverCommand.class,
            FlatCommand.class,
            MemoryRunCommand.class,
            RecoverRunCommand.class,
            PublicCommand.class,
            StreamsCommand.class
        })
public final class BenchCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(),
                "bench: which one? (expected: carrier, fanout, latency, memory, receipts, recover, flat, engine or public)");
    }
}
