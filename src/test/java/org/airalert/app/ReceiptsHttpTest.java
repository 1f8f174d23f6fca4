package org.airalert.app;

import static org.airalert.store.Done.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.airalert.access.Principal;
import org.airalert.access.Role;
import org.airalert.alert.Alert;
import org.airalert.channel.Secret;
import org.airalert.channel.WebhookKey;
import org.airalert.delivery.DeliveryState;
import org.airalert.message.lint.SampleAlerts;
import org.airalert.office.Desk;
import org.airalert.store.DeliveryStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A carrier's receipts over HTTP, whenever they come. */
class ReceiptsHttpTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Principal DRAFTER = new Principal("drafter", "拟稿人", Set.of(Role.DUTY_OFFICER), Set.of());
    private static final Principal LEADER = new Principal("leader", "审批人", Set.of(Role.APPROVER), Set.of());

    @TempDir
    Path data;

    private final HttpClient client = HttpClient.newHttpClient();
    /** The carrier's answers, which the test holds back. */
    private final Map<String, Promise<String>> held = new ConcurrentHashMap<>();

    private GatewayFixture gateway;
    private Gateway.Ports ports;
    private String channel = "";

    @BeforeEach
    void open() {
        gateway = new GatewayFixture(data);
        gateway.answer =
                id -> held.computeIfAbsent(id, key -> Promise.promise()).future();
        ports = done(gateway.gateway.start());
    }

    @AfterEach
    void close() {
        held.values().forEach(one -> one.tryComplete("{}"));
        gateway.answer = id -> Future.succeededFuture("{}");
        gateway.close();
    }

    /** A message that a carrier has, and has not answered. */
    private String onItsWay() {
        Alert sample = SampleAlerts.all().stream()
                .filter(one -> one.name().equals("advisory/drill"))
                .findFirst()
                .orElseThrow()
                .alert();
        Alert draft = done(
                gateway.gateway.desk().draft(new Desk.Draft(sample.kind(), sample.status(), sample.facts()), DRAFTER));
        done(gateway.gateway.desk().approve(draft.id(), LEADER));
        Set<String> reporting = gateway.config.channels().stream()
                .filter(one -> one.tracking().receipts())
                .map(one -> one.id())
                .collect(java.util.stream.Collectors.toSet());
        long end = System.nanoTime() + SOON.toNanos();
        while (System.nanoTime() < end) {
            for (String id : List.copyOf(gateway.pushed)) {
                DeliveryStore.Tracked found = done(gateway.store
                                .deliveries()
                                .find(new org.airalert.delivery.DeliveryId(id)))
                        .orElseThrow();
                if (reporting.contains(found.delivery().channel())) {
                    channel = found.delivery().channel();
                    return id;
                }
            }
        }
        throw new AssertionError("no push to a carrier that reports");
    }

    private DeliveryStore.Tracked await(String id, DeliveryState state) {
        long end = System.nanoTime() + SOON.toNanos();
        DeliveryStore.Tracked found = tracked(id);
        while (found.delivery().progress().state() != state && System.nanoTime() < end) {
            found = tracked(id);
        }
        assertThat(found.delivery().progress().state()).isEqualTo(state);
        return found;
    }

    private DeliveryStore.Tracked tracked(String id) {
        return done(gateway.store.deliveries().find(new org.airalert.delivery.DeliveryId(id)))
                .orElseThrow();
    }

    private void answered(String id, String body) {
        held.computeIfAbsent(id, key -> Promise.promise()).complete(body);
    }

    /** @return the status code that the one receipt is answered with */
    private int report(String by, String id, String state) throws Exception {
        String body = new JsonObject()
                .put(by, id)
                .put("state", state)
                .put("at", "2026-01-05T08:00:00+08:00")
                .encode();
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        long seconds = Instant.now().getEpochSecond();
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ports.publicPort() + "/receipts/" + channel))
                        .header("webhook-id", "r-1")
                        .header("webhook-timestamp", Long.toString(seconds))
                        .header(
                                "webhook-signature",
                                WebhookKey.of(Secret.of(GatewayFixture.KEY)).sign("r-1", seconds, bytes))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(bytes))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return answer.statusCode();
    }

    @Test
    void one_by_our_id_that_comes_before_the_answer_settles_the_delivery_at_once() throws Exception {
        String id = onItsWay();

        assertThat(report("deliveryId", id, "delivered")).isEqualTo(200);

        assertThat(tracked(id).delivery().progress().state()).isEqualTo(DeliveryState.DELIVERED);
        answered(id, "{\"providerMessageId\":\"m-1\"}");
        long end = System.nanoTime() + SOON.toNanos();
        while (tracked(id).attempts().get(0).endedAt() == null && System.nanoTime() < end) {
            tracked(id);
        }
        assertThat(tracked(id).attempts().get(0).answer()).isEqualTo("200");
        assertThat(tracked(id).delivery().progress().state()).isEqualTo(DeliveryState.DELIVERED);
    }

    @Test
    void one_by_the_carriers_id_that_comes_before_the_answer_is_kept_for_it() throws Exception {
        String id = onItsWay();

        assertThat(report("providerMessageId", "m-1", "delivered")).isEqualTo(404);
        assertThat(tracked(id).delivery().progress().state()).isEqualTo(DeliveryState.SENDING);

        answered(id, "{\"providerMessageId\":\"m-1\"}");
        await(id, DeliveryState.DELIVERED);
    }

    @Test
    void a_doubled_one_and_one_that_says_otherwise_afterwards_change_nothing() throws Exception {
        String id = onItsWay();
        answered(id, "{\"providerMessageId\":\"m-1\"}");
        await(id, DeliveryState.ACCEPTED);
        assertThat(report("providerMessageId", "m-1", "delivered")).isEqualTo(200);
        DeliveryStore.Tracked once = await(id, DeliveryState.DELIVERED);

        assertThat(report("providerMessageId", "m-1", "delivered")).isEqualTo(200);
        assertThat(report("deliveryId", id, "failed")).isEqualTo(200);

        assertThat(tracked(id)).isEqualTo(once);
    }

    @Test
    void a_late_one_settles_what_was_closed_as_never_reported() throws Exception {
        String id = onItsWay();
        answered(id, "{}");
        DeliveryStore.Tracked accepted = await(id, DeliveryState.ACCEPTED);
        Instant nextDay = accepted.delivery().plannedAt().plus(Duration.ofDays(2));
        done(gateway.store.deliveries().sweep(channel, nextDay, nextDay.minus(Duration.ofDays(1))));
        assertThat(tracked(id).delivery().progress().state()).isEqualTo(DeliveryState.UNCONFIRMED);

        assertThat(report("deliveryId", id, "delivered")).isEqualTo(200);

        assertThat(tracked(id).delivery().progress().state()).isEqualTo(DeliveryState.DELIVERED);
    }
}
