package org.airalert.store.redis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.airalert.alert.AlertId;
import org.airalert.alert.EventId;
import org.airalert.delivery.Attempt;
import org.airalert.delivery.Delivery;
import org.airalert.delivery.DeliveryId;
import org.airalert.delivery.DeliveryState;
import org.airalert.delivery.Priority;
import org.airalert.delivery.Reason;
import org.airalert.delivery.Receipt;
import org.airalert.store.DeliveryStore.Tracked;
import org.jspecify.annotations.Nullable;

/** Deliveries as {@code records.lua} keeps them, and back. */
final class Records {
    private static final String PREFIX = "dl-";
    private static final int HEX = 36;
    private static final int STRETCH = 10;

    private Records() {}

    /** {@code null} for a text that no delivery of ours can have. */
    static @Nullable String hex(@Nullable String id) {
        if (id == null || id.length() != PREFIX.length() + HEX || !id.startsWith(PREFIX)) {
            return null;
        }
        String hex = id.substring(PREFIX.length());
        return hex.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f')) ? hex : null;
    }

    /** @throws IllegalArgumentException when it is not of the form that {@link DeliveryId} makes */
    static String hex(DeliveryId id) {
        String hex = hex(id.value());
        if (hex == null) {
            throw new IllegalArgumentException("deliveryId: " + id + " (expected: dl- and 36 hex digits)");
        }
        return hex;
    }

    /** What the ids of one event and channel begin with. */
    static String stretch(String hex) {
        return hex.substring(0, STRETCH);
    }

    static String rest(String hex) {
        return hex.substring(STRETCH);
    }

    /** The stretch of an event and channel. */
    static String stretch(EventId event, String channel) {
        return DeliveryId.stretch(event, channel).substring(PREFIX.length());
    }

    /** What the rests of one recipient's ids begin with. */
    static String recipient(EventId event, String channel, String recipient) {
        return rest(DeliveryId.place(event, channel, recipient).substring(PREFIX.length()));
    }

    /** As {@code plan.lua} takes it. */
    static void planned(Pack args, Delivery delivery) {
        Delivery.Progress progress = delivery.progress();
        args.array(11)
                .text(hex(delivery.id()))
                .text(progress.state().name())
                .time(progress.dueAt())
                .text(name(progress.reason()))
                .text(delivery.alert().value())
                .number(delivery.sequence())
                .text(delivery.priority().name())
                .time(delivery.plannedAt())
                .time(delivery.notAfter())
                .number(delivery.round())
                .bytes(fixed(delivery));
    }

    static byte[] fixed(Delivery delivery) {
        Pack fixed = new Pack()
                .array(5 + 2 * delivery.fields().size())
                .text(delivery.event().value())
                .text(delivery.recipient())
                .text(delivery.address())
                .number(delivery.round())
                .time(delivery.confirmBy());
        delivery.fields().forEach((name, value) -> fixed.text(name).text(value));
        return fixed.done();
    }

    static @Nullable String name(@Nullable Enum<?> word) {
        return word == null ? null : word.name();
    }

    /** What changes of a delivery, in the order of the fields in {@code records.lua}. */
    private record Changing(
            Delivery.Progress progress,
            @Nullable Attempt newest,
            Receipt.@Nullable Counts counts,
            AlertId alert,
            int sequence,
            Priority priority,
            Instant plannedAt,
            Instant notAfter) {}

    static Delivery delivery(String channel, String hex, byte[] changing, byte[] fixed) {
        return delivery(channel, hex, changing(hex, changing), fixed);
    }

    /** @param older attempts before the newest; {@code null} leaves attempts out */
    static Tracked tracked(String channel, String hex, byte[] changing, byte[] fixed, @Nullable List<Attempt> older) {
        Changing now = changing(hex, changing);
        List<Attempt> attempts = new ArrayList<>();
        if (older != null) {
            attempts.addAll(older);
            if (now.newest() != null) {
                attempts.add(now.newest());
            }
        }
        return new Tracked(delivery(channel, hex, now, fixed), attempts, now.counts());
    }

    private static Delivery delivery(String channel, String hex, Changing now, byte[] packed) {
        Unpack fixed = new Unpack(packed);
        int fields = (fixed.array() - 5) / 2;
        EventId event = new EventId(fixed.text());
        String recipient = fixed.text();
        String address = fixed.text();
        int round = (int) fixed.number();
        Instant confirmBy = fixed.timeOrNull();
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < fields; i++) {
            values.put(fixed.text(), fixed.text());
        }
        return new Delivery(
                new DeliveryId(PREFIX + hex),
                now.alert(),
                event,
                now.sequence(),
                channel,
                recipient,
                address,
                values,
                now.priority(),
                round,
                now.plannedAt(),
                now.notAfter(),
                confirmBy,
                now.progress());
    }

    private static Changing changing(String hex, byte[] packed) {
        Unpack in = new Unpack(packed);
        in.array();
        Delivery.Progress progress = new Delivery.Progress(
                DeliveryState.valueOf(in.text()),
                (int) in.number(),
                in.time(),
                reason(in.textOrNull()),
                in.textOrNull(),
                in.timeOrNull(),
                in.timeOrNull(),
                in.timeOrNull());
        in.textOrNull(); // what it becomes when its attempt fails
        in.textOrNull(); // behind which one it waits
        Attempt newest = newest(hex, progress.attempts(), in);
        Long targeted = in.numberOrNull();
        Long arrived = in.numberOrNull();
        Long missed = in.numberOrNull();
        return new Changing(
                progress,
                newest,
                targeted == null || arrived == null || missed == null
                        ? null
                        : new Receipt.Counts(targeted, arrived, missed),
                new AlertId(in.text()),
                (int) in.number(),
                Priority.valueOf(in.text()),
                in.time(),
                in.time());
    }

    private static @Nullable Attempt newest(String hex, int number, Unpack in) {
        Instant startedAt = in.timeOrNull();
        Instant endedAt = in.timeOrNull();
        Reason reason = reason(in.textOrNull());
        String answer = text(in.textOrNull());
        String detail = text(in.textOrNull());
        String node = text(in.textOrNull());
        return startedAt == null
                ? null
                : new Attempt(new DeliveryId(PREFIX + hex), number, startedAt, endedAt, answer, reason, detail, node);
    }

    /** An attempt before the newest: number, start, end, answer, reason, detail, node. */
    static Attempt older(String hex, byte[] packed) {
        Unpack in = new Unpack(packed);
        in.array();
        int number = (int) in.number();
        Instant startedAt = in.time();
        Instant endedAt = in.timeOrNull();
        String answer = in.text();
        Reason reason = reason(in.textOrNull());
        return new Attempt(
                new DeliveryId(PREFIX + hex), number, startedAt, endedAt, answer, reason, in.text(), in.text());
    }

    static byte[] older(Attempt attempt) {
        return new Pack()
                .array(7)
                .number(attempt.number())
                .time(attempt.startedAt())
                .time(attempt.endedAt())
                .text(attempt.answer())
                .text(name(attempt.reason()))
                .text(attempt.detail())
                .text(attempt.node())
                .done();
    }

    private static @Nullable Reason reason(@Nullable String name) {
        return name == null ? null : Reason.valueOf(name);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
