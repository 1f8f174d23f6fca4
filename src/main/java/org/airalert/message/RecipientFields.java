package org.airalert.message;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.airalert.alert.Alert;
import org.airalert.clause.Clause;
import org.airalert.directory.Audience;
import org.airalert.directory.Recipient;
import org.airalert.message.PlanTexts.UnitTexts;
import org.airalert.warning.Level;
import org.jspecify.annotations.Nullable;

/** What a text says to one recipient and to no other: its name, its duties from the annex, its own measures. Pure. */
@Clause({"P2.1", "P4.2.1-2..6", "A1-A19"})
public final class RecipientFields {
    public static final String NAME = "recipient.name";
    /** A member unit's duties, in the words of the annex. */
    public static final String DUTIES = "recipient.duties";
    /** What the recipient does at the level of the alert, numbered, one a line. */
    public static final String MEASURES = "recipient.measures";
    /** To a supervising unit: who has not confirmed and how to reach them, one a line; belongs to the delivery. */
    public static final String UNCONFIRMED = "recipient.unconfirmed";
    /** Link for the confirmation; filled by the sender, because it belongs to the delivery. */
    public static final String CONFIRM_URL = "delivery.confirmUrl";

    /** Number of an official letter (文号); filled in when it is printed. */
    public static final String DOCUMENT_NUMBER = "document.number";

    private RecipientFields() {}

    /** All fields known for the recipient; what is not known is left out, so that a text that needs it is refused. */
    public static Map<String, String> of(Recipient recipient, Alert alert, PlanTexts texts) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(NAME, recipient.name());
        Level level = alert.facts().level();
        if (recipient.audience() == Audience.UNITS) {
            UnitTexts unit = texts.units().get(recipient.fields().getOrDefault("unit", ""));
            if (unit != null) {
                fields.put(DUTIES, unit.duties());
                putMeasures(fields, level == null ? List.of() : unit.measuresAt(level));
            }
        }
        if (recipient.audience() == Audience.ENTERPRISES) {
            putMeasures(fields, ownMeasures(recipient, level));
        }
        return fields;
    }

    /** An enterprise's list for a level is whole in itself (一厂一策); its items are parted by a vertical bar. */
    private static List<String> ownMeasures(Recipient recipient, @Nullable Level level) {
        String own = level == null ? "" : recipient.fields().getOrDefault("measures" + level.response(), "");
        return Arrays.stream(own.split("\\|"))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    private static void putMeasures(Map<String, String> fields, List<String> measures) {
        if (!measures.isEmpty()) {
            fields.put(
                    MEASURES,
                    IntStream.range(0, measures.size())
                            .mapToObj(i -> i + 1 + ". " + measures.get(i))
                            .collect(Collectors.joining("\n")));
        }
    }
}
