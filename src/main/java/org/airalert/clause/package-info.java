/**
 * Which clause of the city's plan is served by which part of the program and shown by which tests. Parts carry {@link org.airalert.clause.Clause}, tests a tag with the
 * clause's id; a test makes the table of both from the sources and fails when the one that is kept beside the program is stale.
 */
@NullMarked
package org.airalert.clause;

import org.jspecify.annotations.NullMarked;
