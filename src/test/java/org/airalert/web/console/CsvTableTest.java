package org.airalert.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTableTest {
    @Test
    void no_cell_begins_a_formula_and_none_breaks_out_of_its_cell() {
        String text = new CsvTable(List.of("name"))
                .add(List.of("=HYPERLINK(\"http://x\",1)"))
                .add(List.of("+86 10"))
                .add(List.of("-1"))
                .add(List.of("@SUM(1)"))
                .add(List.of("\t=1"))
                .add(List.of("＝1"))
                .add(List.of("a\",=1"))
                .add(List.of("平顶山"))
                .toString();

        assertThat(text.lines().skip(1))
                .containsExactly(
                        "\"'=HYPERLINK(\"\"http://x\"\",1)\"",
                        "\"'+86 10\"",
                        "\"'-1\"",
                        "\"'@SUM(1)\"",
                        "\"'\t=1\"",
                        "\"'＝1\"",
                        "\"a\"\",=1\"",
                        "\"平顶山\"");
        assertThat(text).startsWith("\uFEFF\"name\"\r\n");
    }
}
