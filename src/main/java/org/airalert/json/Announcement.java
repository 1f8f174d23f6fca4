package org.airalert.json;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.airalert.warning.Action;
import org.airalert.warning.Level;
import org.airalert.warning.News;
import org.jspecify.annotations.Nullable;

/**
 * A warning as an office really announced it.
 *
 * @param area the city's code
 * @param event what the row tells: {@code start}, {@code upgrade}, {@code lift} …
 * @param start when the response started; {@code null} when the row tells only an end
 * @param dayOnly whether the source gives the day of the start without an hour; {@code start} is then that day's 0:00
 */
public record Announcement(
        String area, Level level, String event, @Nullable Instant start, boolean dayOnly) {
    /** A warning that starts further off than this is another one. */
    private static final Duration SAME_WARNING = Duration.ofDays(7);

    /** The ISSUE or UPGRADE to the same level in a replay that takes effect nearest; empty when there is none within seven days. */
    public Optional<News> nearest(List<News> replayed) {
        News best = null;
        for (News news : replayed) {
            boolean raises = news.action() == Action.ISSUE || news.action() == Action.UPGRADE;
            Duration off = raises && news.level() == level ? off(news) : null;
            if (off != null && off.abs().compareTo(SAME_WARNING) <= 0 && isNearer(off, best)) {
                best = news;
            }
        }
        return Optional.ofNullable(best);
    }

    private boolean isNearer(Duration off, @Nullable News than) {
        Duration other = than == null ? null : off(than);
        return other == null || off.abs().compareTo(other.abs()) < 0;
    }

    /** How much later the replayed response starts than the real one; negative when it starts earlier; {@code null} when either is not known. */
    public @Nullable Duration off(News news) {
        Instant effective = news.effective();
        return start == null || effective == null ? null : Duration.between(start, effective);
    }
}
