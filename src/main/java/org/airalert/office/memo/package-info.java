/**
 * Memos: what the office tells units, counties and contacts that is no warning, such as reminders and contact checks. They go the way of an alert, through the
 * same planner, lanes, channels, receipts, confirmation and follow-up, but are kept apart: no list of alerts and no public page knows them.
 *
 * <p>A memo's id follows from what it is for, and it is written before it is planned: whoever asks for it again, on this node or another, sends nothing
 * twice. The alternative, a kind of alert of its own, would have had every list, feed and rule of alerts ask whether it is meant.
 */
@NullMarked
package org.airalert.office.memo;

import org.jspecify.annotations.NullMarked;
