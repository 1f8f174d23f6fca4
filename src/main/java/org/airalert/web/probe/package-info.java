/**
 * Looks at the public side from outside and says whether page, status, history, feed, CAP documents and SMS tell the same facts, and how old they are. Knows
 * nothing but the public addresses, so that it holds for a gateway, a CDN and a folder of files alike.
 */
@NullMarked
package org.airalert.web.probe;

import org.jspecify.annotations.NullMarked;
