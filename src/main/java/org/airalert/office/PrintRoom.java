package org.airalert.office;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.airalert.alert.Alert;
import org.airalert.directory.Audience;
import org.airalert.directory.Recipient;
import org.airalert.message.DocumentNumber;
import org.airalert.message.FrozenText;
import org.airalert.message.MessageFaults;
import org.airalert.message.OfficialDocument;
import org.airalert.message.RecipientFields;
import org.airalert.message.document.LetterPdf;

/** Official letters of an alert: the frozen one once it is approved, before that the one that would be approved, marked as a draft. */
final class PrintRoom {
    private final Office.Parts parts;
    private final Publication publication;

    PrintRoom(Office.Parts parts, Publication publication) {
        this.parts = parts;
        this.publication = publication;
    }

    /** Every letter of the alert, with its title. */
    Future<Map<OfficialDocument, String>> titles(Alert alert) {
        Map<OfficialDocument, String> titles = new EnumMap<>(OfficialDocument.class);
        Future<Void> read = Future.succeededFuture();
        for (OfficialDocument document : OfficialDocument.values()) {
            if (!document.belongsTo(alert.kind())) {
                continue;
            }
            read = read.compose(done -> frozen(alert, document))
                    .onSuccess(text -> titles.put(document, text.subject()))
                    .mapEmpty();
        }
        return read.map(done -> titles);
    }

    Future<String> letter(Alert alert, OfficialDocument document, Desk.Addressee to) {
        Map<String, String> fields = new HashMap<>();
        document.audience().ifPresent(audience -> fields.putAll(fieldsOf(alert, audience, to)));
        fields.put(RecipientFields.DOCUMENT_NUMBER, number(alert, to));
        return frozen(alert, document)
                .compose(text ->
                        parts.workers().run(() -> text.forRecipient(fields).body()));
    }

    Future<byte[]> pdf(Alert alert, OfficialDocument document, Desk.Addressee to) {
        return letter(alert, document, to)
                .compose(letter -> parts.workers().run(() -> {
                    try {
                        return LetterPdf.of(letter);
                    } catch (MessageFaults e) {
                        throw new Refusal.NotNow(String.valueOf(e.getMessage()));
                    }
                }));
    }

    private String number(Alert alert, Desk.Addressee to) {
        Instant sent = alert.sent();
        if (sent == null) {
            return DocumentNumber.draft();
        }
        int year = sent.atZone(parts.assessor().plan().zone()).getYear();
        return DocumentNumber.of(parts.wording().texts(), year, to.number());
    }

    private Map<String, String> fieldsOf(Alert alert, Audience audience, Desk.Addressee to) {
        String id = to.recipient();
        if (id == null) {
            throw invalid("/recipient", "missing (expected the id of a recipient of " + audience.word() + ")");
        }
        Recipient recipient = parts.ways().recipients().get().stream()
                .filter(one -> one.id().equals(id) && one.audience() == audience)
                .findFirst()
                .orElseThrow(() -> invalid(
                        "/recipient", "'" + id + "' (expected the id of a recipient of " + audience.word() + ")"));
        return RecipientFields.of(recipient, alert, parts.wording().texts());
    }

    private static Refusal.Invalid invalid(String pointer, String detail) {
        return new Refusal.Invalid(List.of(new Refusal.Fault(pointer, detail)));
    }

    private Future<FrozenText> frozen(Alert alert, OfficialDocument document) {
        Instant sent = alert.sent();
        if (sent == null) {
            Instant now = parts.clock().instant();
            return parts.workers().run(() -> publication.document(alert, document, now));
        }
        return publication.text(alert.id().value(), document.key()).map(found -> intact(alert, found, document));
    }

    private static FrozenText intact(Alert alert, Optional<FrozenText> found, OfficialDocument document) {
        FrozenText text =
                found.orElseThrow(() -> new Refusal.Unknown("document " + document.word() + " of alert " + alert.id()));
        if (!text.isIntact() || !text.digest().equals(alert.digests().get(document.key()))) {
            throw new Refusal.NotNow(
                    "the " + document.word() + " of alert " + alert.id() + " is not the one that was approved");
        }
        return text;
    }
}
