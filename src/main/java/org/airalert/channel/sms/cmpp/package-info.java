/**
 * China Mobile's CMPP 2.0 and 3.0: a pure codec (bytes to records and back), a link with its window and link tests, and the
 * transport on top. The codec and the link are our own because the one library at hand drags in a second Netty, statics and GPL
 * code; it is the other side in the tests instead.
 */
@NullMarked
package org.airalert.channel.sms.cmpp;

import org.jspecify.annotations.NullMarked;
