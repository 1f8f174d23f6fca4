/**
 * Short messages over the carriers' own protocols: what a text becomes on the wire, and how the reports of its parts become one
 * receipt. Each protocol has a package of its own below, with a pure codec; this one knows none of them.
 */
@NullMarked
package org.airalert.channel.sms;

import org.jspecify.annotations.NullMarked;
