/**
 * The ports to what must outlive a crash, with their contract. Adapter: {@code store.sqlite}, one file in
 * process. The contract kit in the tests states every port in code, so that a further adapter has to do the same.
 */
@NullMarked
package org.airalert.store;

import org.jspecify.annotations.NullMarked;
