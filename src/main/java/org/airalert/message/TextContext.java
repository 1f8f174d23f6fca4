package org.airalert.message;

import java.time.Instant;
import java.time.ZoneId;

/**
 * What a text depends on besides the alert.
 *
 * @param zone the plan's zone, in which all times are told
 * @param publishedAt the time of publication as the text tells it, to the hour; also decides 将, 今天 and 明天
 * @param confirmLinks whether texts ask for confirmation by a link; the sender then fills {@link RecipientFields#CONFIRM_URL}
 * @param formal whether days are named by their date only, as official letters do
 */
public record TextContext(PlanTexts texts, ZoneId zone, Instant publishedAt, boolean confirmLinks, boolean formal) {
    public TextContext(PlanTexts texts, ZoneId zone, Instant publishedAt, boolean confirmLinks) {
        this(texts, zone, publishedAt, confirmLinks, false);
    }

    /** For a letter on paper: no link, and dates only, because nobody knows on which day it is read. */
    TextContext onPaper() {
        return new TextContext(texts, zone, publishedAt, false, true);
    }
}
