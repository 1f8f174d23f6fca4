package org.airalert.office;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.airalert.alert.Alert;
import org.airalert.delivery.Delivery;
import org.airalert.message.FrozenText;

/** What an alert sends, looked at before it goes and afterwards: every channel's text, to how many, and what it says otherwise than before. */
final class Proofs {
    private final Office.Parts parts;
    private final Docs docs;
    private final Publication publication;

    Proofs(Office.Parts parts, Docs docs, Publication publication) {
        this.parts = parts;
        this.docs = docs;
        this.publication = publication;
    }

    Future<Map<String, Desk.Preview>> preview(Alert alert) {
        return publication
                .freeze(alert, at(alert))
                .compose(frozen -> parts.workers().run(() -> previews(alert, frozen)));
    }

    /** Of a draft that is kept nowhere. */
    Future<Desk.Trial> trial(Alert alert) {
        return preview(alert).map(previews -> new Desk.Trial(alert, previews));
    }

    Future<Desk.Difference> difference(Alert alert) {
        return publication
                .freeze(alert, at(alert))
                .compose(frozen -> new Comparison(docs, publication).of(alert, frozen));
    }

    /** When it was sent; a draft as if it were sent now. */
    private Instant at(Alert alert) {
        Instant sent = alert.sent();
        return sent == null ? parts.clock().instant() : sent;
    }

    private Map<String, Desk.Preview> previews(Alert alert, Publication.Frozen frozen) {
        Map<String, Integer> numbers = new TreeMap<>();
        List<Delivery> planned = parts.ways()
                .planner()
                .plan(
                        alert,
                        parts.ways().recipients().get(),
                        parts.ways().channels().stream().map(Office.Way::plan).toList(),
                        parts.clock().instant());
        planned.forEach(delivery -> numbers.merge(delivery.channel(), 1, Integer::sum));
        Map<String, Desk.Preview> previews = new TreeMap<>();
        for (FrozenText text : frozen.texts()) {
            int number = numbers.getOrDefault(text.channel(), 0);
            previews.put(text.channel(), new Desk.Preview(Sample.of(text), number, text.digest(), List.of()));
        }
        return previews;
    }
}
