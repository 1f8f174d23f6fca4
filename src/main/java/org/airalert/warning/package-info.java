/**
 * The plan's rules as pure functions: from an area's series and the warning in force to one assessment of what to do now.
 * Nothing here knows a clock, a store or a thread; time comes in with the input.
 */
@NullMarked
package org.airalert.warning;

import org.jspecify.annotations.NullMarked;
