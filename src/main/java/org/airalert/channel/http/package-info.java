/**
 * Signed push over HTTP to carriers, schools, media and any other system that can take a POST (Standard Webhooks).
 * One client per channel, so that a slow receiver's connections are nobody else's.
 */
@NullMarked
package org.airalert.channel.http;

import org.jspecify.annotations.NullMarked;
