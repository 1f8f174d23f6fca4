package org.airalert.store.redis;

import static org.airalert.store.Done.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.airalert.delivery.Deliveries;
import org.airalert.machine.RedisProcess;
import org.airalert.store.DeliveryStore.Claim;
import org.airalert.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One rate for a channel, whatever number of nodes send on it. */
class RedisPaceTest {
    private static final String CHANNEL = "china-mobile";

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private RedisProcess redis;
    private Store store;

    @BeforeEach
    void start() {
        redis = RedisProcess.start(folder);
        store = done(
                RedisStore.open(vertx, RedisSettings.of(RedisSettings.Mode.STANDALONE, List.of(redis.url()), "", 0)));
        done(store.deliveries()
                .plan(IntStream.range(0, 500)
                        .mapToObj(i -> Deliveries.queued(1, CHANNEL, "r" + i))
                        .toList()));
    }

    @AfterEach
    void end() {
        done(store.close());
        redis.close();
        done(vertx.close());
    }

    @Test
    void two_nodes_together_get_what_the_channels_rate_lets_go_and_no_more() {
        Duration pace = Duration.ofMillis(50);
        Instant now = Deliveries.NOW;
        // A second's worth at once, then evenly.
        assertThat(claimed("n1", now, pace)).isEqualTo(20);
        assertThat(claimed("n2", now, pace)).isZero();
        int both = 0;
        for (int step = 1; step <= 100; step++) {
            both += claimed(step % 2 == 0 ? "n1" : "n2", now.plusMillis(step * 30L), pace);
        }
        assertThat(both).isEqualTo(3_000 / 50);
    }

    @Test
    void a_rate_below_one_in_a_second_lets_one_go_at_a_time() {
        Duration pace = Duration.ofSeconds(6);
        assertThat(claimed("n1", Deliveries.NOW, pace)).isEqualTo(1);
        assertThat(claimed("n2", Deliveries.NOW.plusSeconds(5), pace)).isZero();
        assertThat(claimed("n2", Deliveries.NOW.plusSeconds(6), pace)).isEqualTo(1);
    }

    @Test
    void a_channel_without_a_rate_gets_all_that_it_asks_for() {
        assertThat(done(store.deliveries()
                        .claim(new Claim(CHANNEL, "n1", 500, Deliveries.NOW, Duration.ofSeconds(60)))))
                .hasSize(500);
    }

    private int claimed(String node, Instant now, Duration pace) {
        return done(store.deliveries().claim(new Claim(CHANNEL, node, 100, now, Duration.ofSeconds(60), pace)))
                .size();
    }
}
