package org.airalert.office;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        return texts(alert).compose(frozen -> parts.workers().run(() -> previews(alert, frozen)));
    }

    /** Of a draft that is kept nowhere. */
    Future<Desk.Trial> trial(Alert alert) {
        return preview(alert).map(previews -> new Desk.Trial(alert, previews));
    }

    Future<Desk.Difference> difference(Alert alert) {
        return texts(alert).compose(frozen -> new Comparison(docs, publication).of(alert, frozen));
    }

    /** The words that were approved, whatever became of the templates since; of a draft those that would be approved now. */
    private Future<Publication.Frozen> texts(Alert alert) {
        if (alert.sent() == null) {
            return publication.freeze(alert, parts.clock().instant());
        }
        List<Future<Optional<FrozenText>>> each = parts.ways().channels().stream()
                .map(way -> way.plan().id())
                .filter(alert.digests()::containsKey)
                .map(channel -> publication.text(alert.id().value(), channel))
                .toList();
        return Future.join(each)
                .map(all -> new Publication.Frozen(
                        all.<Optional<FrozenText>>list().stream()
                                .flatMap(Optional::stream)
                                .toList(),
                        List.of(),
                        ""));
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
