/**
 * China Mobile's CMPP 2.0 and 3.0: a pure codec (bytes to records and back) and the sender's dialect; links, windows and reports are
 * {@link org.airalert.channel.sms}'s. The codec is our own because the one library at hand drags in a second Netty, statics and GPL
 * code; it is the other side in the tests instead.
 */
@NullMarked
package org.airalert.channel.sms.cmpp;

import org.jspecify.annotations.NullMarked;
