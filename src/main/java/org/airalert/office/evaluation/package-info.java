/**
 * Evaluations after an event (plan, 5) as the office keeps them: drafted from what the store holds each time they are asked for, frozen with people's own words
 * when they are completed. Drafting reads only; nothing about a running event is changed by it.
 */
@NullMarked
package org.airalert.office.evaluation;

import org.jspecify.annotations.NullMarked;
