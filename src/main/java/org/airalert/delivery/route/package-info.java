/**
 * Which of several routes to the same audience a message takes: shares that follow how the routes do, and the rule that no message goes by two routes
 * unless what became of it on the first is not known past a limit. Pure functions of what is known; {@code channel.routes} carries them out.
 */
@NullMarked
package org.airalert.delivery.route;

import org.jspecify.annotations.NullMarked;
