/**
 * What is said about a pollution event when it is over (plan, 5): when it was seen, told and lifted, held against the air as it really was and against
 * the plan's own rules; and how two events, or a drill and a real one, compare. Pure functions of what was kept; nothing here is anybody's opinion, and
 * what only people know (causes, effect) stands beside it in their own words.
 */
@NullMarked
package org.airalert.evaluation;

import org.jspecify.annotations.NullMarked;
