package org.airalert.web.open;

import java.time.Instant;
import org.airalert.alert.AlertFacts;
import org.airalert.alert.AqiOutlook;
import org.airalert.warning.Level;
import org.airalert.web.AlertWords;
import org.airalert.web.LevelWords;
import org.airalert.web.Moments;
import org.airalert.web.Words;
import org.jspecify.annotations.Nullable;

/** Changes as the page's history tells them. */
final class ChangeWords {
    private final Words words;
    private final Moments moments;
    private final AlertWords alerts;

    ChangeWords(Words words, Moments moments) {
        this.words = words;
        this.moments = moments;
        this.alerts = new AlertWords(words, moments);
    }

    /**
     * Read by the template.
     *
     * @param before as it was
     * @param after as it is now
     */
    public record Line(String field, String label, String before, String after) {}

    Line of(Changes.Change change) {
        return new Line(
                change.field().word(),
                words.text("change." + change.field().word()),
                value(change.field(), change.before()),
                value(change.field(), change.after()));
    }

    private String value(Changes.Field field, AlertFacts facts) {
        return switch (field) {
            case LEVEL -> level(facts.level());
            case AREAS -> alerts.areas(facts.areas());
            case START -> time(facts.responseStart());
            case END -> end(facts.expectedEnd());
            case RANGE -> range(facts.outlook());
        };
    }

    private String level(@Nullable Level level) {
        return level == null ? words.text("change.nothing") : new LevelWords(words.language()).warning(level);
    }

    private String time(@Nullable Instant time) {
        return time == null ? words.text("change.nothing") : moments.at(time);
    }

    private String end(@Nullable Instant time) {
        return time == null ? words.text("fact.untilNotice") : moments.end(time);
    }

    private String range(@Nullable AqiOutlook outlook) {
        return outlook == null ? words.text("change.nothing") : outlook.lowest() + "–" + outlook.highest();
    }
}
