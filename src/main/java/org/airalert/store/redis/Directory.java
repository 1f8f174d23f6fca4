package org.airalert.store.redis;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.airalert.alert.AlertId;
import org.airalert.alert.EventId;
import org.airalert.delivery.Delivery;
import org.jspecify.annotations.Nullable;

/**
 * Which event and channel the first digits of a delivery's id stand for, because the channel says where in a cluster the delivery lies. Written
 * before the first delivery of an event and channel, never changed, so every node may remember it.
 */
final class Directory {
    private static final Script NAMES = Script.intake("names");

    private final Caller caller;
    private final Map<String, Stretch> stretches = new ConcurrentHashMap<>();
    private final Map<String, EventId> alerts = new ConcurrentHashMap<>();

    record Stretch(EventId event, String channel) {}

    Directory(Caller caller) {
        this.caller = caller;
    }

    /** Durable when the future completes. */
    Future<Void> note(List<Delivery> deliveries) {
        Map<String, Delivery> unknown = new LinkedHashMap<>();
        for (Delivery delivery : deliveries) {
            String stretch = Records.stretch(Records.hex(delivery.id()));
            if (!stretches.containsKey(stretch)
                    || !alerts.containsKey(delivery.alert().value())) {
                unknown.putIfAbsent(stretch + delivery.alert(), delivery);
            }
        }
        if (unknown.isEmpty()) {
            return Future.succeededFuture();
        }
        Pack args = new Pack().array(unknown.size());
        for (Delivery one : unknown.values()) {
            args.array(4)
                    .text(Records.stretch(Records.hex(one.id())))
                    .text(one.event().value())
                    .text(one.channel())
                    .text(one.alert().value());
        }
        return caller.run(Link.Kind.NEW, NAMES, Keys.LEDGER, new Caller.Args(args, 1), Unpack::number)
                .onSuccess(done -> unknown.values().forEach(this::remember))
                .mapEmpty();
    }

    private void remember(Delivery one) {
        stretches.put(Records.stretch(Records.hex(one.id())), new Stretch(one.event(), one.channel()));
        alerts.put(one.alert().value(), one.event());
    }

    /** Empty when no delivery ever had an id that begins so. */
    Future<Optional<String>> channelOf(String hex) {
        String stretch = Records.stretch(hex);
        Stretch known = stretches.get(stretch);
        if (known != null) {
            return Future.succeededFuture(Optional.of(known.channel()));
        }
        return ask(Command.HGET, "stretches", stretch)
                .map(found -> found.map(response -> {
                    Stretch read = read(response);
                    stretches.put(stretch, read);
                    return read.channel();
                }));
    }

    /** Empty when no delivery of the alert was ever planned. */
    Future<Optional<EventId>> eventOf(AlertId alert) {
        EventId known = alerts.get(alert.value());
        if (known != null) {
            return Future.succeededFuture(Optional.of(known));
        }
        return ask(Command.HGET, "alerts", alert.value())
                .map(found -> found.map(response -> {
                    EventId event = new EventId(response.toString());
                    alerts.put(alert.value(), event);
                    return event;
                }));
    }

    /** Every channel that ever had a delivery, in order. */
    Future<Set<String>> channels() {
        return ask(Command.SMEMBERS, "channels").map(found -> {
            Set<String> channels = new TreeSet<>();
            found.ifPresent(all -> all.forEach(one -> channels.add(one.toString())));
            return channels;
        });
    }

    /** By the digits that ids begin with, in order; of one event only, or of all. */
    Future<Map<String, Stretch>> stretches(@Nullable EventId event) {
        return ask(Command.HGETALL, "stretches").map(found -> {
            Map<String, Stretch> all = new TreeMap<>();
            found.ifPresent(answer -> fields(answer).forEach((name, value) -> {
                Stretch stretch = read(value);
                if (event == null || stretch.event().equals(event)) {
                    all.put(name, stretch);
                }
            }));
            return all;
        });
    }

    private static Map<String, Response> fields(Response answer) {
        Map<String, Response> fields = new LinkedHashMap<>();
        List<String> names = new ArrayList<>(answer.getKeys());
        names.forEach(name -> fields.put(name, answer.get(name)));
        return fields;
    }

    private static Stretch read(Response packed) {
        Unpack in = new Unpack(packed.toBytes());
        in.array();
        return new Stretch(new EventId(in.text()), in.text());
    }

    private Future<Optional<Response>> ask(Command command, String key, String... more) {
        Object[] words = new Object[1 + more.length];
        words[0] = Keys.LEDGER + ':' + key;
        System.arraycopy(more, 0, words, 1, more.length);
        return caller.link().send(Link.Kind.NEW, Job.Call.of(command, words)).map(Optional::ofNullable);
    }
}
