/**
 * Wording on the command line: {@code lint} checks everything that the office edits, {@code render} shows one message.
 * Both print to the given writer and end with an exit code; nothing is sent or stored.
 */
@NullMarked
package org.airalert.app.text;

import org.jspecify.annotations.NullMarked;
