/**
 * The other side, for trying the gateway out: carriers, schools, media and a mail relay that take messages, verify signatures, send receipts
 * and misbehave on command. What they got is counted, so that a lost or doubled message shows.
 */
@NullMarked
package org.airalert.sandbox;

import org.jspecify.annotations.NullMarked;
