package org.airalert.message;

import freemarker.core.CommonMarkupOutputFormat;
import java.io.IOException;
import java.io.Writer;

/** What a template called {@code *.json.ftl} prints is escaped for the inside of a JSON string (RFC 8259, 7). */
final class JsonOutputFormat extends CommonMarkupOutputFormat<JsonMarkup> {
    static final JsonOutputFormat INSTANCE = new JsonOutputFormat();

    private JsonOutputFormat() {}

    @Override
    public String getName() {
        return "JSON text";
    }

    @Override
    public String getMimeType() {
        return "application/json";
    }

    @Override
    public void output(String text, Writer out) throws IOException {
        out.write(escapePlainText(text));
    }

    @Override
    public String escapePlainText(String text) {
        return Escape.JSON.apply(text);
    }

    @Override
    public boolean isLegacyBuiltInBypassed(String builtIn) {
        return builtIn.equals("json_string");
    }

    @Override
    protected JsonMarkup newTemplateMarkupOutputModel(String plainText, String markup) {
        return new JsonMarkup(plainText, markup);
    }
}
