package org.airalert.dispatch;

/** Runs something on the event loop that a lane lives on. */
@FunctionalInterface
interface Loop {
    void run(Runnable action);
}
