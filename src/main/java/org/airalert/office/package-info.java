/**
 * The communications office's work: takes data in, has it assessed, puts proposals before people, and publishes what a second person
 * approved. From here an approved alert goes on to {@code dispatch}.
 */
@NullMarked
package org.airalert.office;

import org.jspecify.annotations.NullMarked;
