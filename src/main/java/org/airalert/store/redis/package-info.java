/**
 * Both ports on Redis 7, for any number of nodes that keep nothing themselves.
 */
@NullMarked
package org.airalert.store.redis;

import org.jspecify.annotations.NullMarked;
