package org.airalert.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.airalert.warning.Plan;
import org.airalert.warning.Reading;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PlanFileTest {
    @Test
    @Tag("P3.2.1")
    void the_packed_plan_is_the_one_of_the_rules() {
        Plan packed = PlanFile.load(new ConfFolders("conf", Optional.empty()));

        assertThat(packed.grades()).isEqualTo(Plan.standard().grades());
        assertThat(packed.zone()).isEqualTo(Plan.standard().zone());
        for (Reading reading : Reading.values()) {
            assertThat(packed.rules().value(reading)).as(reading.name()).isEqualTo(reading.standard());
        }
    }

    @Test
    void the_packed_plan_names_every_number_of_the_rules() {
        String text =
                new ConfFolders("conf", Optional.empty()).read("plan.yaml").orElseThrow();

        for (Reading reading : Reading.values()) {
            if (reading.unit() != Reading.Unit.NONE) {
                assertThat(text).contains("\n  " + reading.key() + ": ");
            }
        }
    }

    @Test
    void every_fault_is_told_with_its_line() {
        String text = """
                zone: Mars/North
                levels:
                  - level: purple
                    startsWhen:
                      - {above: 200, for: 24h}
                  - level: red
                    startsWhen:
                      - {above: 900, for: 24h}
                      - {above: 150, for: 12h}
                      - {for: 24h}
                rules:
                  cleanGap: 300h
                  unheard: 1
                """;

        assertThatThrownBy(() -> PlanFile.parse("plan.yaml", text))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("plan.yaml:1: zone: Mars/North")
                .hasMessageContaining("plan.yaml:3: levels[0].level")
                .hasMessageContaining("plan.yaml:8: levels[1].startsWhen[0].above: 900")
                .hasMessageContaining("plan.yaml:9: levels[1].startsWhen[1].for")
                .hasMessageContaining("plan.yaml:10: levels[1].startsWhen[2].above: missing")
                .hasMessageContaining("plan.yaml:12: rules.cleanGap")
                .hasMessageContaining("plan.yaml:13: rules.unheard");
    }

    @Test
    void levels_out_of_order_are_refused() {
        String text = """
                levels:
                  - level: red
                    startsWhen: [{above: 200, for: 24h}]
                  - level: yellow
                    startsWhen: [{above: 150, for: 24h}]
                """;

        assertThatThrownBy(() -> PlanFile.parse("plan.yaml", text)).hasMessageContaining("expected a level above red");
    }
}
