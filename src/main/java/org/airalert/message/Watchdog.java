package org.airalert.message;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Stops a template that runs or eats too long, by interrupting its thread. Time is the thread's own processor time, not the clock's: a busy machine
 * must never be the reason why a warning is not worded.
 */
final class Watchdog {
    private static final Duration TICK = Duration.ofMillis(20);
    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final Watchdog SHARED = started();

    private final Set<Run> runs = ConcurrentHashMap.newKeySet();

    private Watchdog() {}

    private static Watchdog started() {
        Watchdog watchdog = new Watchdog();
        Thread thread = new Thread(watchdog::lookForEver, "template-watchdog");
        thread.setDaemon(true);
        thread.start();
        return watchdog;
    }

    /** Watches the calling thread until {@link Run#end()}. */
    static Run watch(Duration time, long allocatedBytes) {
        Run run = new Run(Thread.currentThread(), time.toNanos(), allocatedBytes);
        SHARED.runs.add(run);
        return run;
    }

    private void lookForEver() {
        while (true) {
            LockSupport.parkNanos(TICK.toNanos());
            runs.forEach(Run::stopWhenTooMuch);
        }
    }

    /** One rendering under watch: RUNNING, then either ENDED by its own thread or stopped, with the reason, by the watchdog. */
    static final class Run {
        private static final String ENDED = "";

        private final Thread thread;
        private final long cpuNanos;
        private final long allocatedBytes;
        private final AtomicReference<@Nullable String> verdict = new AtomicReference<>();
        // Only the watchdog's thread uses these. Asking the system costs more than most renderings, so they are set
        // when it first sees
        // a run that is still going on, at most a tick late.
        private boolean seen;
        private long cpuLimit;
        private long allocationLimit;

        private Run(Thread thread, long cpuNanos, long allocatedBytes) {
            this.thread = thread;
            this.cpuNanos = cpuNanos;
            this.allocatedBytes = allocatedBytes;
        }

        private void stopWhenTooMuch() {
            long cpu = THREADS.getThreadCpuTime(thread.getId());
            long allocated = THREADS.getThreadAllocatedBytes(thread.getId());
            if (!seen) {
                seen = true;
                cpuLimit = cpu + cpuNanos;
                allocationLimit = allocated + allocatedBytes;
            }
            String reason = null;
            if (cpu > cpuLimit) {
                reason = "runs too long";
            } else if (allocated > allocationLimit) {
                reason = "uses too much memory";
            }
            if (reason != null && verdict.compareAndSet(null, reason)) {
                thread.interrupt();
            }
        }

        /** @return why it was stopped; {@code null} when it was not */
        @Nullable
        String end() {
            SHARED.runs.remove(this);
            if (verdict.compareAndSet(null, ENDED)) {
                return null;
            }
            // The interrupt follows the verdict at once; wait for it, so that it cannot hit the thread's next task.
            while (!Thread.interrupted()) {
                Thread.onSpinWait();
            }
            return verdict.get();
        }
    }
}
