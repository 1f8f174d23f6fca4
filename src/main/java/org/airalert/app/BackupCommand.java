package org.airalert.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.airalert.store.StoreException;
import org.airalert.store.sqlite.SqliteBackup;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code backup FILE}: a checked copy of a data folder's store, beside a gateway that may be running on it. To restore it, put it into an empty data
 * folder under the name {@code gateway.db}.
 */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = "Copies the SQLite store while the gateway runs, and checks the copy.")
public final class BackupCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private VerifyAuditCommand.ConfOption conf = new VerifyAuditCommand.ConfOption();

    @Option(names = "--data", paramLabel = "DIR", description = "data folder; data.folder of gateway.yaml if not given")
    private @Nullable Path data;

    @Parameters(paramLabel = "FILE", description = "the copy; must not be there yet")
    private Path target = Path.of("");

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        Path folder = data == null ? conf.read().dataFolder() : data;
        try {
            SqliteBackup.Copy copy = SqliteBackup.copy(folder, target.toAbsolutePath());
            out.println("backup of " + folder.toAbsolutePath() + ": " + target.toAbsolutePath() + ", " + copy.bytes()
                    + " bytes, " + copy.deliveries() + " deliveries, " + copy.entries()
                    + " journal entries, integrity ok");
            out.flush();
            return 0;
        } catch (StoreException e) {
            throw new StartException(String.valueOf(e.getMessage()), e);
        }
    }
}
