package org.airalert.office;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.airalert.access.AuditEntry;
import org.airalert.access.Principal;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertState;
import org.airalert.alert.cap.CapDocument;
import org.airalert.alert.cap.CapText;
import org.airalert.delivery.Delivery;
import org.airalert.message.FrozenText;
import org.airalert.message.MessageFaults;
import org.airalert.message.OfficialDocument;
import org.airalert.message.Renderer;
import org.airalert.message.TextContext;
import org.airalert.store.Ledger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From the approval to the lanes: freezes every channel's text, and plans the deliveries. The plan names the same deliveries each time it is made, so
 * a crash in the middle is mended by making it again.
 */
final class Publication {
    private static final Logger LOG = LoggerFactory.getLogger(Publication.class);
    private static final int BATCH = 2_000;
    private static final Duration AGAIN = Duration.ofSeconds(5);
    /** Name under which the CAP document's digest stands beside the channels'. */
    static final String CAP = "cap";

    private final Office.Parts parts;
    private final Docs docs;

    Publication(Office.Parts parts, Docs docs) {
        this.parts = parts;
        this.docs = docs;
    }

    /**
     * All texts of an alert, as they will go out.
     *
     * @param cap empty when the public is not told of the alert
     */
    record Frozen(List<FrozenText> texts, List<FrozenText> documents, String cap) {
        Map<String, String> digests() {
            Map<String, String> digests = new TreeMap<>();
            texts.forEach(text -> digests.put(text.channel(), text.digest()));
            documents.forEach(text -> digests.put(text.channel(), text.digest()));
            if (!cap.isEmpty()) {
                digests.put(CAP, Hash.of(cap));
            }
            return digests;
        }

        /** The documents by which they are found again. */
        List<Ledger.Write> writes(String alert) {
            List<Ledger.Write> writes = new ArrayList<>();
            texts.forEach(text -> writes.add(write(alert + "/" + text.channel(), Json.write(text))));
            documents.forEach(text -> writes.add(write(alert + "/" + text.channel(), Json.write(text))));
            if (!cap.isEmpty()) {
                writes.add(write(alert + "/" + CAP, Json.write(cap)));
            }
            return writes;
        }

        private static Ledger.Write write(String id, String body) {
            return new Ledger.Write(Docs.TEXT, id, Ledger.Write.ANY, "", body);
        }
    }

    /** Renders every channel that carries the alert; fails with {@link Refusal.Invalid} naming every fault of every channel. */
    Future<Frozen> freeze(Alert alert, Instant at) {
        return parts.workers().run(() -> frozen(alert, at));
    }

    private Frozen frozen(Alert alert, Instant at) {
        // One edition of the templates for all texts of an alert, should they be changed meanwhile.
        Renderer renderer = parts.wording().renderer();
        List<FrozenText> texts = new ArrayList<>();
        List<Refusal.Fault> faults = new ArrayList<>();
        for (Office.Way way : parts.ways().channels()) {
            if (way.plan().carries(alert)) {
                try {
                    texts.add(renderer.render(alert, way.text(), context(at, way.confirms())));
                } catch (MessageFaults e) {
                    e.faults()
                            .forEach(fault -> faults.add(
                                    new Refusal.Fault("/channels/" + way.plan().id(), fault.toString())));
                }
            }
        }
        List<FrozenText> documents = new ArrayList<>();
        for (OfficialDocument document : OfficialDocument.values()) {
            if (document.belongsTo(alert.kind())) {
                try {
                    documents.add(renderer.document(alert, document, context(at, false)));
                } catch (MessageFaults e) {
                    e.faults()
                            .forEach(fault ->
                                    faults.add(new Refusal.Fault("/documents/" + document.word(), fault.toString())));
                }
            }
        }
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
        return new Frozen(texts, documents, cap(alert, at, renderer));
    }

    /** One official letter as it would be approved now; blocks. */
    FrozenText document(Alert alert, OfficialDocument document, Instant at) {
        if (!document.belongsTo(alert.kind())) {
            throw new Refusal.Unknown(
                    "document " + document.word() + " of a " + alert.kind().word());
        }
        try {
            return parts.wording().renderer().document(alert, document, context(at, false));
        } catch (MessageFaults e) {
            throw new Refusal.Invalid(e.faults().stream()
                    .map(fault -> new Refusal.Fault("/documents/" + document.word(), fault.toString()))
                    .toList());
        }
    }

    private String cap(Alert alert, Instant at, Renderer renderer) {
        if (!alert.kind().isPublic()) {
            return "";
        }
        CapText words = renderer.cap(alert, context(at, false));
        String document = CapDocument.of(alert, at, words, parts.wording().cap());
        return parts.wording().signer().map(signer -> signer.sign(document)).orElse(document);
    }

    private TextContext context(Instant at, boolean confirms) {
        return new TextContext(parts.wording().texts(), parts.assessor().plan().zone(), at, confirms);
    }

    Future<Optional<FrozenText>> text(String alert, String channel) {
        return parts.ledger()
                .get(Docs.TEXT, alert + "/" + channel)
                .map(found -> found.map(document -> Json.read(document.body(), FrozenText.class)));
    }

    Future<Optional<String>> cap(String alert) {
        return parts.ledger()
                .get(Docs.TEXT, alert + "/" + CAP)
                .map(found -> found.map(document -> Json.read(document.body(), String.class)));
    }

    /** Plans every delivery and marks the alert published; goes on trying until the store has taken all of it. */
    Future<Alert> fanOut(Alert approved) {
        Instant now = parts.clock().instant();
        return parts.workers()
                .run(() -> parts.ways()
                        .planner()
                        .plan(
                                approved,
                                parts.ways().recipients().get(),
                                parts.ways().channels().stream()
                                        .map(Office.Way::plan)
                                        .toList(),
                                now))
                .compose(deliveries -> plan(deliveries, 0).map(done -> deliveries.size()))
                .compose(size -> published(approved, size, now))
                .onSuccess(done -> parts.ways().wake().run())
                .onFailure(cause -> {
                    LOG.warn("fan-out not planned yet, trying again alertId={}", approved.id(), cause);
                    parts.clock().after(AGAIN, () -> fanOut(approved));
                });
    }

    private Future<Void> plan(List<Delivery> deliveries, int from) {
        if (from >= deliveries.size()) {
            return Future.succeededFuture();
        }
        int to = Math.min(deliveries.size(), from + BATCH);
        Future<Integer> batch = parts.deliveries().plan(deliveries.subList(from, to));
        // The first batch wakes the lanes: nobody waits for the last recipient to be planned.
        return batch.onSuccess(done -> parts.ways().wake().run()).compose(done -> plan(deliveries, to));
    }

    private Future<Alert> published(Alert approved, int deliveries, Instant now) {
        return docs.alert(approved.id()).compose(found -> {
            Docs.Versioned<Alert> was = found.orElseThrow();
            if (was.value().state() == AlertState.PUBLISHED) {
                return Future.succeededFuture(was.value());
            }
            Alert published =
                    was.value().become(AlertState.PUBLISHED, was.value().signOff());
            AuditEntry entry = new AuditEntry(
                    now,
                    Principal.SYSTEM.account(),
                    "alert.publish",
                    approved.id().value(),
                    Map.of("deliveries", Integer.toString(deliveries)));
            return parts.audit()
                    .commit(new Ledger.Commit(List.of(Docs.write(published, was.version())), List.of()), List.of(entry))
                    .map(done -> published);
        });
    }
}
