package org.airalert.app.assess;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.airalert.warning.News;
import org.jspecify.annotations.Nullable;

/** The lines of a replay as a table for people, in the plan's zone. */
final class NewsTable {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final String ROW = "%-16s  %-10s  %-6s  %-10s  %-16s  %-16s  %9s  %s%n";

    private final ZoneId zone;

    NewsTable(ZoneId zone) {
        this.zone = zone;
    }

    void print(PrintWriter out, List<News> news) {
        out.printf(ROW, "time", "action", "level", "basis", "effective", "expected end", "lead time", "late");
        for (News line : news) {
            out.printf(
                    ROW,
                    text(line.time()),
                    line.action(),
                    line.level() == null ? "-" : line.level().word(),
                    line.basis() == null ? "-" : line.basis(),
                    text(line.effective()),
                    text(line.expectedEnd()),
                    lead(line.leadTime()),
                    line.late() ? "late" : "");
        }
        out.printf("%d lines%n", news.size());
    }

    private String text(@Nullable Instant time) {
        return time == null ? "-" : TIME.format(time.atZone(zone));
    }

    private static String lead(@Nullable Duration time) {
        return time == null ? "-" : time.toHours() + " h";
    }
}
