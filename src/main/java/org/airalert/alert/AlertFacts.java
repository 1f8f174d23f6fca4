package org.airalert.alert;

import java.time.Instant;
import java.util.List;
import org.airalert.warning.Level;
import org.jspecify.annotations.Nullable;

/**
 * What an alert says, apart from any wording: every channel's text is made from these and nothing else.
 *
 * @param level the level after this alert; {@code null} for a lift, a cancel and an advisory that names none
 * @param previousLevel the level before it; {@code null} when none was in force
 * @param areas never empty
 * @param effective when the change takes effect; {@code null} for an extension
 * @param responseStart when the response starts or started; {@code null} only for an advisory
 * @param previousEnd the end announced before; {@code null} when open or none
 * @param expectedEnd expected lift time; {@code null} means until further notice (解除时间另行通知)
 * @param outlook AQI range and daily means; {@code null} where unknown (advisory, prompt without data)
 * @param basis {@code FORECAST}, {@code MONITORED} or {@code PROVINCIAL} (warning rules, 5.4); {@code null} when drafted by hand
 * @param leadTimeHours hours from publication to effect, not rounded; {@code null} where none is owed
 * @param late less than the plan's 48 h ahead (3.2.3)
 * @param next a follow-up that is announced together with this alert
 * @param reason why, in the two languages; goes into letters and the press text
 * @param advice free text of an advisory or correction; empty otherwise
 */
public record AlertFacts(
        @Nullable Level level,
        @Nullable Level previousLevel,
        List<AreaRef> areas,
        @Nullable Instant effective,
        @Nullable Instant responseStart,
        @Nullable Instant previousEnd,
        @Nullable Instant expectedEnd,
        @Nullable AqiOutlook outlook,
        @Nullable String basis,
        @Nullable Double leadTimeHours,
        boolean late,
        @Nullable NextWarning next,
        Bilingual reason,
        Bilingual advice) {
    public AlertFacts {
        areas = List.copyOf(areas);
        if (areas.isEmpty()) {
            throw new IllegalArgumentException("areas: empty (expected: at least one)");
        }
    }
}
