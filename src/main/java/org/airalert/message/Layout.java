package org.airalert.message;

import java.util.List;
import java.util.stream.Collectors;

/** What becomes of a layout's raw output. */
final class Layout {
    /** Marks every paragraph with what it is in a CAP document. */
    static final String CAP = "shared/layout.cap.ftl";

    private Layout() {}

    /** No double spaces, none at line ends, at most one empty line in a row, one line break at the end. */
    static String tidy(String text) {
        return text.replaceAll("(?<=\\S) {2,}(?=\\S)", " ")
                        .replaceAll("[ \\t]+(?=\\R|$)", "")
                        .replaceAll("\\R{3,}", "\n\n")
                        .strip()
                + "\n";
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
