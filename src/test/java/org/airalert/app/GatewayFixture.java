package org.airalert.app;

import static org.airalert.store.Done.done;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;
import org.airalert.access.AccessParts;
import org.airalert.access.Account;
import org.airalert.access.ApiKeys;
import org.airalert.access.Audit;
import org.airalert.access.Principal;
import org.airalert.access.Role;
import org.airalert.access.Token;
import org.airalert.app.config.ConfFolders;
import org.airalert.app.config.Configuration;
import org.airalert.app.config.GatewayConfig;
import org.airalert.channel.ChannelFile;
import org.airalert.channel.Secret;
import org.airalert.channel.http.HttpSettings;
import org.airalert.directory.Recipient;
import org.airalert.store.Store;
import org.airalert.store.sqlite.SqliteSettings;
import org.airalert.store.sqlite.SqliteStore;
import org.airalert.time.Timers;
import org.airalert.time.VertxTimers;
import org.airalert.worker.Workers;

/**
 * The whole gateway as shipped, in this process: real store, free ports, and one receiver that all pushes go to. Its clock begins at {@link #NOW}.
 */
public final class GatewayFixture implements AutoCloseable {
    public static final Instant NOW = Instant.parse("2026-01-05T00:00:00Z");
    public static final String PASSWORD = "correct horse battery";
    static final String KEY = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
    private static final int LARGEST = 256 * 1024;

    public final Vertx vertx = Vertx.vertx();
    public final Configuration config;
    public final Store store;
    public final Gateway gateway;
    /** {@code webhook-id} of every push that came. */
    final List<String> pushed = new CopyOnWriteArrayList<>();

    /** What the receiver answers to the push with that {@code webhook-id}, and when. */
    volatile Function<String, Future<String>> answer = id -> Future.succeededFuture("{}");

    private final HttpServer receiver;

    public GatewayFixture(Path data) {
        this(data, Map.of());
    }

    /** @param environment variables that win over the configuration's files */
    GatewayFixture(Path data, Map<String, String> environment) {
        this(data, environment, List.of());
    }

    /** @param more channels besides those that are pushes as shipped */
    GatewayFixture(Path data, Map<String, String> environment, List<ChannelFile> more) {
        this(data, environment, more, vertx -> SqliteStore.open(vertx, data, SqliteSettings.defaults()));
    }

    /** @param opening the store, empty */
    GatewayFixture(
            Path data,
            Map<String, String> environment,
            List<ChannelFile> more,
            Function<Vertx, Future<Store>> opening) {
        this(data, environment, new Ways(more, false, Optional.empty()), opening);
    }

    /** With schools that have each an address of their own at the receiver; at {@link #NOBODY} there is none. */
    static GatewayFixture ofSchoolsWithAddresses(Path data) {
        return new GatewayFixture(
                data,
                Map.of(),
                new Ways(List.of(), true, Optional.empty()),
                vertx -> SqliteStore.open(vertx, data, SqliteSettings.defaults()));
    }

    /** The school whose address is wrong. */
    static final String NOBODY = "school-001";

    /**
     * Where messages go.
     *
     * @param more channels besides those that are pushes as shipped
     * @param ownAddresses whether recipients have addresses of their own at the receiver
     * @param conf folder of the configuration; empty for the one that is shipped
     */
    private record Ways(List<ChannelFile> more, boolean ownAddresses, Optional<Path> conf) {}

    /** @param conf folder of the configuration */
    GatewayFixture(Path data, Path conf) {
        this(
                data,
                Map.of(),
                new Ways(List.of(), false, Optional.of(conf)),
                vertx -> SqliteStore.open(vertx, data, SqliteSettings.defaults()));
    }

