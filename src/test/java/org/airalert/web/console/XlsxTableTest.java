package org.airalert.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XlsxTableTest {
    @TempDir
    Path folder;

    @Test
    void every_cell_is_a_text_and_none_a_formula_whatever_it_begins_with() throws Exception {
        byte[] book = new XlsxTable("list", List.of("name", "note"))
                .add(List.of(List.of("=HYPERLINK(\"http://x\")", "+1-205-555-0100"), List.of("@SUM(A1)", "-2")))
                .add(List.of(List.of("学校 <一> & \"二\"", "")))
                .bytes();
        String sheet = sheet(book);
        assertThat(sheet).contains("=HYPERLINK(", "@SUM(A1)", "&lt;", "&amp;").doesNotContain("<f>", "<f ");
        assertThat(sheet.split("t=\"inlineStr\"", -1)).as("cells").hasSize(9);
    }

    private String sheet(byte[] book) throws Exception {
        Path file = Files.write(folder.resolve("book.xlsx"), book);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return new String(
                    zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml")).readAllBytes(),
                    StandardCharsets.UTF_8);
        }
    }
}
