/**
 * What the two listeners share: languages and times in words, templates, documents served from memory, problems, the chart.
 * {@code web.open} is the public side, {@code web.api} and {@code web.console} are the office's.
 */
@NullMarked
package org.airalert.web;

import org.jspecify.annotations.NullMarked;
