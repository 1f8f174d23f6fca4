package org.airalert.app.bench;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.airalert.alert.AlertId;
import org.airalert.app.StartException;
import org.airalert.app.config.Configuration;
import org.airalert.channel.ChannelFile;
import org.airalert.channel.Secret;
import org.airalert.channel.http.HttpSettings;
import org.airalert.channel.http.HttpTransport;
import org.airalert.dispatch.ApprovedTexts;
import org.airalert.dispatch.Dispatcher;
import org.airalert.dispatch.LaneSettings;
import org.airalert.office.ConfirmLinks;
import org.airalert.store.DeliveryStore;
import org.airalert.store.Store;
import org.airalert.store.redis.RedisStore;
import org.airalert.store.sqlite.SqliteSettings;
import org.airalert.store.sqlite.SqliteStore;
import org.airalert.time.VertxTimers;
import org.jspecify.annotations.Nullable;

/**
 * The gateway's sending half as {@code serve} wires it: SQLite store in a folder on disk with fsync, dispatcher, lane, signing HTTP transport, metrics. No
 * listeners and no office; alerts come from {@link Fanout}.
 */
final class BenchGateway implements AutoCloseable {
    private static final int SECRET_BYTES = 32;
    private static final int MOST_BODY_BYTES = 256 * 1024;
    private static final int MOST_ANSWER_BYTES = 64 * 1024;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
    private final Map<AlertId, ApprovedTexts.Approved> texts = new ConcurrentHashMap<>();
    private final Configuration config;
    private final Path folder;
    private final @Nullable BenchRedis redis;
    private final Store store;

    BenchGateway(Configuration config) {
        this(config, false);
    }

    /** @param onRedis on a Redis server of its own instead of SQLite */
    BenchGateway(Configuration config, boolean onRedis) {
        this.config = config;
        this.folder = folder();
        this.redis = onRedis ? BenchRedis.start(folder.resolve("redis")) : null;
        this.store = Measured.wait(
                redis == null
                        ? SqliteStore.open(vertx, folder, SqliteSettings.defaults())
                        : RedisStore.open(vertx, redis.settings()));
    }

    Vertx vertx() {
        return vertx;
    }

    DeliveryStore deliveries() {
        return store.deliveries();
    }

    ChannelFile channel(String url, int connections) {
        return channel(config, url, connections);
    }

    /** The schools channel, pushing all it has to one address, without a limit of rate. */
    static ChannelFile channel(Configuration config, String url, int connections) {
        ChannelFile file = Fanout.channel(config);
        ChannelFile.Pace pace = file.pace();
        HttpSettings http = new HttpSettings(
                Optional.of(url),
                List.of(Secret.of("whsec_" + Base64.getEncoder().encodeToString(bytes()))),
                List.of("127.0.0.0/8"),
                MOST_BODY_BYTES,
                MOST_ANSWER_BYTES);
        return file.with(http)
                .with(new ChannelFile.Pace(
                        connections,
                        Optional.empty(),
                        pace.connectTimeout(),
                        pace.answerTimeout(),
                        pace.retry(),
                        pace.breaker(),
                        Duration.ZERO));
    }

    private static byte[] bytes() {
        byte[] bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    Fanout fanout(ChannelFile channel, String name, int recipients) {
        return fanout(channel, name, recipients, Fanout.Sort.ORANGE);
    }

    Fanout fanout(ChannelFile channel, String name, int recipients, Fanout.Sort sort) {
        Fanout fanout = Fanout.of(config, channel, name, recipients, sort);
        texts.put(fanout.alert(), fanout.approved());
        return fanout;
    }

    /** A dispatcher with that one channel, not started yet. */
    Dispatcher dispatcher(ChannelFile channel) {
        HttpSettings http = (HttpSettings) channel.transport();
        HttpTransport transport = new HttpTransport(
                vertx,
                channel.pace(),
                http,
                new HttpTransport.Letterhead("", config.plan().zone()),
                Clock.systemUTC());
        return dispatcher(List.of(new Dispatcher.Way(channel, transport)));
    }

    /** A dispatcher with these channels, not started yet. */
    Dispatcher dispatcher(List<Dispatcher.Way> ways) {
        ConfirmLinks links = new ConfirmLinks(config.gateway().publicUrl(), bytes());
        return new Dispatcher(
                new Dispatcher.Parts(
                        vertx,
                        store.deliveries(),
                        store.ledger(),
                        VertxTimers.real(vertx, Clock.systemUTC()),
                        (alert, id) -> Future.succeededFuture(texts.get(alert)),
                        links::url,
                        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                        LaneSettings.of("bench")),
                ways);
    }

    @Override
    public void close() {
        Measured.wait(store.close());
        Measured.wait(vertx.close());
        if (redis != null) {
            redis.close();
        }
        delete(folder);
    }

    static Path folder() {
        try {
            return Files.createTempDirectory("airalert-bench-");
        } catch (IOException e) {
            throw new StartException("bench: no folder for the store: " + e.getMessage(), e);
        }
    }

    static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new StartException("bench: " + folder + " is left behind: " + e.getMessage(), e);
        }
    }
}
