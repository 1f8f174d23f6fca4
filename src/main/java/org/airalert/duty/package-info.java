/**
 * What the plan asks beside sending messages: tasks that a level brings with it, counties' daily reports, who is on duty. Pure rules over what happened and
 * the moment; nothing here is stored or sent.
 */
@NullMarked
package org.airalert.duty;

import org.jspecify.annotations.NullMarked;
