/**
 * Emergency reduction lists (应急减排清单; plan, 4.2.1-2 to -6): which production line of which enterprise or site does what at each level, and what that saves.
 * A list is read whole or not at all, every fault with its row and column; the sums are held against the plan's shares. Needs the JDK only: files of
 * whatever kind come in as rows of text.
 */
@NullMarked
package org.airalert.reduction;

import org.jspecify.annotations.NullMarked;
