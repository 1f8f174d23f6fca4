package org.airalert.web.console;

import io.vertx.core.buffer.Buffer;
import java.util.Map;

/** What a page's handler answers with. */
sealed interface Reply {
    /** @param template below {@code web/console}, without its ending */
    record Page(int status, String template, Map<String, Object> model) implements Reply {}

    /** @param name of the file that the browser keeps */
    record Download(String name, String type, String text) implements Reply {}

    /** The same for a file that is no text. */
    record Attachment(String name, String type, Buffer bytes) implements Reply {}
    /**
     * A file that is no text, shown by the browser where it can.
     *
     * @param name of the file that it keeps
     */
    record Bytes(String name, String type, Buffer bytes) implements Reply {}

    /** See other (RFC 9110, 15.4.4), so that going back or loading anew never repeats a change. */
    record Redirect(String to) implements Reply {}

    static Reply page(String template, Map<String, Object> model) {
        return new Page(200, template, model);
    }
}
