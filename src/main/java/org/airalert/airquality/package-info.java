/**
 * Air quality as numbers: the hourly and daily values of one area, the 24-hour means over them, and the HJ 633 index.
 * Everything is a pure function of its arguments; times are instants, hours are named by their end.
 */
@NullMarked
package org.airalert.airquality;

import org.jspecify.annotations.NullMarked;
