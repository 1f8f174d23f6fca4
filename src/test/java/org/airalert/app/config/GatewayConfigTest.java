package org.airalert.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.airalert.access.Role;
import org.airalert.alert.ApprovalRules;
import org.airalert.warning.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayConfigTest {
    @TempDir
    Path empty;

    private final Faults faults = new Faults();

    @Test
    void the_shipped_file_shows_the_defaults() {
        GatewayConfig shipped = GatewayConfig.read(folder(Path.of("conf")), Map.of(), faults);
        GatewayConfig defaults = GatewayConfig.read(folder(empty), Map.of(), faults);

        assertThat(faults.all()).isEmpty();
        assertThat(shipped).isEqualTo(defaults);
    }

    @Test
    void every_value_of_the_shipped_file_lands() throws IOException {
        String shipped = Files.readString(Path.of("conf", "gateway.yaml"));
        String changed = shipped.replace(": 8080\n", ": 18080\n")
                .replace("url: http://127.0.0.1:8080", "url: https://alert.example.org")
                .replace("folder: \"\"", "folder: public")
                .replace("maxConnections: 30000", "maxConnections: 300")
                .replace("maxStreams: 20000", "maxStreams: 200")
                .replace(": 8081", ": 0")
                .replace("folder: data", "folder: elsewhere")
                .replace("reserve: 64MB", "reserve: 1GB")
                .replace("kind: sqlite", "kind: redis")
                .replace("mode: standalone", "mode: cluster")
                .replace("replicas: 0", "replicas: 2")
                .replace("maxBody: 1MB", "maxBody: 2MB")
                .replace("dropEvery: 5s", "dropEvery: 7s")
                .replace("every: 10m", "every: 3m")
                .replace("autoApprove: []", "autoApprove: [EXTEND]")
                .replace("consultFor: []", "consultFor: [red]")
                .replace("cityLeaderFor: [red]", "cityLeaderFor: [orange, red]")
                .replace("within: 30m", "within: 20m")
                .replace("deputyAfter: 15m", "deputyAfter: 0s")
                .replace("urgent: false", "urgent: true")
                .replace("secondWithin: 1h", "secondWithin: 2h")
                .replace("usefulFor: 12h", "usefulFor: 6h")
                .replace("confirmRed: 15m", "confirmRed: 5m")
                .replace("idle: 30m", "idle: 10m")
                .replace("twoStepsFor: []", "twoStepsFor: [administrator, approver]")
                .replace("domain: \"\"", "domain: bounces.example.org")
                .replace("port: 2525", "port: 25");
        Files.writeString(empty.resolve("gateway.yaml"), changed);

        GatewayConfig config = GatewayConfig.read(folder(empty), Map.of(), faults);

        assertThat(faults.all()).isEmpty();
        assertThat(config.publicSide()).isEqualTo(new GatewayConfig.Listener("0.0.0.0", 18080));
        assertThat(config.publicUrl()).isEqualTo("https://alert.example.org");
        assertThat(config.open()).isEqualTo(new GatewayConfig.Open("public", 300, 200));
        assertThat(config.officeSide().port()).isZero();
        assertThat(config.dataFolder()).isEqualTo(Path.of("elsewhere"));
        assertThat(config.upkeep()).isEqualTo(new GatewayConfig.Upkeep(Duration.ofDays(400), 1L << 30));
        assertThat(config.store().kind()).isEqualTo(GatewayConfig.StoreChoice.Kind.REDIS);
        assertThat(config.store().redisMode()).isEqualTo("cluster");
        assertThat(config.store().redisReplicas()).isEqualTo(2);
        assertThat(config.intake()).isEqualTo(new GatewayConfig.Intake(2L << 20, "drop", Duration.ofSeconds(7)));
        assertThat(config.assessment().every()).isEqualTo(Duration.ofMinutes(3));
        assertThat(config.assessment().autoApprove()).containsExactly("EXTEND");
        assertThat(config.assessment().consultFor()).containsExactly(Level.RED);
        assertThat(config.approval())
                .isEqualTo(new ApprovalRules(
                        Set.of(Level.ORANGE, Level.RED),
                        Duration.ofMinutes(20),
                        Duration.ZERO,
                        new ApprovalRules.Urgency(true, Duration.ofHours(2))));
        assertThat(config.alert().usefulFor()).isEqualTo(Duration.ofHours(6));
        assertThat(config.alert().confirm().red()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.bounces())
                .isEqualTo(new GatewayConfig.Bounces("bounces.example.org", new GatewayConfig.Listener("0.0.0.0", 25)));
        assertThat(config.session().twoStepsFor()).containsExactlyInAnyOrder(Role.ADMINISTRATOR, Role.APPROVER);
        assertThat(config.session().idle()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void a_keystore_that_cannot_be_used_is_a_fault() throws IOException {
        Files.writeString(
                empty.resolve("gateway.yaml"), "alert: {capKeystore: none.p12, capKeystorePassword: 'env:X'}");

        GatewayConfig.read(folder(empty), Map.of(), faults);
        GatewayConfig.read(folder(empty), Map.of("X", "secret"), faults);

        assertThat(faults.all())
                .extracting(Faults.Fault::what)
                .satisfiesExactly(
                        what -> assertThat(what)
                                .isEqualTo(
                                        "alert.capKeystorePassword: env:X (expected: env:NAME or file:PATH of what is there)"),
                        what -> assertThat(what)
                                .startsWith("alert.capKeystore: none.p12 cannot be used")
                                .doesNotContain("secret"));
    }

    @Test
    void the_environment_wins_over_the_file() {
        Map<String, String> environment = Map.of(
                "AIRALERT_PUBLIC_PORT",
                "9999",
                "AIRALERT_INTAKE_MAX_BODY",
                "3MB",
                "AIRALERT_STORE_REDIS_REPLICAS",
                "x");

        GatewayConfig config = GatewayConfig.read(folder(Path.of("conf")), environment, faults);

        assertThat(config.publicSide().port()).isEqualTo(9999);
        assertThat(config.intake().maxBodyBytes()).isEqualTo(3L << 20);
        assertThat(faults.all())
                .extracting(Faults.Fault::what)
                .containsExactly("store.redis.replicas: x (expected: a whole number from 0 to 100)");
    }

    private static ConfFolders folder(Path path) {
        return new ConfFolders("conf", Optional.of(path));
    }
}
