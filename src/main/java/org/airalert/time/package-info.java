/**
 * Time as it is given to everything else: what time it is, and calling back later. The demo and the tests give in a fast or a standing
 * clock; nothing else in the program reads the machine's.
 */
@NullMarked
package org.airalert.time;

import org.jspecify.annotations.NullMarked;
