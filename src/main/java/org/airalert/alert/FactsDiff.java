package org.airalert.alert;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.airalert.warning.Level;
import org.jspecify.annotations.Nullable;

/** What an alert says otherwise than the one before it in its event. Pure. */
public final class FactsDiff {
    private FactsDiff() {}

    /**
     * One fact that changed.
     *
     * @param field its name as the API writes it
     * @param before {@code null} where it was not told
     * @param after {@code null} where it is not told any more
     */
    public record Change(
            String field, @Nullable String before, @Nullable String after) {}

    private record Field(String name, Function<AlertFacts, @Nullable Object> of) {}

    private static final List<Field> FIELDS = List.of(
            new Field("level", facts -> word(facts.level())),
            new Field(
                    "areas", facts -> facts.areas().stream().map(AreaRef::code).toList()),
            new Field("effective", facts -> time(facts.effective())),
            new Field("responseStart", facts -> time(facts.responseStart())),
            new Field("expectedEnd", facts -> time(facts.expectedEnd())),
            new Field("range", FactsDiff::range),
            new Field("dailyMeans", FactsDiff::means),
            new Field("primaryPollutants", FactsDiff::pollutants),
            new Field("basis", AlertFacts::basis),
            new Field("next", FactsDiff::next),
            new Field("reason", facts -> text(facts.reason())),
            new Field("text", facts -> text(facts.advice())));

    /** Every fact that differs, in a fixed order; empty when only the kind does. */
    public static List<Change> between(AlertFacts before, AlertFacts after) {
        List<Change> changes = new ArrayList<>();
        for (Field field : FIELDS) {
            Object was = field.of().apply(before);
            Object is = field.of().apply(after);
            if (!Objects.equals(was, is)) {
                changes.add(new Change(field.name(), plain(was), plain(is)));
            }
        }
        return List.copyOf(changes);
    }

    private static @Nullable String plain(@Nullable Object value) {
        return value == null
                ? null
                : value instanceof List<?> list
                        ? String.join(", ", list.stream().map(String::valueOf).toList())
                        : value.toString();
    }

    private static @Nullable Object word(@Nullable Level level) {
        return level == null ? null : level.word();
    }

    private static @Nullable Object time(@Nullable Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.SECONDS);
    }

    private static @Nullable Object range(AlertFacts facts) {
        AqiOutlook outlook = facts.outlook();
        return outlook == null ? null : outlook.lowest() + "-" + outlook.highest();
    }

    private static @Nullable Object means(AlertFacts facts) {
        AqiOutlook outlook = facts.outlook();
        return outlook == null
                ? null
                : outlook.dailyMeans().stream()
                        .map(mean -> mean.date() + " " + mean.aqi())
                        .toList();
    }

    private static @Nullable Object pollutants(AlertFacts facts) {
        AqiOutlook outlook = facts.outlook();
        return outlook == null ? null : outlook.primaryPollutants();
    }

    private static @Nullable Object next(AlertFacts facts) {
        NextWarning next = facts.next();
        return next == null ? null : next.level().word() + " " + next.start();
    }

    private static @Nullable Object text(Bilingual text) {
        return text.isEmpty() ? null : text.zh().isEmpty() ? text.en() : text.zh();
    }
}
