package org.airalert.message;

/** How a value filled in late is made safe for the text around it. */
enum Escape {
    NONE {
        @Override
        String apply(String value) {
            return value;
        }
    },
    HTML {
        @Override
        String apply(String value) {
            StringBuilder safe = new StringBuilder(value.length() + 16);
            value.chars().forEach(character -> appendHtml(safe, (char) character));
            return safe.toString();
        }
    },
    /** For the inside of a JSON string (RFC 8259, 7); the two line separators that JavaScript does not like as well. */
    JSON {
        @Override
        String apply(String value) {
            StringBuilder safe = new StringBuilder(value.length() + 16);
            value.chars().forEach(character -> appendJson(safe, (char) character));
            return safe.toString();
        }
    };

    abstract String apply(String value);

    private static void appendHtml(StringBuilder safe, char character) {
        switch (character) {
            case '&' -> safe.append("&amp;");
            case '<' -> safe.append("&lt;");
            case '>' -> safe.append("&gt;");
            case '"' -> safe.append("&quot;");
            case '\'' -> safe.append("&#39;");
            case '\n' -> safe.append("<br/>\n");
            default -> safe.append(character);
        }
    }

    private static void appendJson(StringBuilder safe, char character) {
        switch (character) {
            case '"' -> safe.append("\\\"");
            case '\\' -> safe.append("\\\\");
            case '\n' -> safe.append("\\n");
            case '\r' -> safe.append("\\r");
            case '\t' -> safe.append("\\t");
            default -> {
                if (character < ' ' || character == '\u2028' || character == '\u2029') {
                    safe.append(String.format("\\u%04x", (int) character));
                } else {
                    safe.append(character);
                }
            }
        }
    }
}
