package org.airalert.app.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.airalert.access.Role;
import org.airalert.alert.ApprovalRules;
import org.airalert.alert.cap.CapSigner;
import org.airalert.warning.Level;

/** {@code conf/gateway.yaml} as records; what each key means stands in that file. */
public record GatewayConfig(
        Listener publicSide,
        String publicUrl,
        Open open,
        Listener officeSide,
        Path dataFolder,
        Upkeep upkeep,
        StoreChoice store,
        Intake intake,
        Assessment assessment,
        ApprovalRules approval,
        AlertSettings alert,
        Session session,
        Bounces bounces) {
    /** @param folder of the public files, below the data folder or anywhere; empty for none */
    public record Open(String folder, int maxConnections, int maxStreams) {}

    /** @param port 0 to 65535; 0 takes any free one */
    public record Listener(String host, int port) {}

    /** @param reserveBytes room on the data folder's disk below which nothing new is taken */
    public record Upkeep(Duration keepAttempts, long reserveBytes) {}

    public record StoreChoice(Kind kind, String redisUrl, String redisMode, String redisMaster, int redisReplicas) {
        public enum Kind {
            SQLITE,
            REDIS
        }
    }

    public record Intake(long maxBodyBytes, String dropFolder, Duration dropEvery) {}

    public record Assessment(Duration every, Duration gather, Set<String> autoApprove, Set<Level> consultFor) {}

    /** @param capSigner empty where CAP documents are not signed */
    public record AlertSettings(String capSender, Optional<CapSigner> capSigner, Duration usefulFor, Confirm confirm) {}

    /** @param steps contacts or channels tried before the supervising unit is told */
    public record Confirm(Duration red, Duration orange, Duration yellow, int steps) {}

    /** @param domain of the return addresses of letters; empty: letters come back to their sender's address */
    public record Bounces(String domain, Listener listener) {}

    /** @param twoStepsFor roles that come in with a one-time code only */
    public record Session(Duration idle, Duration longest, Set<Role> twoStepsFor) {}

    private static final Set<String> ACTIONS =
            Set.of("ISSUE", "UPGRADE", "DOWNGRADE", "EXTEND", "RESCHEDULE", "LIFT", "WITHDRAW");
    private static final Pattern CAP_SENDER = Pattern.compile("[^\\s,<&]{1,255}");

    private static final long DISK_RESERVE = 64L << 20;

    /** The same with other listeners and data folder, as given on the command line. */
    public GatewayConfig at(Listener newPublic, Listener newOffice, Path folder) {
        return new GatewayConfig(
                newPublic,
                publicUrl,
                open,
                newOffice,
                folder,
                upkeep,
                store,
                intake,
                assessment,
                approval,
                alert,
                session,
                bounces);
    }

    /**
     * Reads the file; an absent key has the default that the shipped file shows.
     *
     * @param environment {@code System.getenv()}, given in so that it can be tested
     */
    public static GatewayConfig read(ConfFolders conf, Map<String, String> environment, Faults faults) {
        String file = conf.label("gateway.yaml");
        YamlMap root = YamlMap.parse(
                file, conf.read("gateway.yaml").orElse(""), faults, path -> environment.get(variable(path)));
        YamlMap outside = root.map("public");
        YamlMap inside = root.map("office");
        YamlMap data = root.map("data");
        GatewayConfig config = new GatewayConfig(
                listener(outside, "0.0.0.0", 8080),
                outside.text("url", "http://127.0.0.1:8080"),
                open(outside),
                listener(inside, "127.0.0.1", 8081),
                Path.of(data.text("folder", "data")),
                new Upkeep(data.duration("keepAttempts", Duration.ofDays(400)), data.bytes("reserve", DISK_RESERVE)),
                store(root.map("store")),
                intake(root.map("intake")),
                assessment(root.map("assessment")),
                ApprovalReader.read(root.map("approval")),
                alert(
                        root.map("alert"),
                        new SecretSource(environment::get, conf.folder().orElse(Path.of("")))),
                session(root.map("session")),
                bounces(root.map("bounces")));
        outside.done();
        inside.done();
        data.done();
        root.done();
        return config;
    }

    /** {@code public.port} is {@code AIRALERT_PUBLIC_PORT}. */
    private static String variable(String path) {
        return "AIRALERT_"
                + path.replaceAll("([a-z])([A-Z])", "$1_$2").replace('.', '_').toUpperCase(java.util.Locale.ROOT);
    }

    private static Listener listener(YamlMap map, String host, int port) {
        return new Listener(map.text("host", host), map.number("port", port, 0, 65_535));
    }

    private static Open open(YamlMap map) {
        return new Open(
                map.text("folder", ""),
                map.number("maxConnections", 30_000, 10, 1_000_000),
                map.number("maxStreams", 20_000, 0, 1_000_000));
    }

    private static StoreChoice store(YamlMap map) {
        StoreChoice.Kind kind = map.parsed("kind", StoreChoice.Kind.SQLITE, GatewayConfig::kind);
        YamlMap redis = map.map("redis");
        StoreChoice choice = new StoreChoice(
                kind,
                redis.text("url", "redis://127.0.0.1:6379"),
                redis.parsed("mode", "standalone", GatewayConfig::mode),
                redis.text("master", "mymaster"),
                redis.number("replicas", 0, 0, 100));
        redis.done();
        map.done();
        return choice;
    }

    private static StoreChoice.Kind kind(String text) {
        return switch (text) {
            case "sqlite" -> StoreChoice.Kind.SQLITE;
            case "redis" -> StoreChoice.Kind.REDIS;
            default -> throw new IllegalArgumentException(text + " (expected: sqlite or redis)");
        };
    }

    private static String mode(String text) {
        if (List.of("standalone", "sentinel", "cluster").contains(text)) {
            return text;
        }
        throw new IllegalArgumentException(text + " (expected: standalone, sentinel or cluster)");
    }

    private static Intake intake(YamlMap map) {
        Intake intake = new Intake(
                map.bytes("maxBody", 1L << 20),
                map.text("dropFolder", "drop"),
                map.duration("dropEvery", Duration.ofSeconds(5)));
        map.done();
        return intake;
    }

    private static Assessment assessment(YamlMap map) {
        Set<String> actions = new TreeSet<>(map.texts("autoApprove"));
        actions.stream()
                .filter(action -> !ACTIONS.contains(action))
                .forEach(action ->
                        map.fault("autoApprove", action + " (expected: any of " + new TreeSet<>(ACTIONS) + ")"));
        Assessment assessment = new Assessment(
                map.duration("every", Duration.ofMinutes(10)),
                map.duration("gather", Duration.ofSeconds(2)),
                Set.copyOf(actions),
                ApprovalReader.levels(map, "consultFor"));
        map.done();
        return assessment;
    }

    private static AlertSettings alert(YamlMap map, SecretSource secrets) {
        AlertSettings settings = new AlertSettings(
                map.parsed("capSender", "alert@pingdingshan.example.org", GatewayConfig::capSender),
                CapKeystore.read(map, secrets),
                map.duration("usefulFor", Duration.ofHours(12)),
                new Confirm(
                        map.duration("confirmRed", Duration.ofMinutes(15)),
                        map.duration("confirmOrange", Duration.ofMinutes(30)),
                        map.duration("confirmYellow", Duration.ofMinutes(60)),
                        map.number("escalationSteps", 2, 0, 10)));
        map.done();
        return settings;
    }

    private static String capSender(String text) {
        if (CAP_SENDER.matcher(text).matches()) {
            return text;
        }
        throw new IllegalArgumentException(text + " (expected: no white space, comma, < or &; CAP 1.2, sender)");
    }

    private static Bounces bounces(YamlMap map) {
        String domain = map.parsed("domain", "", GatewayConfig::domain);
        Bounces bounces = new Bounces(domain, listener(map, "0.0.0.0", 2525));
        map.done();
        return bounces;
    }

    private static String domain(String text) {
        if (text.isEmpty() || text.matches("[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?")) {
            return text;
        }
        throw new IllegalArgumentException(text + " (expected: a domain, or nothing)");
    }

    private static Session session(YamlMap map) {
        Session session = new Session(
                map.duration("idle", Duration.ofMinutes(30)),
                map.duration("longest", Duration.ofHours(12)),
                roles(map, "twoStepsFor"));
        map.done();
        return session;
    }

    private static Set<Role> roles(YamlMap map, String key) {
        Set<Role> roles = new TreeSet<>();
        for (String word : map.texts(key)) {
            Stream.of(Role.values())
                    .filter(role -> role != Role.INTEGRATOR && role.word().equals(word))
                    .findFirst()
                    .ifPresentOrElse(roles::add, () -> map.fault(key, word + " (expected: a role of people)"));
        }
        return Set.copyOf(roles);
    }
}
