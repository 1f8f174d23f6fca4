package org.airalert.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.airalert.store.Ledger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P7")
class AuditLinkTest {
    private static final Instant AT = Instant.parse("2018-12-30T07:00:00.123456Z");
    private static final AuditEntry ENTRY =
            new AuditEntry(AT, "wang", "alert.approve", "a-1", Map.of("level", "orange", "digest", "ab\"12\n"));

    private static AuditLink written(AuditLink link) {
        return AuditLink.read(new Ledger.Entry(link.number(), null, link.body()));
    }

    @Test
    void an_entry_read_back_is_the_one_written_and_whole() {
        AuditLink link = AuditLink.after(1, AuditLink.ORIGIN, ENTRY);

        assertThat(written(link)).isEqualTo(link);
        assertThat(written(link).isWhole()).isTrue();
    }

    @Test
    void a_change_of_any_field_breaks_the_entry() {
        AuditLink link = AuditLink.after(7, AuditLink.ORIGIN, ENTRY);
        String hash = link.hash();

        assertThat(new AuditLink(8, ENTRY, link.previous(), hash).isWhole()).isFalse();
        assertThat(new AuditLink(7, ENTRY, "1" + link.previous().substring(1), hash).isWhole())
                .isFalse();
        for (AuditEntry other : new AuditEntry[] {
            new AuditEntry(AT.plusNanos(1), ENTRY.actor(), ENTRY.action(), ENTRY.subject(), ENTRY.detail()),
            new AuditEntry(AT, "li", ENTRY.action(), ENTRY.subject(), ENTRY.detail()),
            new AuditEntry(AT, ENTRY.actor(), "alert.reject", ENTRY.subject(), ENTRY.detail()),
            new AuditEntry(AT, ENTRY.actor(), ENTRY.action(), "a-2", ENTRY.detail()),
            new AuditEntry(AT, ENTRY.actor(), ENTRY.action(), ENTRY.subject(), Map.of("level", "orange")),
        }) {
            assertThat(new AuditLink(7, other, link.previous(), hash).isWhole())
                    .as("%s", other)
                    .isFalse();
        }
    }

    @Test
    void text_moved_from_one_field_to_the_next_breaks_the_entry() {
        AuditLink link = AuditLink.after(1, AuditLink.ORIGIN, new AuditEntry(AT, "ab", "c", "d"));

        assertThat(new AuditLink(1, new AuditEntry(AT, "a", "bc", "d"), link.previous(), link.hash()).isWhole())
                .isFalse();
    }

    @Test
    void a_body_that_is_no_audit_entry_is_refused() {
        assertThatThrownBy(() -> AuditLink.read(new Ledger.Entry(1, null, "{\"at\":1}")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
