/**
 * Short messages: which alphabet a text needs, how many parts it takes, and how to make it fit without cutting a sentence.
 * Sizes are those of GSM 03.38 and 3GPP TS 23.040, with a six-byte header in every part of a long message.
 */
@NullMarked
package org.airalert.message.sms;

import org.jspecify.annotations.NullMarked;
