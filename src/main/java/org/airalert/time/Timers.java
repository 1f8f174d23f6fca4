package org.airalert.time;

import java.time.Duration;
import java.time.InstantSource;

/**
 * The clock, and timers that run by it. A call-back comes on an event loop of the program, never early by the clock; it may be late
 * when the machine is busy.
 */
public interface Timers extends InstantSource {
    /**
     * Calls back once.
     *
     * @param delay by this clock; zero or less means as soon as possible, but never within this call
     */
    Timer after(Duration delay, Runnable action);

    /** One timer that is set. */
    interface Timer {
        /** Without effect when it has run already. */
        void cancel();
    }
}
