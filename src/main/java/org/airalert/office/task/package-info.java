/** Tasks that the plan lays down while a level is in force (plan, 3.1, 4.3): which there are follows from the rules; only that one is done is kept. */
@NullMarked
package org.airalert.office.task;

import org.jspecify.annotations.NullMarked;
