package org.airalert.message;

import java.util.HashMap;
import java.util.Map;

/** The recipient as a template sees it: placeholders, because one text is approved for all recipients of a channel. */
final class RecipientModel {
    private RecipientModel() {}

    /** @param level whether the alert names a level; without one nobody has measures to carry out */
    static Map<String, Object> of(boolean level) {
        Map<String, Object> model = new HashMap<>();
        model.put("name", Pieces.placeholder(RecipientFields.NAME));
        model.put("duties", Pieces.placeholder(RecipientFields.DUTIES));
        model.put("unconfirmed", Pieces.placeholder(RecipientFields.UNCONFIRMED));
        if (level) {
            model.put("measures", Pieces.placeholder(RecipientFields.MEASURES));
        }
        return model;
    }
}
