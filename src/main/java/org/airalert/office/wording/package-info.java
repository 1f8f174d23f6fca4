/**
 * The words that the office sends, and the plan, as two people may change them while the program runs: the files are the base, what was changed lies in
 * the ledger above them. A template holds from the next rendering on, the plan from the next start; approved alerts keep their frozen texts.
 */
@NullMarked
package org.airalert.office.wording;

import org.jspecify.annotations.NullMarked;
