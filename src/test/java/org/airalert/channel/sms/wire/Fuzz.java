package org.airalert.channel.sms.wire;

import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Random;

/**
 * Runs a reader over inputs from one seed. The number of inputs is {@code fuzz.inputs} (a short run in the gate; the profile {@code fuzz} asks for
 * ten million), the seed {@code fuzz.seed}. Nothing may be thrown but what the reader catches itself, and no single input may cost much memory.
 */
public final class Fuzz {
    private static final long SEED = 20261124;
    private static final long SHORT = 20_000;
    /** For one input: far above what a message of eight kilobytes needs, far below what a length field of garbage would take. */
    private static final long MOST_BYTES = 1 << 20;
    /** Classes are loaded and code is compiled in the first ones. */
    private static final int WARM = 1_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final long inputs = Long.getLong("fuzz.inputs", SHORT);
    private final long seed = Long.getLong("fuzz.seed", SEED);

    /** Makes an input and reads it. */
    @FunctionalInterface
    public interface Reader {
        void read(Random random) throws Exception;
    }

    public void run(String name, Reader reader) {
        Random random = new Random(seed);
        long thread = Thread.currentThread().getId();
        long start = System.nanoTime();
        long most = 0;
        for (long i = 0; i < inputs; i++) {
            long before = threads.getThreadAllocatedBytes(thread);
            try {
                reader.read(random);
            } catch (Exception | StackOverflowError | AssertionError e) {
                fail("seed " + seed + ", input " + i + ": " + e, e);
            }
            long cost = threads.getThreadAllocatedBytes(thread) - before;
            if (i > WARM && cost > most) {
                most = cost;
            }
            if (i > WARM && cost > MOST_BYTES) {
                fail("seed " + seed + ", input " + i + ": " + cost + " bytes");
            }
        }
        System.out.printf(
                "fuzz %s inputs=%d seed=%d seconds=%.1f mostBytes=%d%n",
                name, inputs, seed, (System.nanoTime() - start) / 1e9, most);
    }
}
