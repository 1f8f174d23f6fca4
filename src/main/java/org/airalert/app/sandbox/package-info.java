/**
 * The command {@code sandbox}: receivers on this machine to push at, without the rest of the gateway.
 */
@NullMarked
package org.airalert.app.sandbox;

import org.jspecify.annotations.NullMarked;
