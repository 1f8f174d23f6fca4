/**
 * The ports to what must outlive a crash, with their contract. Adapters: {@code store.sqlite}, one file in
 * process, and {@code store.redis}, which any number of nodes share. The contract kit in the tests states every port in code, so that both do the same.
 */
@NullMarked
package org.airalert.store;

import org.jspecify.annotations.NullMarked;
