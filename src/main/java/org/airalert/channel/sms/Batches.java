package org.airalert.channel.sms;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.airalert.delivery.Outcome;

/**
 * Messages with the same text that come in the same turn of the event loop, put together for one submit. No phone stands twice in one: its two
 * reports could not be told apart. For one event loop.
 */
final class Batches {
    private final Context home;
    private final int most;
    private final Consumer<List<Item>> carry;
    private final Map<String, List<Item>> open = new LinkedHashMap<>();

    record Item(String deliveryId, PhoneNumber phone, String text, Promise<Outcome> outcome) {}

    /**
     * @param most phones of one batch; 1 for each by itself, at once
     * @param carry gets each batch
     */
    Batches(Context home, int most, Consumer<List<Item>> carry) {
        this.home = home;
        this.most = most;
        this.carry = carry;
    }

    Future<Outcome> add(String deliveryId, PhoneNumber phone, String text) {
        Item item = new Item(deliveryId, phone, text, Promise.promise());
        if (most == 1) {
            carry.accept(List.of(item));
            return item.outcome().future();
        }
        if (open.isEmpty()) {
            home.runOnContext(turnOver -> flush());
        }
        List<Item> batch = open.computeIfAbsent(text, first -> new ArrayList<>());
        boolean twice = batch.stream().anyMatch(other -> tail(other).equals(tail(item)));
        if (twice || batch.size() == most) {
            carry.accept(List.copyOf(batch));
            batch.clear();
        }
        batch.add(item);
        return item.outcome().future();
    }

    private static String tail(Item item) {
        return PhoneNumber.tail(item.phone().digits());
    }

    private void flush() {
        List<List<Item>> all = new ArrayList<>(open.values());
        open.clear();
        all.forEach(carry);
    }
}
