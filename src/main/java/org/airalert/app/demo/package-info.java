/**
 * The command {@code demo}: the whole gateway on a scratch folder, with receivers on this machine and a real pollution episode on a fast clock. The clock
 * waits at every full hour until all that the hour asks for is done, so that a slow machine changes how long it takes and never what is told.
 */
@NullMarked
package org.airalert.app.demo;

import org.jspecify.annotations.NullMarked;
