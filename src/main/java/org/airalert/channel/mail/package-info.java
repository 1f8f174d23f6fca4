/**
 * Letters by mail through one relay per channel, as plain text and HTML. The relay's answer decides: 4xx is tried again, 5xx is final
 * (RFC 5321, 4.2.1).
 */
@NullMarked
package org.airalert.channel.mail;

import org.jspecify.annotations.NullMarked;
