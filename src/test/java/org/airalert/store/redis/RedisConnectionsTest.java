package org.airalert.store.redis;

import static org.airalert.store.Done.done;
import static org.airalert.store.Done.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.airalert.delivery.Deliveries;
import org.airalert.delivery.Delivery;
import org.airalert.delivery.DeliveryState;
import org.airalert.machine.RedisProcess;
import org.airalert.machine.Waiting;
import org.airalert.store.DeliveryStore;
import org.airalert.store.Ledger;
import org.airalert.store.Store;
import org.airalert.store.Unavailable;
import org.airalert.store.Unusable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real servers in every arrangement that the configuration knows, and what happens when they fail. */
class RedisConnectionsTest {
    private static final Duration LEASE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final List<RedisProcess> servers = new ArrayList<>();

    @AfterEach
    void end() {
        done(vertx.close());
        servers.forEach(RedisProcess::close);
    }

    @Test
    void work_goes_on_by_itself_after_the_server_was_killed_and_nothing_acknowledged_is_lost() {
        RedisProcess redis = server("one");
        Store store = done(open(RedisSettings.Mode.STANDALONE, 0, redis.url()));
        List<Delivery> planned = plan(store, "china-mobile", 300);
        redis.kill();
        redis.start();
        assertThat(claimed(store, "china-mobile")).hasSize(300);
        assertThat(done(store.deliveries().counts(planned.get(0).alert())).get("china-mobile"))
                .containsOnlyKeys(DeliveryState.SENDING)
                .containsValue(300L);
        done(store.close());
    }

    @Test
    void while_the_server_is_gone_new_work_is_refused_as_unavailable_and_the_store_says_what_is_wrong() {
        RedisProcess redis = server("one");
        Store store = done(RedisStore.open(
                vertx,
                new RedisSettings(
                        RedisSettings.Mode.STANDALONE,
                        List.of(redis.url()),
                        "",
                        0,
                        Duration.ofMillis(500),
                        Duration.ofMillis(400))));
        redis.kill();
        assertThat(failure(store.ledger().commit(commit("a1")))).isInstanceOf(Unavailable.class);
        assertThat(done(store.check()).well()).isFalse();
        redis.start();
        Waiting.until(() -> done(store.check()).well());
        assertThat(done(store.ledger().commit(commit("a2")))).isEmpty();
        done(store.close());
    }

    @Test
    void a_full_memory_refuses_new_work_and_lets_what_is_under_way_finish() {
        RedisProcess redis = server("one", "--maxmemory-policy", "noeviction");
        Store store = done(open(RedisSettings.Mode.STANDALONE, 0, redis.url()));
        plan(store, "china-mobile", 100);
        redis.command("CONFIG SET maxmemory 1mb");
        assertThat(failure(store.ledger().commit(commit("a1")))).isInstanceOf(Unavailable.class);
        assertThat(claimed(store, "china-mobile")).hasSize(100);
        redis.command("CONFIG SET maxmemory 0");
        assertThat(done(store.ledger().commit(commit("a1")))).isEmpty();
        done(store.close());
    }

    @Test
    void a_server_that_may_throw_data_away_or_holds_data_of_a_newer_program_is_refused() {
        RedisProcess redis = server("one", "--maxmemory-policy", "allkeys-lru");
        assertThat(failure(open(RedisSettings.Mode.STANDALONE, 0, redis.url())))
                .isInstanceOf(Unusable.class)
                .hasMessageContaining("allkeys-lru");
        redis.command("CONFIG SET maxmemory-policy noeviction");
        redis.command("SET airalert:{ledger}:schema 99");
        assertThat(failure(open(RedisSettings.Mode.STANDALONE, 0, redis.url())))
                .isInstanceOf(Unusable.class)
                .hasMessage("redis holds data of a newer program: schema 99 (expected: at most 1)");
        assertThat(redis.command("GET airalert:{ledger}:schema")).contains("99");
    }

    @Test
    void a_server_that_does_not_write_before_it_answers_is_told_in_the_stores_health() {
        RedisProcess redis = server("one", "--appendfsync", "everysec");
        Store store = done(open(RedisSettings.Mode.STANDALONE, 0, redis.url()));
        Store.Health health = done(store.check());
        assertThat(health.well()).isTrue();
        assertThat(health.detail()).contains("set appendfsync always");
        done(store.close());
    }

