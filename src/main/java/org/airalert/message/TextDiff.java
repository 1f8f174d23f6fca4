package org.airalert.message;

import java.util.ArrayList;
import java.util.List;

/** What changed from one text to the next, paragraph by paragraph: the longest common sequence stays. Pure. */
public final class TextDiff {
    private TextDiff() {}

    public enum Sign {
        SAME,
        REMOVED,
        ADDED;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** One paragraph. */
    public record Line(Sign sign, String text) {}

    /** All paragraphs of both, in order; what was removed stands before what took its place. Empty lines are left out. */
    public static List<Line> between(String before, String after) {
        List<String> was = paragraphs(before);
        List<String> is = paragraphs(after);
        int[][] common = common(was, is);
        List<Line> lines = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < was.size() || j < is.size()) {
            if (i < was.size() && j < is.size() && was.get(i).equals(is.get(j))) {
                lines.add(new Line(Sign.SAME, was.get(i++)));
                j++;
            } else if (i < was.size() && (j == is.size() || common[i + 1][j] >= common[i][j + 1])) {
                lines.add(new Line(Sign.REMOVED, was.get(i++)));
            } else {
                lines.add(new Line(Sign.ADDED, is.get(j++)));
            }
        }
        return List.copyOf(lines);
    }

    private static List<String> paragraphs(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    /** Length of the longest common sequence of what follows each pair of places. */
    private static int[][] common(List<String> was, List<String> is) {
        int[][] common = new int[was.size() + 1][is.size() + 1];
        for (int i = was.size() - 1; i >= 0; i--) {
            for (int j = is.size() - 1; j >= 0; j--) {
                common[i][j] = was.get(i).equals(is.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }
}
