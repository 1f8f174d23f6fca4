/**
 * Changes that need two persons: one proposes, another one signs, and only then is it done. Users, rights and keys go this way; other kinds
 * (templates, the plan) register a {@link org.airalert.office.change.ChangeKind} of their own.
 */
@NullMarked
package org.airalert.office.change;

import org.jspecify.annotations.NullMarked;
