package org.airalert.message;

import java.util.List;
import java.util.stream.Collectors;

/** What becomes of a layout's raw output. */
final class Layout {
    /** Marks every paragraph with what it is in a CAP document. */
    static final String CAP = "shared/layout.cap.ftl";

    private Layout() {}

    /** No double spaces, none at line ends, at most one empty line in a row and none at the ends, one line break last. */
    static String tidy(String text) {
        StringBuilder tidy = new StringBuilder(text.length());
        int empty = 0;
        for (int start = 0; start < text.length(); ) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            int before = tidy.length();
            line(tidy, text, start, end);
            if (tidy.length() > before) {
                tidy.insert(before, before > 0 && empty > 0 ? "\n" : "").append('\n');
                empty = 0;
            } else {
                empty++;
            }
            start = end + 1;
        }
        return tidy.toString();
    }

    /** Appends one line; spaces between words become one, an indent stays. */
    private static void line(StringBuilder tidy, String text, int start, int end) {
        int stop = end;
        while (stop > start && Character.isWhitespace(text.charAt(stop - 1))) {
            stop--;
        }
        boolean inside = false;
        for (int i = start; i < stop; i++) {
            char character = text.charAt(i);
            boolean doubled = inside && character == ' ' && text.charAt(i - 1) == ' ';
            if (!doubled) {
                tidy.append(character);
            }
            inside |= character != ' ';
        }
    }

    /** The paragraphs that carry a mark, joined. */
    static String marked(String text, String mark, String joint) {
        List<String> lines = text.lines().map(String::strip).toList();
        return lines.stream()
                .filter(line -> line.startsWith(mark))
                .map(line -> line.substring(mark.length()).strip())
                .collect(Collectors.joining(joint));
    }
}
