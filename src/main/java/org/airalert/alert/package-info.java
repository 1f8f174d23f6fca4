/**
 * The alert: what is told to people, once approved, and its life from draft to publication.
 * An alert is never edited after publication; it is followed by another one that refers to it.
 */
@NullMarked
package org.airalert.alert;

import org.jspecify.annotations.NullMarked;