    @Test
    void a_cluster_of_three_masters_keeps_each_channel_on_one_of_them() {
        List<RedisProcess> nodes = cluster();
        String[] urls = nodes.stream().map(RedisProcess::url).toArray(String[]::new);
        Store store = done(open(RedisSettings.Mode.CLUSTER, 0, urls));
        done(store.ledger().commit(commit("a1")));
        List<Delivery> all = new ArrayList<>();
        for (String channel : List.of("china-mobile", "china-unicom", "units-mail", "schools", "media")) {
            all.addAll(plan(store, channel, 20));
        }
        assertThat(claimed(store, "schools")).hasSize(20);
        assertThat(done(store.deliveries().backlog()).values()).hasSize(5).containsOnly(20L);
        assertThat(done(store.deliveries().find(all.get(0).id()))).isPresent();
        assertThat(nodes).allSatisfy(node -> assertThat(node.command("DBSIZE")).isNotEqualTo(":0\r\n"));
        done(store.close());
    }

    @Test
    void after_a_failover_under_sentinel_what_two_servers_had_is_there_and_work_goes_on() {
        RedisProcess first = server("first");
        RedisProcess second = server("second", "--replicaof", "127.0.0.1 " + first.port());
        RedisProcess sentinel = sentinel(first);
        Waiting.until(() -> sentinel.command("SENTINEL REPLICAS mymaster").contains(Integer.toString(second.port())));
        Waiting.until(() -> first.command("INFO replication").contains("state=online"));
        Store store = done(open(RedisSettings.Mode.SENTINEL, 1, sentinel.url()));
        List<Delivery> planned = plan(store, "china-mobile", 200);
        first.kill();
        Waiting.until(() -> sentinel.command("SENTINEL GET-MASTER-ADDR-BY-NAME mymaster")
                .contains(Integer.toString(second.port())));
        // One server is left: a write that must be on two cannot be acknowledged.
        Store alone = done(open(RedisSettings.Mode.SENTINEL, 0, sentinel.url()));
        assertThat(claimed(alone, "china-mobile"))
                .extracting(Delivery::id)
                .containsExactlyInAnyOrderElementsOf(
                        planned.stream().map(Delivery::id).toList());
        done(alone.close());
        done(store.close());
    }

    private io.vertx.core.Future<Store> open(RedisSettings.Mode mode, int replicas, String... urls) {
        return RedisStore.open(vertx, RedisSettings.of(mode, List.of(urls), "mymaster", replicas));
    }

    private RedisProcess server(String name, String... more) {
        RedisProcess redis = RedisProcess.start(folder.resolve(name), more);
        servers.add(redis);
        return redis;
    }

    private List<RedisProcess> cluster() {
        List<RedisProcess> nodes = IntStream.range(0, 3)
                .mapToObj(i -> server("node" + i, "--cluster-enabled", "yes", "--cluster-node-timeout", "2000"))
                .toList();
        int slots = 16_384;
        for (int i = 0; i < nodes.size(); i++) {
            int from = slots * i / nodes.size();
            int to = slots * (i + 1) / nodes.size() - 1;
            nodes.get(i).command("CLUSTER ADDSLOTSRANGE " + from + " " + to);
            nodes.get(i).command("CLUSTER SET-CONFIG-EPOCH " + (i + 1));
        }
        nodes.stream()
                .skip(1)
                .forEach(node ->
                        node.command("CLUSTER MEET 127.0.0.1 " + nodes.get(0).port()));
        Waiting.until(() -> nodes.stream()
                .allMatch(node -> node.command("CLUSTER INFO").contains("cluster_state:ok")
                        && node.command("CLUSTER INFO").contains("cluster_known_nodes:3")));
        return nodes;
    }

    private RedisProcess sentinel(RedisProcess master) {
        RedisProcess sentinel = RedisProcess.sentinel(folder.resolve("sentinel"), "mymaster", master.port());
        servers.add(sentinel);
        return sentinel;
    }

    private static Ledger.Commit commit(String id) {
        return new Ledger.Commit(List.of(new Ledger.Write("alert", id, 0, "draft", "{}")), List.of());
    }

    private static List<Delivery> plan(Store store, String channel, int number) {
        List<Delivery> planned = IntStream.range(0, number)
                .mapToObj(i -> Deliveries.queued(1, channel, "r" + i))
                .toList();
        assertThat(done(store.deliveries().plan(planned))).isEqualTo(number);
        return planned;
    }

    private static List<Delivery> claimed(Store store, String channel) {
        return done(store.deliveries().claim(new DeliveryStore.Claim(channel, "n1", 1_000, Deliveries.NOW, LEASE)));
    }
}
