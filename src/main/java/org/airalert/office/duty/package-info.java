/** Looks after duties by the clock: which memos are due follows from the rules, the reports and the tasks; sending one twice has no effect. */
@NullMarked
package org.airalert.office.duty;

import org.jspecify.annotations.NullMarked;
