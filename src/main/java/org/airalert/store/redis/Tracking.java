package org.airalert.store.redis;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.airalert.alert.AlertId;
import org.airalert.delivery.Attempt;
import org.airalert.delivery.DeliveryId;
import org.airalert.delivery.DeliveryState;
import org.airalert.store.DeliveryStore.Tracked;

/** What people look at. Numbers are kept up with every change, so that nothing is counted here. */
final class Tracking {
    private static final Script FIND = Script.reading("records", "find");
    private static final Script NUMBERS = Script.reading("numbers");

    private final Caller caller;
    private final Directory directory;

    Tracking(Caller caller, Directory directory) {
        this.caller = caller;
        this.directory = directory;
    }

    Future<Optional<Tracked>> find(DeliveryId id) {
        String hex = Records.hex(id.value());
        if (hex == null) {
            return Future.succeededFuture(Optional.empty());
        }
        return directory
                .channelOf(hex)
                .compose(channel -> channel.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : find(channel.orElseThrow(), hex));
    }

    private Future<Optional<Tracked>> find(String channel, String hex) {
        Caller.Args args = new Caller.Args(new Pack().array(1).text(hex), 1);
        return caller.run(Link.Kind.NEW, FIND, Keys.channel(channel), args, answer -> {
            if (answer.array() == 0) {
                return Optional.empty();
            }
            byte[] changing = answer.bytes();
            byte[] fixed = answer.bytes();
            List<Attempt> older = new ArrayList<>();
            for (int left = answer.array(); left > 0; left--) {
                older.add(Records.older(hex, answer.bytes()));
            }
            return Optional.of(Records.tracked(channel, hex, changing, fixed, older));
        });
    }

    Future<Map<String, Map<DeliveryState, Long>>> counts(AlertId alert) {
        return ofAlert(alert, "n:", numbers -> {
            Map<DeliveryState, Long> counts = new EnumMap<>(DeliveryState.class);
            numbers.forEach((state, number) -> counts.put(DeliveryState.valueOf(state), number));
            return counts;
        });
    }

    Future<Map<String, SortedMap<Integer, Long>>> acceptances(AlertId alert) {
        return ofAlert(alert, "l:", numbers -> {
            SortedMap<Integer, Long> classes = new TreeMap<>();
            numbers.forEach((time, number) -> classes.put(Integer.valueOf(time), number));
            return classes;
        });
    }

    /** Numbers that every channel keeps of an alert; channels that have none are left out. */
    private <T> Future<Map<String, T>> ofAlert(AlertId alert, String kind, Function<Map<String, Long>, T> made) {
        return directory
                .eventOf(alert)
                .compose(event -> event.isEmpty()
                        ? Future.succeededFuture(Map.of())
                        : directory
                                .stretches(event.orElseThrow())
                                .compose(stretches -> everyChannel(channels(stretches), kind + alert.value(), made)));
    }

    private static List<String> channels(Map<String, Directory.Stretch> stretches) {
        return stretches.values().stream()
                .map(Directory.Stretch::channel)
                .sorted()
                .toList();
    }

    private <T> Future<Map<String, T>> everyChannel(
            List<String> channels, String key, Function<Map<String, Long>, T> made) {
        List<Future<Map<String, Long>>> each =
                channels.stream().map(channel -> numbers(channel, key)).toList();
        return Future.all(each).map(done -> {
            Map<String, T> all = new TreeMap<>();
            for (int i = 0; i < channels.size(); i++) {
                Map<String, Long> numbers = done.resultAt(i);
                if (!numbers.isEmpty()) {
                    all.put(channels.get(i), made.apply(numbers));
                }
            }
            return all;
        });
    }

    /** Those above 0. */
    Future<Map<String, Long>> numbers(String channel, String key) {
        Caller.Args args = new Caller.Args(new Pack().array(1).text(key), 1);
        return caller.run(Link.Kind.NEW, NUMBERS, Keys.channel(channel), args, answer -> {
            Map<String, Long> numbers = new LinkedHashMap<>();
            for (int left = answer.array(); left > 0; left--) {
                answer.array();
                numbers.put(answer.text(), answer.number());
            }
            return numbers;
        });
    }

    Future<Map<String, Long>> backlog() {
        return directory.channels().compose(this::backlog);
    }

    private Future<Map<String, Long>> backlog(Set<String> channels) {
        List<String> names = List.copyOf(channels);
        List<Future<Response>> each = names.stream()
                .map(channel ->
                        caller.link().send(Link.Kind.NEW, Job.Call.of(Command.GET, Keys.channel(channel) + ":pending")))
                .toList();
        return Future.all(each).map(done -> {
            Map<String, Long> backlog = new TreeMap<>();
            for (int i = 0; i < names.size(); i++) {
                Response number = done.resultAt(i);
                if (number != null && number.toLong() > 0) {
                    backlog.put(names.get(i), number.toLong());
                }
            }
            return backlog;
        });
    }
}
