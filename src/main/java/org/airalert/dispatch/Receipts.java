package org.airalert.dispatch;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.airalert.channel.ChannelFile;
import org.airalert.channel.WebhookKey;
import org.airalert.channel.WebhookSignature;
import org.airalert.delivery.Receipt;
import org.airalert.store.DeliveryStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receipts as receivers send them ({@code POST /receipts/<channel>}): signed after the Standard Webhooks specification, one or an array. May be
 * called from any event loop.
 */
public final class Receipts {
    /** Most receipts in one request. */
    public static final int MOST = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(Receipts.class);

    private final Map<String, List<WebhookKey>> keys = new HashMap<>();
    private final DeliveryStore deliveries;
    private final InstantSource clock;
    private final InstantSource wall;

    /**
     * @param clock of the deliveries
     * @param wall the machine's, which signatures are compared with
     */
    public Receipts(
            Collection<ChannelFile> channels, DeliveryStore deliveries, InstantSource clock, InstantSource wall) {
        channels.forEach(channel -> keys.put(
                channel.id(),
                channel.transport().receiptKeys().stream().map(WebhookKey::of).toList()));
        this.deliveries = deliveries;
        this.clock = clock;
        this.wall = wall;
    }

    /**
     * Takes receipts in; durable when the future completes. A signature that is repeated within its time does no harm: receipts may come twice.
     * Fails only as the store does.
     */
    public Future<ReceiptAnswer> accept(String channel, MultiMap headers, Buffer body) {
        List<WebhookKey> own = keys.getOrDefault(channel, List.of());
        if (own.isEmpty()) {
            return refused(404, "Unknown channel", "no channel " + channel + " that takes receipts");
        }
        WebhookSignature signature = new WebhookSignature(
                headers.get(WebhookKey.ID), headers.get(WebhookKey.TIMESTAMP), headers.get(WebhookKey.SIGNATURE));
        Optional<String> fault = signature.faultOf(body.getBytes(), own, wall.instant());
        if (fault.isPresent()) {
            LOG.warn("receipts refused channel={} reason={}", channel, fault.get());
            return refused(401, "Not signed", fault.get());
        }
        return read(channel, body);
    }

    private static Future<ReceiptAnswer> refused(int status, String title, String detail) {
        return Future.succeededFuture(ReceiptAnswer.refused(status, title, detail));
    }

    private Future<ReceiptAnswer> read(String channel, Buffer body) {
        Object json;
        try {
            json = Json.decodeValue(body);
        } catch (DecodeException e) {
            return refused(400, "Not JSON", "the body is not valid JSON in UTF-8");
        }
        if (!(json instanceof JsonArray array)) {
            return take(channel, new JsonArray().add(json)).map(items -> ReceiptAnswer.one(items.get(0)));
        }
        if (array.size() > MOST) {
            return refused(413, "Too many receipts", array.size() + " receipts (expected: at most " + MOST + ")");
        }
        return take(channel, array).map(ReceiptAnswer::many);
    }

    private Future<List<ReceiptAnswer.Item>> take(String channel, JsonArray items) {
        List<ReceiptAnswer.Item> results = new ArrayList<>();
        List<Receipt> receipts = new ArrayList<>();
        for (Object item : items) {
            try {
                receipts.add(ReceiptReader.read(item));
                results.add(ReceiptAnswer.Item.MATCHED);
            } catch (IllegalArgumentException e) {
                results.add(new ReceiptAnswer.Item(400, String.valueOf(e.getMessage())));
            }
        }
        return deliveries.receive(channel, receipts, clock.instant()).map(matched -> folded(results, matched));
    }

    /** Puts what the store found into the places of the receipts that could be read. */
    private static List<ReceiptAnswer.Item> folded(List<ReceiptAnswer.Item> results, List<Boolean> matched) {
        Iterator<Boolean> next = matched.iterator();
        return results.stream()
                .map(item -> item.status() != 200 || next.next() ? item : ReceiptAnswer.Item.UNKNOWN)
                .toList();
    }
}
