package org.airalert.app;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.airalert.access.Audit;
import org.airalert.access.AuditVerdict;
import org.airalert.app.config.ConfFolders;
import org.airalert.app.config.ConfigException;
import org.airalert.app.config.Faults;
import org.airalert.app.config.GatewayConfig;
import org.airalert.store.Ledger;
import org.airalert.store.StoreException;
import org.airalert.store.redis.RedisStore;
import org.airalert.store.sqlite.SqliteReading;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code verify-audit}: reads the audit journal of a data folder from its first entry to its last, beside a gateway that may be running on
 * it. Exit code 1 when an entry was changed, inserted or removed, or when the
 * chain does not reach a signed head.
 */
@Command(
        name = "verify-audit",
        mixinStandardHelpOptions = true,
        description = "Checks the audit chain end to end; exit 1 and the first broken entry otherwise.")
public final class VerifyAuditCommand implements Callable<Integer> {
    /** Far more than a journal of millions of entries takes; so that a dead disk does not hold the command for ever. */
    private static final long SECONDS = 600;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private ConfOption conf = new ConfOption();

    @Option(names = "--data", paramLabel = "DIR", description = "data folder; data.folder of gateway.yaml if not given")
    private @Nullable Path data;

    @Option(
            names = "--head",
            paramLabel = "HASH",
            description = "hash that an earlier check printed: must still be in the chain")
    private @Nullable String knownHead;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description =
                    "public key of the signed daily heads, copied away earlier; audit-key.pub of the data folder if not given")
    private @Nullable Path publicKey;

    private AuditHeads.Read signed = new AuditHeads.Read(Map.of(), List.of());

    /** Only {@code gateway.yaml} matters here, so that a fault in any other file does not stand in the way. */
    static final class ConfOption {
        @Option(names = "--conf", paramLabel = "DIR", description = "folder of gateway.yaml")
        private @Nullable Path folder;

        GatewayConfig read() {
            Faults faults = new Faults();
            ConfFolders conf = ConfFolders.locate("conf", Optional.ofNullable(folder));
            GatewayConfig config = GatewayConfig.read(conf, System.getenv(), faults);
            if (!faults.isEmpty()) {
                throw new ConfigException(faults.all());
            }
            return config;
        }
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        GatewayConfig.StoreChoice shared = data == null ? redis(conf.read()) : null;
        Path folder = data == null ? conf.read().dataFolder() : data;
        signed = new AuditHeads(folder).read(publicKey == null ? folder.resolve(AuditHeads.PUBLIC_KEY) : publicKey);
        AuditVerdict verdict = shared == null ? verdict(folder) : verdict(shared);
        out.println("audit journal of " + (shared == null ? folder.toAbsolutePath() : "redis") + ": "
                + verdict.entries() + " entries whole");
        out.println("head " + verdict.head());
        out.println("signed daily heads: " + signed.hashes().size() + " checked");
        signed.faults().forEach(fault -> out.println("BROKEN: " + fault));
        if (!verdict.isWhole()) {
            out.println("BROKEN at entry " + verdict.broken() + ": " + verdict.fault());
        }
        out.flush();
        return verdict.isWhole() && signed.faults().isEmpty() ? 0 : 1;
    }

    private static GatewayConfig.@Nullable StoreChoice redis(GatewayConfig config) {
        return config.store().kind() == GatewayConfig.StoreChoice.Kind.REDIS ? config.store() : null;
    }

    private AuditVerdict verdict(GatewayConfig.StoreChoice redis) {
        Vertx vertx = Vertx.vertx();
        try {
            Future<AuditVerdict> verdict = RedisStore.open(vertx, Stores.redis(redis))
                    .compose(store -> verdict(store.ledger()).eventually(store::close));
            return GatewayProcess.within(SECONDS, verdict);
        } catch (StoreException e) {
            throw new StartException(String.valueOf(e.getMessage()), e);
        } finally {
            vertx.close();
        }
    }

    private Future<AuditVerdict> verdict(Ledger ledger) {
        return new Audit(ledger).verify(knownHead, signed.hashes());
    }

    private AuditVerdict verdict(Path folder) throws Exception {
        Vertx vertx = Vertx.vertx();
        try (SqliteReading reading = SqliteReading.open(vertx, folder)) {
            return GatewayProcess.within(SECONDS, verdict(reading.ledger()));
        } catch (StoreException e) {
            throw new StartException(String.valueOf(e.getMessage()), e);
        } finally {
            vertx.close();
        }
    }
}
