/**
 * Follows up alerts that were sent: who has not confirmed or could not be reached, whom to try next, when to tell the supervising unit (plan, 6.3 and 7).
 * What follows from what is decided in {@code delivery.Escalation}; here it is looked up and carried out, by the clock.
 *
 * <p>Nothing is kept but the deliveries themselves and the notices to supervising units: a step that was planned is a delivery whose id follows from
 * the step, so that a second node, or the same after a crash, plans it again without effect. The alternative, a document for each recipient, would have to
 * be written for every delivery of a fan-out.
 */
@NullMarked
package org.airalert.office.escalation;

import org.jspecify.annotations.NullMarked;
