package org.airalert.alert.cap;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.airalert.alert.AlertFacts;
import org.airalert.alert.AlertKind;
import org.airalert.alert.AlertStatus;
import org.airalert.alert.AqiOutlook;
import org.airalert.alert.AreaRef;
import org.airalert.alert.Bilingual;
import org.airalert.alert.DailyMean;
import org.airalert.warning.Level;
import org.jspecify.annotations.Nullable;

/**
 * A draft made of somebody else's CAP document: a warning when it names a level of ours, its onset and its figures, otherwise a health
 * advisory with its text. Only a person makes more of it, and another one approves it.
 *
 * @param source sender and identifier, for the audit log
 */
public record CapDraft(AlertKind kind, AlertStatus status, AlertFacts facts, String source) {
    /**
     * @param areas our areas by code; codes that are not among them are left out
     * @param whole the area to draft for when none of the document's codes is ours
     * @return empty when the document is no first alert for the public ({@code Alert}, {@code Actual} or {@code Exercise})
     */
    public static Optional<CapDraft> of(CapMessage message, Map<String, AreaRef> areas, AreaRef whole) {
        boolean meant = message.status().equals("Actual") || message.status().equals("Exercise");
        if (!meant || !message.msgType().equals("Alert")) {
            return Optional.empty();
        }
        CapMessage.Info main = message.in("zh").orElse(message.infos().get(0));
        Level level = level(main);
        AqiOutlook outlook = outlook(main);
        boolean warning = level != null && main.onset() != null && outlook != null;
        AlertFacts facts = new AlertFacts(
                warning ? level : null,
                null,
                concerned(main, areas, whole),
                warning ? main.onset() : null,
                warning ? main.onset() : null,
                null,
                main.expires(),
                warning ? outlook : null,
                null,
                null,
                false,
                null,
                warning ? text(message) : Bilingual.EMPTY,
                warning ? Bilingual.EMPTY : text(message));
        return Optional.of(new CapDraft(
                warning ? AlertKind.ISSUE : AlertKind.ADVISORY,
                message.status().equals("Exercise") ? AlertStatus.EXERCISE : AlertStatus.ACTUAL,
                facts,
                message.sender() + "," + message.identifier()));
    }

    private static @Nullable Level level(CapMessage.Info info) {
        try {
            return Level.of(info.parameters().getOrDefault("warningLevel", ""));
        } catch (IllegalArgumentException e) {
            // Another office's word: only a person can translate it.
            return null;
        }
    }

    /** The figures that a warning must state (plan, 3.2.3), in our own parameters; {@code null} when they are not all there. */
    private static @Nullable AqiOutlook outlook(CapMessage.Info info) {
        try {
            List<DailyMean> means = new ArrayList<>();
            for (String mean : info.dailyMeans()) {
                int space = mean.indexOf(' ');
                means.add(new DailyMean(
                        LocalDate.parse(mean.substring(0, space)), Integer.parseInt(mean.substring(space + 1))));
            }
            return means.isEmpty()
                    ? null
                    : new AqiOutlook(
                            Integer.parseInt(info.parameters().getOrDefault("aqiLowest", "")),
                            Integer.parseInt(info.parameters().getOrDefault("aqiHighest", "")),
                            means,
                            List.of());
        } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException e) {
            // Another office's form of the same names: only a person can read it.
            return null;
        }
    }

    private static List<AreaRef> concerned(CapMessage.Info info, Map<String, AreaRef> areas, AreaRef whole) {
        List<AreaRef> known = info.geocodes().stream()
                .flatMap(code -> Optional.ofNullable(areas.get(code)).stream())
                .distinct()
                .toList();
        return known.isEmpty() ? List.of(whole) : known;
    }

    private static Bilingual text(CapMessage message) {
        return new Bilingual(description(message, "zh"), description(message, "en"));
    }

    private static String description(CapMessage message, String language) {
        return message.in(language)
                .map(info -> info.description().isEmpty() ? info.headline() : info.description())
                .orElse("");
    }
}
