package org.airalert.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.airalert.machine.RedisProcess;
import org.airalert.store.redis.RedisSettings;
import org.airalert.store.redis.RedisStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Dead letters, sending again, confirmations and receipts on the store that several nodes share. */
class FollowUpOnRedisTest extends FollowUpHttpTest {
    @TempDir
    static Path redisFolder;

    private static RedisProcess redis;

    @BeforeAll
    static void startRedis() {
        redis = RedisProcess.start(redisFolder);
    }

    @AfterAll
    static void stopRedis() {
        redis.close();
    }

    @Override
    GatewayFixture fixture(Path folder) {
        redis.command("FLUSHALL");
        return new GatewayFixture(
                folder,
                Map.of(),
                List.of(),
                vertx -> RedisStore.open(
                        vertx, RedisSettings.of(RedisSettings.Mode.STANDALONE, List.of(redis.url()), "", 0)));
    }
}
