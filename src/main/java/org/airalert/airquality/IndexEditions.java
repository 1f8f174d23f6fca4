package org.airalert.airquality;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;

/**
 * All editions of HJ 633; which one counts is a matter of the data's date (2012 before 2026-03-01, 2026 from then on), not of today's.
 * Immutable.
 */
public final class IndexEditions {
    private static final IndexEditions STANDARD = load();

    private final List<IndexEdition> editions;

    private IndexEditions(List<IndexEdition> editions) {
        this.editions = editions;
    }

    /** Those of the data files beside this class. */
    public static IndexEditions standard() {
        return STANDARD;
    }

    private static IndexEditions load() {
        List<IndexEdition> editions = new ArrayList<>();
        for (String line : read("editions.txt").lines().toList()) {
            if (!line.isBlank() && !line.startsWith("#")) {
                Properties file = new Properties();
                try (InputStreamReader in = new InputStreamReader(open(line), StandardCharsets.UTF_8)) {
                    file.load(in);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                editions.add(IndexEdition.parse(file));
            }
        }
        editions.sort(Comparator.comparing(IndexEdition::from));
        return new IndexEditions(List.copyOf(editions));
    }

    private static String read(String file) {
        try (InputStream in = open(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String file) {
        InputStream in = IndexEditions.class.getResourceAsStream(file);
        if (in == null) {
            throw new IllegalStateException("not in the program: " + file);
        }
        return in;
    }

    /** The edition for data of a day; for days before the first edition that one. */
    public IndexEdition on(LocalDate day) {
        IndexEdition found = editions.get(0);
        for (IndexEdition edition : editions) {
            found = edition.from().isAfter(day) ? found : edition;
        }
        return found;
    }

    /** The edition for the hour or day that ends at {@code end}: the hour that ends at 0:00 belongs to the day before. */
    public IndexEdition at(Instant end, ZoneId zone) {
        return on(LocalDate.ofInstant(end.minusNanos(1), zone));
    }
}
