/**
 * Ways out: the port {@link org.airalert.channel.Transport} (send once, classify) and the channel files. One adapter package per kind of
 * transport; retry, recording, metrics and logs are wrapped around it in {@code dispatch}.
 */
@NullMarked
package org.airalert.channel;

import org.jspecify.annotations.NullMarked;
