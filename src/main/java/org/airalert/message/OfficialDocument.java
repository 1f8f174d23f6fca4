package org.airalert.message;

import java.util.Optional;
import org.airalert.alert.AlertKind;
import org.airalert.clause.Clause;
import org.airalert.directory.Audience;
import org.jspecify.annotations.Nullable;

/**
 * The official letters (公文) that an alert comes with. Each is worded, frozen and approved with the alert, like the channels' texts, and can be
 * had as HTML and PDF.
 */
@Clause({"P1.2", "P4.3", "P4.6"})
public enum OfficialDocument {
    /** The notice to all counties and member units that stands on the office's page (plan, 3.2.3). */
    NOTICE("notice", "notice", null),
    /** The letter by which a publication is filed with the province (3.2.3: 报省环委会办公室备案). */
    FILING("filing", "province", null),
    /** The order to one member unit with its own duties (4.3, annex). */
    UNIT_ORDER("order-unit", "units", Audience.UNITS),
    /** The order to one county (4.3). */
    COUNTY_ORDER("order-county", "counties", Audience.COUNTIES);

    private final String word;
    private final String folder;
    private final @Nullable Audience audience;

    OfficialDocument(String word, String folder, @Nullable Audience audience) {
        this.word = word;
        this.folder = folder;
        this.audience = audience;
    }

    /** The word in addresses and file names: {@code order-unit}. */
    public String word() {
        return word;
    }

    /** The name under which its text and digest stand beside the channels'. */
    public String key() {
        return "document." + word;
    }

    /** Whose name it bears, one letter each; empty for a letter that all get alike. */
    public Optional<Audience> audience() {
        return Optional.ofNullable(audience);
    }

    /** Whether an alert of the kind comes with this letter: what is no publication is not filed (3.2.3). */
    public boolean belongsTo(AlertKind kind) {
        return this != FILING || kind.isPublic();
    }

    /** Name of the template for a kind of alert. */
    public String template(String kind) {
        return TextFormat.LETTER.template(folder, kind);
    }

    public static Optional<OfficialDocument> find(String word) {
        for (OfficialDocument document : values()) {
            if (document.word.equals(word)) {
                return Optional.of(document);
            }
        }
        return Optional.empty();
    }
}
