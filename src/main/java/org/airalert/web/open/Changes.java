package org.airalert.web.open;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertFacts;
import org.airalert.alert.AqiOutlook;
import org.jspecify.annotations.Nullable;

/** What an alert changed in the one before it of the same event: the public trail of changes and corrections. Pure. */
final class Changes {
    private Changes() {}

    /** What can change. */
    enum Field {
        LEVEL("level"),
        AREAS("areas"),
        START("responseStart"),
        END("expectedEnd"),
        RANGE("outlook");

        private final String word;

        Field(String word) {
            this.word = word;
        }

        /** As in {@code /history.json}. */
        String word() {
            return word;
        }

        private @Nullable Object of(AlertFacts facts) {
            return switch (this) {
                case LEVEL -> facts.level();
                case AREAS -> facts.areas();
                case START -> facts.responseStart();
                case END -> facts.expectedEnd();
                case RANGE -> range(facts.outlook());
            };
        }

        private static @Nullable List<Integer> range(@Nullable AqiOutlook outlook) {
            return outlook == null ? null : List.of(outlook.lowest(), outlook.highest());
        }
    }

    /** One thing that is different, with the facts before and after. */
    record Change(Field field, AlertFacts before, AlertFacts after) {}

    /** Empty for an alert that ends its event: then all of it is over. */
    static List<Change> between(Alert before, Alert after) {
        if (!after.kind().warns()) {
            return List.of();
        }
        return Arrays.stream(Field.values())
                .filter(field -> !Objects.equals(field.of(before.facts()), field.of(after.facts())))
                .map(field -> new Change(field, before.facts(), after.facts()))
                .toList();
    }
}
