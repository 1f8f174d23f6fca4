package org.airalert.airquality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.airalert.SharedData;
import org.junit.jupiter.api.Test;

/** The published hourly index of nine cities, computed again from the published concentrations (HJ 633-2012). */
class RealIndexTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Pollutant[] COLUMNS = Pollutant.values();

    private final List<String> disagreements = new ArrayList<>();
    private int exact;
    private int oneHigher;

    @Test
    void every_complete_row_is_exactly_as_published() throws IOException {
        try (Stream<Path> files = Files.list(SharedData.orBundled("data/aqi", "aqi"))) {
            files.filter(file -> file.getFileName().toString().startsWith("hourly_"))
                    .sorted()
                    .forEach(this::compare);
        }

        System.out.printf(
                "HJ 633-2012 against the published index: %d rows exact, %d one higher, %d otherwise%n",
                exact, oneHigher, disagreements.size());
        disagreements.forEach(System.out::println);
        assertThat(exact).isGreaterThan(1_500);
        assertThat(oneHigher).isZero();
        assertThat(disagreements).isEmpty();
    }

    private void compare(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            for (String line : lines.subList(1, lines.size())) {
                compareRow(file, line.split(",", -1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void compareRow(Path file, String[] cells) {
        if (Stream.of(cells).anyMatch(String::isEmpty)) {
            return;
        }
        Map<Pollutant, BigDecimal> values = new EnumMap<>(Pollutant.class);
        for (int i = 0; i < COLUMNS.length; i++) {
            values.put(COLUMNS[i], new BigDecimal(cells[4 + i]));
        }
        IndexEdition edition =
                IndexEditions.standard().at(OffsetDateTime.parse(cells[0]).toInstant(), ZONE);
        int published = Integer.parseInt(cells[3]);
        int computed = edition.hourly(new Concentrations(values)).aqi().orElseThrow();
        if (computed == published) {
            exact++;
        } else if (computed == published + 1) {
            oneHigher++;
        } else {
            disagreements.add(file.getFileName() + " " + cells[0] + ": published " + published + ", computed "
                    + computed + " of " + values);
        }
    }
}
