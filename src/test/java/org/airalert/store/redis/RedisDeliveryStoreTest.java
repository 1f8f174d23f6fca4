package org.airalert.store.redis;

import static org.airalert.store.Done.done;

import java.nio.file.Path;
import java.util.List;
import org.airalert.machine.RedisProcess;
import org.airalert.store.ReceiptContract;
import org.airalert.store.Store;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class RedisDeliveryStoreTest extends ReceiptContract {
    @TempDir
    static Path folder;

    private static RedisProcess redis;

    @BeforeAll
    static void startRedis() {
        redis = RedisProcess.start(folder);
    }

    @AfterAll
    static void stopRedis() {
        redis.close();
    }

    @Override
    protected Store open() {
        redis.command("FLUSHALL");
        return done(RedisStore.open(
                vertx, RedisSettings.of(RedisSettings.Mode.STANDALONE, List.of(redis.url()), "mymaster", 0)));
    }
}
