package org.airalert.office.escalation;

import java.nio.file.Path;
import java.util.List;
import org.airalert.machine.RedisProcess;
import org.airalert.store.redis.RedisSettings;
import org.airalert.store.redis.RedisStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The same on the store that several nodes share. */
class EscalatorOnRedisTest extends EscalatorTest {
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
    EscalatorKit kit(Path data) throws Exception {
        redis.command("FLUSHALL");
        return new EscalatorKit(vertx ->
                RedisStore.open(vertx, RedisSettings.of(RedisSettings.Mode.STANDALONE, List.of(redis.url()), "", 0)));
    }
}
