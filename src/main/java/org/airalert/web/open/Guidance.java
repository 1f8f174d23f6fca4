package org.airalert.web.open;

import java.util.List;
import java.util.Map;
import org.airalert.alert.Bilingual;
import org.airalert.office.PublicStatus;
import org.airalert.warning.Level;
import org.airalert.web.AirGrade;
import org.jspecify.annotations.Nullable;

/**
 * What people should do now, by group (plan, 4.2.2-1, 4.2.2-2 and their stricter forms; {@code conf/guidance.yaml}).
 *
 * @param groups in the order in which they are shown
 */
public record Guidance(List<Group> groups) {
    /** Situations without a warning. */
    public static final String CLEAR = "clear";

    public static final String LIGHT = "light";

    public Guidance {
        groups = List.copyOf(groups);
    }

    /**
     * @param key {@code general}, {@code children}, {@code elderly}, {@code patients}, {@code schools} or {@code drivers}
     * @param texts by situation: the word of a level, {@link #CLEAR} or {@link #LIGHT}
     */
    public record Group(String key, Bilingual name, Map<String, List<Bilingual>> texts) {
        public Group {
            texts = Map.copyOf(texts);
        }

        public List<Bilingual> at(String situation) {
            return texts.getOrDefault(situation, List.of());
        }
    }

    /** Which texts hold for what the page tells first. */
    public static String situation(PublicStatus status) {
        PublicStatus.Air air = status.aqi();
        return situation(
                status.foremost().map(alert -> alert.facts().level()).orElse(null), air == null ? null : air.aqi());
    }

    /**
     * Which texts hold: those of the level in force; without one, those for the air as it is. Heavily polluted air without a warning asks
     * for what the lowest warning asks for.
     *
     * @param aqi of the newest hour; {@code null} when not known
     */
    public static String situation(@Nullable Level level, @Nullable Integer aqi) {
        if (level != null) {
            return level == Level.BLUE ? Level.YELLOW.word() : level.word();
        }
        if (aqi == null || aqi <= AirGrade.GOOD.upTo()) {
            return CLEAR;
        }
        return aqi <= AirGrade.MODERATE.upTo() ? LIGHT : Level.YELLOW.word();
    }
}
