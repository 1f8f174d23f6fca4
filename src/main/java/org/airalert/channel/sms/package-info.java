/**
 * Short messages over the carriers' own protocols: what a text becomes on the wire, connections with their windows and link tests, and
 * how the reports of a text's parts become one receipt. Each protocol has a package of its own below: a pure codec and a
 * {@link org.airalert.channel.sms.Dialect}; this one knows none of them.
 *
 * <p>One delivery is one recipient, also where a submit carries many numbers: messages with the same text that come together share a
 * submit when {@code numbers} allows it. The carrier then gives all of them one id, and reports each phone by that id and its number; so a
 * delivery is known by both together. A submit that is refused is repeated phone by phone, because one number that the carrier does
 * not take spoils all. One number a submit is the default: flow control and refusals are then about one recipient each.
 */
@NullMarked
package org.airalert.channel.sms;

import org.jspecify.annotations.NullMarked;
