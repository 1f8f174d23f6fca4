package org.airalert.dispatch;

import static org.airalert.dispatch.LaneKit.CHANNEL;
import static org.airalert.store.Done.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.airalert.channel.Secret;
import org.airalert.channel.WebhookKey;
import org.airalert.channel.http.HttpSettings;
import org.airalert.delivery.Deliveries;
import org.airalert.delivery.Delivery;
import org.airalert.delivery.DeliveryState;
import org.airalert.delivery.Outcome;
import org.airalert.delivery.Reason;
import org.airalert.delivery.Receipt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiptsTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final Instant WALL = Instant.parse("2026-12-01T08:00:00Z");

    @TempDir
    Path folder;

    private LaneKit kit;
    private Receipts receipts;

    @BeforeEach
    void open() {
        kit = new LaneKit(folder);
        kit.file = kit.file.with(
                new HttpSettings(Optional.empty(), List.of(Secret.of(SECRET)), List.of(), 1_000_000, 64_000));
        kit.transport.answer = dispatch -> Future.succeededFuture(
                new Outcome.Accepted("202", "p-" + dispatch.delivery().recipient()));
        kit.start();
        receipts = new Receipts(List.of(kit.file), kit.deliveries, kit.clock, () -> WALL);
    }

    @AfterEach
    void close() {
        kit.close();
    }

    private Delivery accepted(String recipient) {
        Delivery delivery = kit.plan(Deliveries.queued(1, CHANNEL, recipient));
        kit.await(delivery, DeliveryState.ACCEPTED);
        return delivery;
    }

    private static JsonObject receipt(Delivery delivery, String state) {
        return new JsonObject()
                .put("deliveryId", delivery.id().value())
                .put("state", state)
                .put("at", "2018-12-26T16:05:00+08:00");
    }

    private ReceiptAnswer post(Object json) {
        return post(Buffer.buffer(json.toString()), WALL);
    }

    private ReceiptAnswer post(Buffer body, Instant signed) {
        long seconds = signed.getEpochSecond();
        MultiMap headers = MultiMap.caseInsensitiveMultiMap()
                .add("Webhook-Id", "r-1")
                .add("Webhook-Timestamp", Long.toString(seconds))
                .add("Webhook-Signature", WebhookKey.of(Secret.of(SECRET)).sign("r-1", seconds, body.getBytes()));
        return done(receipts.accept(CHANNEL, headers, body));
    }

    @Test
    void a_delivered_receipt_settles_the_delivery() {
        Delivery delivery = accepted("school-1");

        ReceiptAnswer answer = post(receipt(delivery, "delivered"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().getInteger("matched")).isEqualTo(1);
        assertThat(kit.await(delivery, DeliveryState.DELIVERED)
                        .delivery()
                        .progress()
                        .deliveredAt())
                .isEqualTo(Instant.parse("2018-12-26T08:05:00Z"));
    }

    @Test
    void a_receipt_by_the_receivers_own_id_settles_the_delivery() {
        Delivery delivery = accepted("school-1");

        post(new JsonObject()
                .put("providerMessageId", "p-school-1")
                .put("state", "failed")
                .put("at", "2018-12-26T16:05:00+08:00")
                .put("reason", "switched off"));

        assertThat(kit.await(delivery, DeliveryState.FAILED)
                        .delivery()
                        .progress()
                        .reason())
                .isEqualTo(Reason.REPORTED_FAILED);
    }

    @Test
    void an_array_is_taken_item_by_item() {
        Delivery first = accepted("school-1");
        Delivery second = accepted("school-2");

        ReceiptAnswer answer = post(new JsonArray()
                .add(receipt(first, "delivered"))
                .add(receipt(Deliveries.queued(1, CHANNEL, "stranger"), "delivered"))
                .add(new JsonObject().put("state", "delivered"))
                .add("text")
                .add(receipt(second, "delivered")));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().getInteger("received")).isEqualTo(5);
        assertThat(answer.body().getInteger("matched")).isEqualTo(2);
        assertThat(answer.body().getJsonArray("results").stream().map(item -> ((JsonObject) item).getInteger("status")))
                .containsExactly(200, 404, 400, 400, 200);
        kit.await(second, DeliveryState.DELIVERED);
    }

    @Test
    void a_receipt_that_comes_twice_or_backwards_changes_nothing_more() {
        Delivery delivery = accepted("school-1");

        post(receipt(delivery, "delivered"));
        post(receipt(delivery, "delivered"));
        assertThat(post(receipt(delivery, "failed")).status()).isEqualTo(200);

        kit.await(delivery, DeliveryState.DELIVERED);
    }

    @Test
    void a_broadcasts_progress_is_kept_as_numbers() {
        Delivery delivery = accepted("school-1");

        post(receipt(delivery, "progress")
                .put(
                        "counts",
                        new JsonObject()
                                .put("targeted", 1_000_000)
                                .put("delivered", 250_000)
                                .put("failed", 7)));

        assertThat(kit.await(delivery, DeliveryState.ACCEPTED).counts())
                .isEqualTo(new Receipt.Counts(1_000_000, 250_000, 7));
    }

    @Test
    void ten_thousand_in_one_request_are_taken_and_one_more_is_not() {
        Delivery delivery = accepted("school-1");
        JsonArray many = new JsonArray();
        for (int i = 0; i < Receipts.MOST; i++) {
            many.add(receipt(delivery, "delivered"));
        }

        assertThat(post(many).body().getInteger("matched")).isEqualTo(Receipts.MOST);
        assertThat(post(many.add(receipt(delivery, "delivered"))).status()).isEqualTo(413);
    }

    @Test
    void a_single_unknown_receipt_is_not_found() {
        assertThat(post(receipt(Deliveries.queued(1, CHANNEL, "stranger"), "delivered"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void what_is_not_signed_or_old_is_refused_and_changes_nothing() {
        Delivery delivery = accepted("school-1");
        Buffer body = receipt(delivery, "delivered").toBuffer();

        ReceiptAnswer bare = done(receipts.accept(CHANNEL, MultiMap.caseInsensitiveMultiMap(), body));
        ReceiptAnswer old = post(body, WALL.minus(Duration.ofSeconds(301)));

        assertThat(bare.status()).isEqualTo(401);
        assertThat(old.status()).isEqualTo(401);
        kit.await(delivery, DeliveryState.ACCEPTED);
    }

    @Test
    void a_channel_without_receipts_is_not_found() {
        assertThat(done(receipts.accept("units-mail", MultiMap.caseInsensitiveMultiMap(), Buffer.buffer("{}")))
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{|400",
                "null|400",
                "17|400",
                "[]|200",
                "{\"deliveryId\":\"x\",\"state\":\"gone\",\"at\":\"2018-12-26T16:05:00+08:00\"}|400",
                "{\"deliveryId\":\"x\",\"state\":\"delivered\",\"at\":\"2018-12-26T16:05:00\"}|400",
                "{\"deliveryId\":\"x\",\"state\":\"delivered\"}|400",
                "{\"deliveryId\":5,\"state\":\"delivered\",\"at\":\"2018-12-26T16:05:00Z\"}|400",
                "{\"deliveryId\":\"x\",\"state\":\"progress\",\"at\":\"2018-12-26T16:05:00Z\",\"counts\":{\"targeted\":-1}}|400"
            })
    void what_is_not_a_receipt_is_refused(String body, int status) {
        assertThat(post(Buffer.buffer(body), WALL).status()).isEqualTo(status);
    }

    @Test
    void bytes_that_are_not_utf_8_are_refused() {
        assertThat(post(Buffer.buffer(new byte[] {'{', '"', (byte) 0xC3, (byte) 0x28, '"', ':', '1', '}'}), WALL)
                        .status())
                .isEqualTo(400);
    }
}
