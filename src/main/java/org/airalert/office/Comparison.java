package org.airalert.office;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertId;
import org.airalert.alert.FactsDiff;
import org.airalert.message.FrozenText;
import org.airalert.message.TextDiff;

/** An alert beside the one before it in its event: facts, and every channel's words. */
final class Comparison {
    private final Docs docs;
    private final Publication publication;

    Comparison(Docs docs, Publication publication) {
        this.docs = docs;
        this.publication = publication;
    }

    /** @param frozen the texts of {@code alert} as they are, or would be approved */
    Future<Desk.Difference> of(Alert alert, Publication.Frozen frozen) {
        if (alert.references().isEmpty()) {
            return Future.succeededFuture(new Desk.Difference(Optional.empty(), List.of(), Map.of()));
        }
        AlertId last = alert.references().get(alert.references().size() - 1).id();
        return docs.alert(last)
                .map(found -> found.orElseThrow(() -> new Refusal.Unknown("alert " + last))
                        .value())
                .compose(before -> texts(before, frozen)
                        .map(texts -> new Desk.Difference(
                                Optional.of(before), FactsDiff.between(before.facts(), alert.facts()), texts)));
    }

    /** Channels that carried both alerts. */
    private Future<Map<String, List<TextDiff.Line>>> texts(Alert before, Publication.Frozen frozen) {
        Map<String, List<TextDiff.Line>> texts = new TreeMap<>();
        Future<Void> read = Future.succeededFuture();
        for (FrozenText text : frozen.texts()) {
            read = read.compose(done -> publication.text(before.id().value(), text.channel()))
                    .onSuccess(found -> found.ifPresent(
                            earlier -> texts.put(text.channel(), TextDiff.between(words(earlier), words(text)))))
                    .mapEmpty();
        }
        return read.map(done -> texts);
    }

    private static String words(FrozenText text) {
        return Sample.of(text).text();
    }
}
