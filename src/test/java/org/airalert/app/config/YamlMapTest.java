package org.airalert.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class YamlMapTest {
    private final Faults faults = new Faults();

    @Test
    void values_come_with_their_units() {
        YamlMap map = YamlMap.parse("a.yaml", "wait: 15m\nsize: 2MB\ncount: 20_000\non: true\n", faults);

        assertThat(map.duration("wait", Duration.ZERO)).isEqualTo(Duration.ofMinutes(15));
        assertThat(map.bytes("size", 0)).isEqualTo(2L << 20);
        assertThat(map.number("count", 0, 1, 100_000)).isEqualTo(20_000);
        assertThat(map.flag("on", false)).isTrue();
        map.done();
        assertThat(faults.all()).isEmpty();
    }

    @Test
    void every_fault_is_told_with_its_line() {
        YamlMap map = YamlMap.parse("a.yaml", "wait: soon\nbelow:\n  count: 7\n  extra: 1\n", faults);

        map.duration("wait", Duration.ZERO);
        YamlMap below = map.map("below");
        below.number("count", 0, 1, 5);
        below.required("name");
        below.done();
        map.done();

        assertThat(faults.all())
                .extracting(Faults.Fault::toString)
                .containsExactly(
                        "a.yaml:1: wait: soon (expected: a time with its unit, such as 500ms, 5s, 15m, 48h or 2d)",
                        "a.yaml:3: below.count: 7 (expected: a whole number from 1 to 5)",
                        "a.yaml:3: below.name: missing",
                        "a.yaml:4: below.extra: unknown key (known: count, name)");
    }

    @Test
    void broken_yaml_is_one_fault_with_its_line() {
        YamlMap.parse("a.yaml", "a: 1\nb: [1, 2\nc: 3\n", faults);

        assertThat(faults.all()).hasSize(1);
        assertThat(faults.all().get(0).toString()).startsWith("a.yaml:3: not valid YAML: ");
    }
}
