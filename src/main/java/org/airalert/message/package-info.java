/**
 * The words: renders an alert's facts for one channel, counts SMS parts, freezes the text under a digest, and checks templates.
 *
 * <p>One wording per fact: bodies ({@code templates/<audience>/<kind>.ftl}) call the functions of {@code templates/shared/} and are laid out as plain text,
 * HTML or CAP by the same source, so that the forms of one message cannot disagree. Times name their date even where they say 明天, because a
 * message may be read after midnight. Everything here blocks and runs on workers; nothing here keeps state but the template cache.
 */
@NullMarked
package org.airalert.message;

import org.jspecify.annotations.NullMarked;
