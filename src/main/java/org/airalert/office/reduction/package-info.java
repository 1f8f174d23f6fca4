/**
 * The reduction lists as the office keeps them: read from CSV or XLSX, checked whole, written down with the directory in which each enterprise is a recipient
 * with its own measures (plan, 4.2.1-2 to -6), and the boards that hang at their gates.
 */
@NullMarked
package org.airalert.office.reduction;

import org.jspecify.annotations.NullMarked;
