package org.airalert.warning;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.airalert.airquality.Observation;
import org.jspecify.annotations.Nullable;

/**
 * What a whole replay came to.
 *
 * @param news what was told, in order
 * @param episodes the spells of response, in order of time; a warning that was cancelled before its response started is none
 */
public record ReplayOutcome(List<News> news, List<Episode> episodes) {
    private static final Duration HOUR = Duration.ofHours(1);

    public ReplayOutcome {
        news = List.copyOf(news);
        episodes = List.copyOf(episodes);
    }

    /** Plays the series; see {@link Replay#run}. */
    public static ReplayOutcome of(Replay replay, String area, List<Observation> series, Replay.Forecaster forecaster) {
        Collector collector = new Collector();
        replay.run(area, series, forecaster, collector::add);
        collector.closeEpisode();
        return new ReplayOutcome(collector.news, collector.episodes);
    }

    /** Puts the hours of a replay together. */
    private static final class Collector {
        private final List<News> news = new ArrayList<>();
        private final List<Episode> episodes = new ArrayList<>();
        private final List<Episode.Stage> stages = new ArrayList<>();
        private @Nullable Level current;
        private Instant since = Instant.MIN;
        private Instant last = Instant.MIN;

        void add(Replay.Step step) {
            news.addAll(step.news());
            Level level = inForce(step);
            if (level != current) {
                closeStage(step.now());
                current = level;
                since = step.now();
            }
            if (level == null) {
                closeEpisode();
            }
            last = step.now();
        }

        private static @Nullable Level inForce(Replay.Step step) {
            WarningInForce inForce = step.course().inForce();
            return inForce == null || step.now().isBefore(inForce.start()) ? null : inForce.level();
        }

        private void closeStage(Instant until) {
            if (current != null) {
                stages.add(new Episode.Stage(current, since, until));
            }
        }

        void closeEpisode() {
            if (current != null) {
                closeStage(last.plus(HOUR));
                current = null;
            }
            if (!stages.isEmpty()) {
                episodes.add(new Episode(stages));
                stages.clear();
            }
        }
    }
}
