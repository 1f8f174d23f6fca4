/**
 * The one way off the event loop: work that blocks (page rendering, password hashing) runs on a named pool with a bound.
 * It stands below everything that needs it and knows nothing of what it runs.
 */
@NullMarked
package org.airalert.worker;

import org.jspecify.annotations.NullMarked;
