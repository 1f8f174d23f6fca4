/**
 * The ports to what must outlive a crash, with their contract. Adapters: {@code store.sqlite}, one file in process;
 * {@code store.redis}, shared by many nodes. Both pass the same contract kit.
 */
@NullMarked
package org.airalert.store;

import org.jspecify.annotations.NullMarked;
