package org.airalert.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.airalert.directory.Audience;
import org.airalert.directory.Recipient;
import org.airalert.message.PlanTexts;
import org.airalert.message.PlanTexts.UnitTexts;
import org.airalert.message.Wording;
import org.airalert.warning.Level;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class OfficeTextsTest {
    private final PlanTexts texts = Wording.texts();

    @Test
    @Tag("A1-A19")
    void every_number_of_the_annex_is_one_units_duties() {
        List<Integer> numbers = texts.units().values().stream()
                .flatMap(unit -> Optional.ofNullable(unit.annex()).stream())
                .sorted()
                .toList();

        assertThat(numbers).isEqualTo(IntStream.rangeClosed(1, 19).boxed().toList());
        assertThat(texts.units()).hasSize(20);
    }

    @Test
    @Tag("P4.2.3")
    void a_higher_level_includes_the_measures_of_the_lower_ones() {
        for (UnitTexts unit : texts.units().values()) {
            assertThat(unit.measuresAt(Level.RED)).containsAll(unit.measuresAt(Level.ORANGE));
            assertThat(unit.measuresAt(Level.ORANGE)).containsAll(unit.measuresAt(Level.YELLOW));
            assertThat(unit.measuresAt(Level.YELLOW)).isNotEmpty();
        }
        assertThat(texts.sectorsAt(Level.RED)).hasSize(4);
    }

    @Test
    @Tag("P4.2.1")
    void reductions_are_10_20_and_30_percent() {
        assertThat(texts.measures().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, entry -> entry.getValue().reductionPercent())))
                .isEqualTo(Map.of(Level.YELLOW, 10, Level.ORANGE, 20, Level.RED, 30));
    }

    @Test
    @Tag("P1.5")
    void the_city_has_its_ten_counties_and_two_zones() {
        assertThat(Wording.areas().root().code()).isEqualTo("410400");
        assertThat(Wording.areas().children("410400")).hasSize(12);
    }

    @Test
    void the_directory_holds_everybody_whom_the_plan_names() {
        Faults faults = new Faults();
        ConfFolders conf = ConfFolders.locate("conf", Optional.empty());
        List<Recipient> recipients = RecipientsFile.read(
                "recipients.csv",
                conf.read(RecipientsFile.NAME).orElseThrow(),
                new RecipientRows.Known(Wording.areas(), texts.units().keySet()),
                faults);

        faults.throwIfAny();
        assertThat(recipients.stream()
                        .map(Recipient::audience)
                        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting())))
                .isEqualTo(Map.of(
                        Audience.PUBLIC, 3L,
                        Audience.MEDIA, 6L,
                        Audience.SCHOOLS, 40L,
                        Audience.HOSPITALS, 12L,
                        Audience.UNITS, 20L,
                        Audience.COUNTIES, 12L,
                        Audience.PROVINCE, 1L,
                        Audience.ENTERPRISES, 30L));
        assertThat(recipients)
                .allSatisfy(recipient -> assertThat(recipient.contacts()).isNotEmpty())
                .allSatisfy(recipient -> assertThat(
                                String.join(" ", recipient.addresses().values()))
                        .containsPattern("example\\.org|555-01\\d\\d"));
    }
}
