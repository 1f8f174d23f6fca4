package org.airalert.app;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.airalert.access.Audit;
import org.airalert.access.AuditVerdict;
import org.airalert.app.config.GatewayConfig;
import org.airalert.delivery.Delivery;
import org.airalert.delivery.DeliveryId;
import org.airalert.delivery.DeliveryState;
import org.airalert.store.Ledger;
import org.airalert.store.Moved;
import org.airalert.store.StoreException;
import org.airalert.store.redis.RedisImport;
import org.airalert.store.redis.RedisStore;
import org.airalert.store.sqlite.SqliteExport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code migrate}: a data folder's SQLite store into the empty Redis that {@code store.redis} names: documents, journals with their numbers, deliveries
 * with attempts and receipts. Counts are compared and the audit chain is checked at the end; the folder stays as it is.
 */
@Command(
        name = "migrate",
        mixinStandardHelpOptions = true,
        description = "Moves a SQLite store into an empty Redis; exit 1 when what arrived is not what was there.")
public final class MigrateCommand implements Callable<Integer> {
    private static final long SECONDS = 600;
    private static final int PAGE = 500;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private VerifyAuditCommand.ConfOption conf = new VerifyAuditCommand.ConfOption();

    @Option(names = "--data", paramLabel = "DIR", description = "data folder; data.folder of gateway.yaml if not given")
    private @Nullable Path data;

    @Override
    public Integer call() throws Exception {
        GatewayConfig config = conf.read();
        Path folder = data == null ? config.dataFolder() : data;
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        Vertx vertx = Vertx.vertx();
        try (SqliteExport from = SqliteExport.open(folder)) {
            RedisStore to = (RedisStore) wait(RedisStore.open(vertx, Stores.redis(config.store())));
            RedisImport target = to.importing();
            wait(target.requireEmpty());
            long documents = documents(from, target);
            long entries = entries(from, target);
            Map<String, Map<DeliveryState, Long>> deliveries = deliveries(from, target);
            boolean whole = wait(target.counted()).equals(deliveries);
            AuditVerdict audit = wait(new Audit(to.ledger()).verify());
            wait(to.close());
            out.println("documents " + documents + ", journal entries " + entries + ", deliveries " + deliveries);
            out.println("audit journal: " + audit.entries() + " entries " + (audit.isWhole() ? "whole" : "BROKEN"));
            out.println(whole ? "every delivery arrived in its state" : "deliveries in redis: NOT the same");
            out.flush();
            return whole && audit.isWhole() ? 0 : 1;
        } catch (StoreException e) {
            throw new StartException(String.valueOf(e.getMessage()), e);
        } finally {
            vertx.close();
        }
    }

    private static <T> T wait(Future<T> future) {
        return GatewayProcess.within(SECONDS, future);
    }

    private static long documents(SqliteExport from, RedisImport to) throws SQLException {
        long number = 0;
        List<Ledger.Document> page = from.documents(null, PAGE);
        while (!page.isEmpty()) {
            wait(to.documents(page));
            number += page.size();
            page = from.documents(page.get(page.size() - 1), PAGE);
        }
        return number;
    }

    private static long entries(SqliteExport from, RedisImport to) throws SQLException {
        long number = 0;
        for (String journal : from.journals()) {
            List<Ledger.Entry> page = from.entries(journal, 0, PAGE);
            while (!page.isEmpty()) {
                wait(to.entries(journal, page));
                number += page.size();
                page = from.entries(journal, page.get(page.size() - 1).number(), PAGE);
            }
        }
        return number;
    }

    private static Map<String, Map<DeliveryState, Long>> deliveries(SqliteExport from, RedisImport to)
            throws SQLException {
        Map<String, Map<DeliveryState, Long>> counts = new TreeMap<>();
        List<Moved> page = from.deliveries(null, PAGE);
        while (!page.isEmpty()) {
            wait(to.deliveries(page));
            for (Moved one : page) {
                Delivery delivery = one.tracked().delivery();
                counts.computeIfAbsent(delivery.channel(), unseen -> new TreeMap<>())
                        .merge(delivery.progress().state(), 1L, Long::sum);
            }
            DeliveryId last = page.get(page.size() - 1).tracked().delivery().id();
            page = from.deliveries(last, PAGE);
        }
        return counts;
    }
}
