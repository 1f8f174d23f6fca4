/** The plan's clauses on the command line. */
@NullMarked
package org.airalert.app.requirements;

import org.jspecify.annotations.NullMarked;
