/**
 * Checks all wording before anybody needs it: every template against a table of sample alerts, for what the plan demands, for length and for
 * words that must not appear. Faults name file and line.
 */
@NullMarked
package org.airalert.message.lint;

import org.jspecify.annotations.NullMarked;
