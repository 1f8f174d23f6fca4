package org.airalert.web.console;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertId;
import org.airalert.channel.ChannelFile;
import org.airalert.delivery.DeliveryState;
import org.airalert.office.Refusal;
import org.airalert.office.escalation.Outstanding;
import org.airalert.web.Moments;
import org.airalert.web.api.Estimates;
import org.airalert.web.api.OfficeParts;

/** What the board of an alert shows: numbers by channel and audience, the line over time, who has not confirmed, when all will be handed over. */
final class BoardModel {
    private final OfficeParts parts;
    private final OpenAsked open;

    BoardModel(OfficeParts parts) {
        this.parts = parts;
        this.open = new OpenAsked(parts.followUp());
    }

    /** Fails with {@link Refusal.Unknown} when there is no such alert. */
    Future<Map<String, Object>> of(Visit visit, AlertId id) {
        return (id.isMemo() ? parts.duties().memos().alert(id) : parts.desk().alert(id))
                .map(found -> found.orElseThrow(() -> new Refusal.Unknown("alert " + id)))
                .compose(alert -> parts.deliveries().counts(id).compose(counts -> of(visit, alert, counts)));
    }

    private Future<Map<String, Object>> of(Visit visit, Alert alert, Map<String, Map<DeliveryState, Long>> counts) {
        Moments moments = new Moments(visit.language(), parts.place().plan().zone());
        return Future.join(
                        parts.deliveries().acceptances(alert.id()),
                        parts.dispatcher().status(),
                        open.of(alert),
                        new Broadcasts(parts).of(alert.id(), counts),
                        new Estimates(parts).of(alert))
                .map(all -> {
                    Map<String, Object> model = new HashMap<>();
                    model.put("alert", new AlertCard.Maker(visit.words(), moments).of(alert));
                    Outgoing names = new Outgoing(visit.words(), all.resultAt(1));
                    Board.Known known =
                            new Board.Known(counts, all.resultAt(0), all.resultAt(3), asking(counts.keySet()));
                    model.put("board", Board.of(known, names));
                    model.put("estimate", EstimateWords.of(all.resultAt(4), visit, names, moments));
                    Optional<List<Outstanding>> waiting = all.resultAt(2);
                    model.put("counting", waiting.isEmpty());
                    model.put("open", OpenList.of(waiting.orElse(List.of()), visit, moments));
                    return model;
                });
    }

    private Set<String> asking(Set<String> channels) {
        return channels.stream()
                .filter(channel -> parts.dispatcher()
                        .file(channel)
                        .filter(ChannelFile::asksConfirmation)
                        .isPresent())
                .collect(Collectors.toSet());
    }
}
