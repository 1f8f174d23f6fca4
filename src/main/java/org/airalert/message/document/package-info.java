/**
 * Official letters on paper: the XHTML of a letter as PDF, with the fonts that the program carries, so that it looks the same on a machine without any
 * Chinese font. Only what stands in the letter is used: nothing is fetched, no script runs. Blocks; called on workers.
 */
@NullMarked
package org.airalert.message.document;

import org.jspecify.annotations.NullMarked;
