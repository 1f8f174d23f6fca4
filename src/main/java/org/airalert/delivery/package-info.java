/**
 * The pure core of dispatch: deliveries, their states, and every decision about them as a function of (state, event, now).
 * Nothing here sends, stores or waits, so that delivery can be tried by the million against a simulated clock and network.
 */
@NullMarked
package org.airalert.delivery;

import org.jspecify.annotations.NullMarked;
