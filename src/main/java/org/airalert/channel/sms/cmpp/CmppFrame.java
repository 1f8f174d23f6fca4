package org.airalert.channel.sms.cmpp;

/** A message with the number that joins it to its answer. */
record CmppFrame(int sequence, CmppMessage message) {}
