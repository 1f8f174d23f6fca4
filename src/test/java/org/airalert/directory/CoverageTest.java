package org.airalert.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P6.3")
class CoverageTest {
    @Test
    void whoever_has_neither_a_number_nor_an_address_of_mail_is_named_by_audience() {
        Recipient reached = school("a", new Contact("值班室", "0375-555 0100", ""));
        Recipient byDeputy = school("b", new Contact("值班室", "不详", ""), new Contact("副", "", "b@example.org"));
        Recipient tooShort = school("c", new Contact("值班室", "110", ""));
        Recipient nobody = school("d");

        List<Coverage> coverage = Coverage.of(List.of(reached, byDeputy, tooShort, nobody));

        assertThat(coverage).hasSize(1);
        assertThat(coverage.get(0).recipients()).isEqualTo(4);
        assertThat(coverage.get(0).without()).containsExactly(tooShort, nobody);
    }

    private static Recipient school(String id, Contact... contacts) {
        return new Recipient(id, Audience.SCHOOLS, id, "410400", Map.of(), List.of(contacts), Map.of(), true);
    }
}
