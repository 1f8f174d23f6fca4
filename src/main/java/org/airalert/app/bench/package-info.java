/**
 * {@code bench}: measures the real parts, not models of them, on the machine it runs on. Where something is compared, both sides run in turn in the same
 * process against the same sink, which is a process of its own, so that neither pays for it nor has it to itself; a ratio then holds on a
 * machine that is busy with other things, too, where a rate does not.
 */
@NullMarked
package org.airalert.app.bench;

import org.jspecify.annotations.NullMarked;
