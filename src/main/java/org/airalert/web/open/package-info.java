/**
 * The public side: page, status, feed, CAP, streams, confirmation and receipts. Documents are made once per change on a worker and served
 * from memory, so that a million phones cost what one does.
 */
@NullMarked
package org.airalert.web.open;

import org.jspecify.annotations.NullMarked;
