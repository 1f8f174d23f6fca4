package org.airalert.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.airalert.directory.AreaTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AreasFileTest {
    @TempDir
    Path folder;

    private final Faults faults = new Faults();

    @Test
    void a_border_is_read_for_CAP_documents() throws IOException {
        AreaTree tree = read("33.1,112.2 34.3,112.2\n   34.3,113.8 33.1,113.8 33.1,112.2")
                .orElseThrow();

        assertThat(faults.all()).isEmpty();
        assertThat(tree.polygons())
                .containsOnlyKeys("410400")
                .containsValue("33.1,112.2 34.3,112.2 34.3,113.8 33.1,113.8 33.1,112.2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "33.1,112.2 34.3,112.2 34.3,113.8 33.1,113.8|not closed",
                "33.1,112.2 34.3,113.8 34.3,112.2 33.1,113.8 33.1,112.2|crosses itself",
                "112.2,33.1 112.2,34.3 113.8,34.3 112.2,33.1|expected: lat",
                "33.1 112.2|expected: lat",
            })
    void a_border_that_readers_would_refuse_is_a_fault_with_its_line(String polygon, String what) throws IOException {
        assertThat(read(polygon)).isEmpty();

        assertThat(faults.all()).hasSize(1).first().asString().contains("areas.yaml:2: ", "polygon", what);
    }

    private Optional<AreaTree> read(String polygon) throws IOException {
        Files.writeString(
                folder.resolve("areas.yaml"),
                "areas:\n  - {code: \"410400\", zh: 平顶山市, en: Pingdingshan, polygon: \"" + polygon + "\"}\n");
        return AreasFile.read(new ConfFolders("conf", Optional.of(folder)), faults);
    }
}