    private GatewayFixture(
            Path data, Map<String, String> environment, Ways ways, Function<Vertx, Future<Store>> opening) {
        receiver = done(vertx.createHttpServer()
                .requestHandler(request -> {
                    String id = request.getHeader("webhook-id");
                    // A test of the link carries none.
                    if (id == null) {
                        request.response().end("{}");
                        return;
                    }
                    pushed.add(id);
                    if (request.path().equals("/nobody")) {
                        request.response().setStatusCode(404).end("{}");
                        return;
                    }
                    answer.apply(id).onSuccess(request.response()::end);
                })
                .listen(0, "127.0.0.1"));
        Configuration read = Configuration.read(
                new Configuration.Folders(
                        ConfFolders.locate("conf", ways.conf()),
                        ConfFolders.locate("channels", Optional.empty()),
                        ConfFolders.locate("templates", Optional.empty())),
                environment);
        GatewayConfig.Listener free = new GatewayConfig.Listener("127.0.0.1", 0);
        config = read.with(
                read.gateway().at(free, free, data),
                ways.ownAddresses() ? addressed(read) : read.recipients(),
                channels(read, ways));
        store = done(opening.apply(vertx));
        Timers clock = VertxTimers.fast(vertx, Clock.systemUTC(), NOW, 1);
        Gateway.Surroundings around = new Gateway.Surroundings(
                vertx,
                clock,
                clock,
                Clock.systemUTC(),
                new Random(7),
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                "node-1",
                true);
        gateway = done(Gateway.assemble(around, config, store));
    }

    /** Where the receiver is. */
    String receiver() {
        return "http://127.0.0.1:" + receiver.actualPort() + "/";
    }

    private List<Recipient> addressed(Configuration read) {
        return read.recipients().stream()
                .map(one -> one.readdressed(
                        "http",
                        one.addresses().getOrDefault("http", ""),
                        receiver() + (one.id().equals(NOBODY) ? "nobody" : one.id())))
                .toList();
    }

    private List<ChannelFile> channels(Configuration read, Ways ways) {
        HttpSettings here = new HttpSettings(
                ways.ownAddresses() ? Optional.empty() : Optional.of(receiver()),
                List.of(Secret.of(KEY)),
                List.of("127.0.0.1"),
                LARGEST,
                LARGEST);
        Stream<ChannelFile> pushes = read.channels().stream()
                .filter(channel -> channel.transport() instanceof HttpSettings)
                .map(channel -> channel.with(here));
        return Stream.concat(pushes, ways.more().stream()).toList();
    }

    /** An account with {@link #PASSWORD}. */
    Account person(String id, Role... roles) {
        Token link =
                done(gateway.accounts().invite(new Account.Newcomer(id, id + " 同志", Set.of(roles)), Principal.SYSTEM));
        return done(gateway.accounts().accept(link.value(), PASSWORD));
    }

    /** A machine's key. */
    String key(Set<String> scopes) {
        AccessParts parts = new AccessParts(
                store.ledger(),
                new Audit(store.ledger()),
                new Workers(vertx, "keys", 1, 8),
                Clock.systemUTC(),
                new Random(3));
        return done(new ApiKeys(parts).create("test", scopes, Duration.ofDays(1), Principal.SYSTEM))
                .secret()
                .value();
    }

    /** How many events were taken in. */
    public int events() {
        return done(store.ledger().read("events", 0, 1000)).size();
    }

    /** Hourly observations of two clean days up to now. */
    static String cleanDays() {
        StringBuilder values = new StringBuilder();
        for (int hour = 47; hour >= 0; hour--) {
            values.append(values.isEmpty() ? "" : ",").append(hour(NOW.minusSeconds(3600L * hour), 90));
        }
        return "{\"type\":\"observation\",\"values\":[" + values + "]}";
    }

    private static JsonObject hour(Instant time, int aqi) {
        return new JsonObject().put("time", time.toString()).put("aqi", aqi);
    }

    /** A forecast of 60 hours of AQI 250 that begin in 54 hours. */
    static String heavyForecast() {
        StringBuilder values = new StringBuilder();
        for (int hour = 1; hour <= 144; hour++) {
            int value = hour > 54 && hour <= 114 ? 250 : 80;
            values.append(values.isEmpty() ? "" : ",")
                    .append(new JsonObject()
                            .put("time", NOW.plusSeconds(3600L * hour).toString())
                            .put("lower", value - 20)
                            .put("upper", value));
        }
        return "{\"type\":\"forecast\",\"area\":\"410400\",\"issuedAt\":\"" + NOW
                + "\",\"step\":\"hourly\",\"values\":[" + values + "]}";
    }

    @Override
    public void close() {
        done(gateway.stop());
    }
}
