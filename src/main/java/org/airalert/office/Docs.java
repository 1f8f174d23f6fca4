package org.airalert.office;

import io.vertx.core.Future;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertId;
import org.airalert.store.Ledger;

/** The office's documents by kind: how each is named, tagged and written. */
final class Docs {
    static final String ALERT = "alert";
    static final String PROPOSAL = "proposal";
    static final String STANDING = "standing";
    static final String ASSESSMENT = "assessment";
    /** Assessments that made a proposal, with their inputs, by area and moment. */
    static final String CAUSE = "cause";

    static final String TEXT = "text";

    private final Ledger ledger;

    Docs(Ledger ledger) {
        this.ledger = ledger;
    }

    /** A document with the version it was read at, 0 where there is none yet. */
    record Versioned<T>(T value, long version) {}

    Future<Versioned<Standing>> standing(String area) {
        return ledger.get(STANDING, area)
                .map(found -> found.map(document ->
                                new Versioned<>(Json.read(document.body(), Standing.class), document.version()))
                        .orElseGet(() -> new Versioned<>(Standing.CLEAR, 0)));
    }

    /** Of the areas that have one kept, in one read; every other stands clear. */
    Future<Map<String, Standing>> standings() {
        return ledger.list(new Ledger.Query(STANDING, null, null, Integer.MAX_VALUE, false))
                .map(found -> found.stream()
                        .collect(Collectors.toMap(
                                Ledger.Document::id, document -> Json.read(document.body(), Standing.class))));
    }

    static Ledger.Write write(String area, Versioned<Standing> was, Standing next) {
        return new Ledger.Write(STANDING, area, was.version(), "", Json.write(next));
    }

    Future<Optional<Versioned<Alert>>> alert(AlertId id) {
        return ledger.get(ALERT, id.value()).map(found -> found.map(Docs::alert));
    }

    static Versioned<Alert> alert(Ledger.Document document) {
        return new Versioned<>(Json.read(document.body(), Alert.class), document.version());
    }

    static Ledger.Write write(Alert alert, long expected) {
        return new Ledger.Write(
                ALERT, alert.id().value(), expected, alert.state().word(), Json.write(alert));
    }

    Future<Optional<Versioned<ProposalRecord>>> proposal(String id) {
        return ledger.get(PROPOSAL, id).map(found -> found.map(Docs::proposal));
    }

    static Versioned<ProposalRecord> proposal(Ledger.Document document) {
        return new Versioned<>(Json.read(document.body(), ProposalRecord.class), document.version());
    }

    static Ledger.Write write(ProposalRecord record, long expected) {
        return new Ledger.Write(
                PROPOSAL,
                record.proposal().id(),
                expected,
                record.proposal().state().word(),
                Json.write(record));
    }
}
