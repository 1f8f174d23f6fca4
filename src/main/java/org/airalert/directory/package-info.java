/**
 * Areas as a tree, and everybody who must be told: carriers, media, schools, hospitals, member units, counties, enterprises.
 * Knows addresses and contacts, but not how anything is sent.
 */
@NullMarked
package org.airalert.directory;

import org.jspecify.annotations.NullMarked;
