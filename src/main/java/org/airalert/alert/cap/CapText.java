package org.airalert.alert.cap;

import org.airalert.alert.Bilingual;

/**
 * The words of a CAP document, the same as the public reads elsewhere. English is empty where the alert has none; the document
 * then has a Chinese block only.
 *
 * @param headline one line, at most {@link #HEADLINE_CHARS} characters
 */
public record CapText(Bilingual headline, Bilingual description, Bilingual instruction) {
    /** Limit of the Google profile; CAP itself advises 160. */
    public static final int HEADLINE_CHARS = 140;

    public boolean hasEnglish() {
        return !headline.en().isEmpty();
    }
}
