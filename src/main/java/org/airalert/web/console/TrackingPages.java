package org.airalert.web.console;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.airalert.access.Permission;
import org.airalert.alert.AlertId;
import org.airalert.delivery.DeliveryState;
import org.airalert.directory.Recipient;
import org.airalert.store.DeliveryStore;
import org.airalert.web.api.OfficeParts;
import org.jspecify.annotations.Nullable;

/** Where an alert's messages are: the board and the list, both kept fresh while the page is open. */
final class TrackingPages {
    private static final int PAGE = 50;
    /** As many recipients are shown by a search; whoever needs more of them filters instead. */
    private static final int MOST_FOUND = 20;

    private final OfficeParts parts;
    private final BoardModel board;
    private final DeliveryRows rows;

    TrackingPages(OfficeParts parts) {
        this.parts = parts;
        this.board = new BoardModel(parts);
        this.rows = new DeliveryRows(parts);
    }

    void addTo(Door door) {
        door
                .get(
                        "/alerts/:id/tracking",
                        Permission.READ,
                        visit -> model(visit).map(model -> Reply.page("tracking", model)))
                .stream("/alerts/:id/tracking/stream", Permission.READ, this::changing);
    }

    /** The parts of the page that change while it is looked at. */
    private Future<Map<String, Reply.Page>> changing(Visit visit) {
        return model(visit).map(model -> {
            Map<String, Reply.Page> changing = new LinkedHashMap<>();
            for (String part : List.of("boardhead", "boardrows", "boardopen", "boardlist")) {
                changing.put(part, new Reply.Page(200, part, model));
            }
            return changing;
        });
    }

    private Future<Map<String, Object>> model(Visit visit) {
        AlertId id = visit.alertId();
        Asked asked =
                new Asked(text(visit, "channel"), state(visit.query("state")), text(visit, "q"), text(visit, "after"));
        return board.of(visit, id)
                .compose(model -> deliveries(id, asked).map(found -> {
                    Map<String, String> names = rows.names(found);
                    model.put(
                            "deliveries",
                            found.stream()
                                    .map(one -> rows.row(visit, one, names))
                                    .toList());
                    model.put("after", asked.after());
                    model.put("channel", asked.channel());
                    model.put("q", asked.text());
                    model.put(
                            "state", asked.state() == null ? "" : asked.state().word());
                    model.put(
                            "states",
                            Stream.of(DeliveryState.values())
                                    .map(DeliveryState::word)
                                    .toList());
                    model.put(
                            "next",
                            !asked.text().isEmpty() || found.size() < PAGE
                                    ? ""
                                    : found.get(PAGE - 1).delivery().id().value());
                    return model;
                }));
    }

    /** What the list is to show; empty or {@code null} means any. */
    private record Asked(String channel, @Nullable DeliveryState state, String text, String after) {}

    private Future<List<DeliveryStore.Tracked>> deliveries(AlertId id, Asked asked) {
        if (asked.text().isEmpty()) {
            return parts.deliveries().list(filter(id, asked, null));
        }
        List<Future<List<DeliveryStore.Tracked>>> found = recipients(asked.text()).stream()
                .map(recipient -> parts.deliveries().list(filter(id, asked, recipient)))
                .toList();
        return Future.join(found).map(all -> {
            List<DeliveryStore.Tracked> together = new ArrayList<>();
            all.<List<DeliveryStore.Tracked>>list().forEach(together::addAll);
            return together;
        });
    }

    private static DeliveryStore.Filter filter(AlertId id, Asked asked, @Nullable String recipient) {
        return new DeliveryStore.Filter(
                id,
                asked.channel().isEmpty() ? null : asked.channel(),
                asked.state(),
                recipient,
                asked.after().isEmpty() ? null : asked.after(),
                PAGE);
    }

    private List<String> recipients(String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return parts.directory().recipients().stream()
                .filter(one -> one.id().contains(wanted)
                        || one.name().toLowerCase(Locale.ROOT).contains(wanted))
                .map(Recipient::id)
                .limit(MOST_FOUND)
                .toList();
    }

    private static String text(Visit visit, String name) {
        return Objects.requireNonNullElse(visit.query(name), "");
    }

    private static @Nullable DeliveryState state(@Nullable String word) {
        return Stream.of(DeliveryState.values())
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElse(null);
    }
}
