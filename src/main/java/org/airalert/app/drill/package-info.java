/**
 * Scripted drills (plan, 6.4): a file says how the air goes, what forecasts say of it, what people do and what breaks; the whole gateway plays it on a fast
 * clock against receivers on this machine. Every channel, of whatever kind, is pointed at the sandbox before anything starts, so nothing can leave.
 */
@NullMarked
package org.airalert.app.drill;

import org.jspecify.annotations.NullMarked;
