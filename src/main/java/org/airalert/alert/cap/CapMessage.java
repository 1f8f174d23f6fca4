package org.airalert.alert.cap;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a CAP document from outside says, as far as a draft needs it. Its identifier is the sender's, never one of ours. */
public record CapMessage(
        String identifier, String sender, Instant sent, String status, String msgType, List<Info> infos) {
    public CapMessage {
        infos = List.copyOf(infos);
    }

    /**
     * One language's block.
     *
     * @param parameters value by valueName; of several with one name the first
     * @param dailyMeans values of all {@code aqiDailyMean}, each a date and an AQI: {@code 2019-01-05 176}
     * @param geocodes area codes of all its areas, in order
     */
    public record Info(
            String language,
            String event,
            String severity,
            @Nullable Instant onset,
            @Nullable Instant expires,
            String headline,
            String description,
            String instruction,
            Map<String, String> parameters,
            List<String> dailyMeans,
            List<String> geocodes) {
        public Info {
            parameters = Map.copyOf(parameters);
            dailyMeans = List.copyOf(dailyMeans);
            geocodes = List.copyOf(geocodes);
        }
    }

    /** The block in a language, by the first part of its tag: {@code zh}. */
    public Optional<Info> in(String language) {
        return infos.stream()
                .filter(info -> info.language().startsWith(language))
                .findFirst();
    }
}
