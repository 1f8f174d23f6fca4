package org.airalert.store.redis;

import io.vertx.core.Future;
import io.vertx.redis.client.Response;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Runs scripts. Each writing call has a name of its own, under which Redis keeps its answer for a time. May be called from any thread. */
final class Caller {
    private static final int NAME_BYTES = 8;

    private final Link link;
    private final String process;
    private final AtomicLong number = new AtomicLong();

    Caller(Link link, SecureRandom random) {
        byte[] name = new byte[NAME_BYTES];
        random.nextBytes(name);
        this.link = link;
        this.process = HexFormat.of().formatHex(name) + '-';
    }

    Link link() {
        return link;
    }

    /** @param key what all keys of the script begin with */
    <T> Future<T> run(Link.Kind kind, Script script, String key, Args args, Function<Unpack, T> reader) {
        String name = script.writes() ? process + Long.toString(number.incrementAndGet(), Character.MAX_RADIX) : "";
        Job.Call call = Job.Call.of(script, key, name, args.packed().done(), Math.max(1, args.weight()));
        return link.send(kind, call).map(response -> reader.apply(new Unpack(bytes(response))));
    }

    private static byte[] bytes(@Nullable Response response) {
        return response == null ? new byte[] {(byte) Pack.SMALL_ARRAY} : response.toBytes();
    }

    /** @param weight about how many rows the script changes or reads */
    record Args(Pack packed, int weight) {}
}
