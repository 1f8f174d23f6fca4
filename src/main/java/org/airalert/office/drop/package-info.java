/**
 * The drop folder: CSV files with observations or forecasts, put there by whoever cannot post them, go through the same intake as a posted event. A
 * file stays where it is until its event is durable, so a crash at any moment means that it is read again, and the hash of its content
 * as idempotency key means that reading it again changes nothing.
 */
@NullMarked
package org.airalert.office.drop;

import org.jspecify.annotations.NullMarked;
