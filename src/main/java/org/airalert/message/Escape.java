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
    };

    abstract String apply(String value);

    private static void appendHtml(StringBuilder safe, char character) {
        switch (character) {
            case '&' -> safe.append("&amp;");
            case '<' -> safe.append("&lt;");
            case '>' -> safe.append("&gt;");
            case '"' -> safe.append("&quot;");
            case '\'' -> safe.append("&#39;");
            case '\n' -> safe.append("<br>\n");
            default -> safe.append(character);
        }
    }
}
