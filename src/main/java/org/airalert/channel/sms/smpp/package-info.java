/**
 * SMPP 3.4: a pure codec and the sender's dialect; links, windows and reports are {@link org.airalert.channel.sms}'s. One number a
 * submit: {@code submit_multi} is optional, many SMSCs do not serve it, and with a window it gains nothing. The default alphabet goes out
 * as one byte a septet, not packed, as SMSCs have it with {@code data_coding} 0.
 */
@NullMarked
package org.airalert.channel.sms.smpp;

import org.jspecify.annotations.NullMarked;
