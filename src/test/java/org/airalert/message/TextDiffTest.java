package org.airalert.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.airalert.message.TextDiff.Line;
import org.airalert.message.TextDiff.Sign;
import org.junit.jupiter.api.Test;

class TextDiffTest {
    @Test
    void a_changed_paragraph_is_told_before_and_after() {
        assertThat(TextDiff.between("预警。\n\n1月9日20时解除。\n健康提示", "预警。\n1月11日24时解除。\n健康提示\n"))
                .containsExactly(
                        new Line(Sign.SAME, "预警。"),
                        new Line(Sign.REMOVED, "1月9日20时解除。"),
                        new Line(Sign.ADDED, "1月11日24时解除。"),
                        new Line(Sign.SAME, "健康提示"));
    }

    @Test
    void what_is_not_added_makes_the_first_text_and_what_is_not_removed_the_second() {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            String before = text(random);
            String after = text(random);

            List<Line> lines = TextDiff.between(before, after);

            assertThat(without(Sign.ADDED, lines)).as("seed " + seed).isEqualTo(before);
            assertThat(without(Sign.REMOVED, lines)).as("seed " + seed).isEqualTo(after);
        }
    }

    private static String text(Random random) {
        return IntStream.range(0, random.nextInt(12))
                .mapToObj(i -> "段" + random.nextInt(5))
                .collect(Collectors.joining("\n"));
    }

    private static String without(Sign sign, List<Line> lines) {
        return lines.stream()
                .filter(line -> line.sign() != sign)
                .map(Line::text)
                .collect(Collectors.joining("\n"));
    }
}
