package org.airalert.message;

import freemarker.core.CommonTemplateMarkupOutputModel;

/** A piece of JSON that is escaped already, as Freemarker passes it on. */
final class JsonMarkup extends CommonTemplateMarkupOutputModel<JsonMarkup> {
    /** One of the two may be {@code null}; Freemarker makes the other one of it. */
    JsonMarkup(String plainText, String markup) {
        super(plainText, markup);
    }

    @Override
    public JsonOutputFormat getOutputFormat() {
        return JsonOutputFormat.INSTANCE;
    }
}
