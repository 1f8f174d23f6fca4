/**
 * Several routes to one audience as one channel: carriers that can stand in for each other. Decisions are made in {@code delivery.route}; here they are
 * carried out, and what the routes do is counted.
 */
@NullMarked
package org.airalert.channel.routes;

import org.jspecify.annotations.NullMarked;
