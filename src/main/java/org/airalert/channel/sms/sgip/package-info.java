/**
 * China Unicom's SGIP 1.2: a pure codec, the sender's dialect, and a listener, because reports travel on connections that the carrier
 * makes to the sender. SGIP has no link test: a connection on which nothing happens is closed by whoever made it, and made anew for the
 * next message.
 */
@NullMarked
package org.airalert.channel.sms.sgip;

import org.jspecify.annotations.NullMarked;
