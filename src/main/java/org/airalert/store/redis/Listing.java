package org.airalert.store.redis;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.airalert.alert.AlertId;
import org.airalert.alert.EventId;
import org.airalert.delivery.DeliveryState;
import org.airalert.store.DeliveryStore.Filter;
import org.airalert.store.DeliveryStore.Tracked;
import org.jspecify.annotations.Nullable;

/**
 * Pages of deliveries in the order of ids. Ids begin with event and channel, so an alert's lie in one stretch for each channel; a stretch that has
 * none in the state asked for is passed over.
 */
final class Listing {
    private static final Script LIST = Script.reading("records", "list");
    private static final int LOOKED_AT = 1_000;

    private final Caller caller;
    private final Directory directory;
    private final Tracking tracking;

    Listing(Caller caller, Directory directory, Tracking tracking) {
        this.caller = caller;
        this.directory = directory;
        this.tracking = tracking;
    }

    /** Where the next look begins: in which of the stretches, and after which rest of an id. */
    private record Place(int stretch, String after) {}

    private record Look(Filter filter, List<Map.Entry<String, Directory.Stretch>> stretches, List<Tracked> page) {}

    Future<List<Tracked>> list(Filter filter) {
        AlertId alert = filter.alert();
        Future<Optional<EventId>> event =
                alert == null ? Future.succeededFuture(Optional.empty()) : directory.eventOf(alert);
        return event.compose(found -> alert != null && found.isEmpty()
                ? Future.succeededFuture(List.of())
                : directory.stretches(found.orElse(null)).compose(all -> list(filter, all)));
    }

    private Future<List<Tracked>> list(Filter filter, Map<String, Directory.Stretch> all) {
        String cursor = Records.hex(filter.cursor());
        List<Map.Entry<String, Directory.Stretch>> stretches = all.entrySet().stream()
                .filter(one -> filter.channel() == null
                        || filter.channel().equals(one.getValue().channel()))
                .filter(one -> cursor == null || one.getKey().compareTo(Records.stretch(cursor)) >= 0)
                .toList();
        Look look = new Look(filter, stretches, new ArrayList<>());
        Place start = new Place(0, after(cursor, stretches));
        return Pieces.walk(start, place -> look(look, place)).map(done -> look.page());
    }

    /** The cursor counts in its own stretch only, which may be gone from what is asked for. */
    private static String after(@Nullable String cursor, List<Map.Entry<String, Directory.Stretch>> stretches) {
        boolean inFirst = cursor != null
                && !stretches.isEmpty()
                && stretches.get(0).getKey().equals(Records.stretch(cursor));
        return cursor != null && inFirst ? Records.rest(cursor) : "";
    }

    private Future<Pieces.Piece<Place>> look(Look look, Place place) {
        if (place.stretch() == look.stretches().size()
                || look.page().size() >= look.filter().limit()) {
            return Future.succeededFuture(new Pieces.Piece<>(0, null));
        }
        Map.Entry<String, Directory.Stretch> stretch = look.stretches().get(place.stretch());
        DeliveryState state = look.filter().state();
        Place next = new Place(place.stretch() + 1, "");
        if (state == null || !place.after().isEmpty()) {
            return read(look, place, stretch);
        }
        return tracking.numbers(stretch.getValue().channel(), "t:" + stretch.getKey())
                .compose(numbers -> numbers.containsKey(state.name())
                        ? read(look, place, stretch)
                        : Future.succeededFuture(new Pieces.Piece<>(0, next)));
    }

    private Future<Pieces.Piece<Place>> read(Look look, Place place, Map.Entry<String, Directory.Stretch> stretch) {
        Filter filter = look.filter();
        Directory.Stretch of = stretch.getValue();
        String recipient =
                filter.recipient() == null ? "" : Records.recipient(of.event(), of.channel(), filter.recipient());
        Pack args = new Pack()
                .array(7)
                .text(stretch.getKey())
                .text(place.after().isEmpty() ? "[" + recipient : "(" + place.after())
                // Hex digits come before g.
                .text("(" + recipient + "g")
                .number(LOOKED_AT)
                .number(filter.limit() - look.page().size())
                .text(filter.alert() == null ? null : filter.alert().value())
                .text(Records.name(filter.state()));
        return caller.run(Link.Kind.NEW, LIST, Keys.channel(of.channel()), new Caller.Args(args, 1), answer -> {
            answer.array();
            for (int left = answer.array(); left > 0; left--) {
                addTo(look, of.channel(), answer);
            }
            String last = answer.textOrNull();
            return new Pieces.Piece<>(
                    0, last == null ? new Place(place.stretch() + 1, "") : new Place(place.stretch(), last));
        });
    }

    private static void addTo(Look look, String channel, Unpack answer) {
        answer.array();
        Tracked found = Records.tracked(channel, answer.text(), answer.bytes(), answer.bytes(), null);
        @Nullable String recipient = look.filter().recipient();
        if (recipient == null || recipient.equals(found.delivery().recipient())) {
            look.page().add(found);
        }
    }
}
