package org.airalert.message;

import java.util.Map;

/** The recipient as a template sees it: placeholders, because one text is approved for all recipients of a channel. */
final class RecipientModel {
    private RecipientModel() {}

    /** @param level whether the alert names a level; without one nobody has measures to carry out */
    static Map<String, Object> of(boolean level) {
        Map<String, Object> always = Map.of(
                "name", Pieces.placeholder(RecipientFields.NAME),
                "duties", Pieces.placeholder(RecipientFields.DUTIES));
        return level
                ? Map.of(
                        "name", Pieces.placeholder(RecipientFields.NAME),
                        "duties", Pieces.placeholder(RecipientFields.DUTIES),
                        "measures", Pieces.placeholder(RecipientFields.MEASURES))
                : always;
    }
}
