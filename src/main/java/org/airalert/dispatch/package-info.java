/**
 * Carries deliveries out: a lane for each channel claims what is due, fills in the approved text, sends it, and records what came of it.
 * What to do about an outcome is decided in {@code delivery}; here is only the machinery around it: rate, circuit breakers, timers.
 *
 * <p>A lane holds no delivery that the store does not hold, too. What waits, waits in the store; a lane claims only what it can send next, so
 * its memory does not grow with the backlog, and a crash loses nothing but the answer to what was under way.
 */
@NullMarked
package org.airalert.dispatch;

import org.jspecify.annotations.NullMarked;
