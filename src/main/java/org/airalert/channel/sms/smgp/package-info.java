/**
 * China Telecom's SMGP 3.0: a pure codec and the sender's dialect; links, windows and reports are
 * {@link org.airalert.channel.sms}'s.
 */
@NullMarked
package org.airalert.channel.sms.smgp;

import org.jspecify.annotations.NullMarked;
