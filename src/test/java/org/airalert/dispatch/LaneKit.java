package org.airalert.dispatch;

import static org.airalert.store.Done.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertFacts;
import org.airalert.alert.AlertId;
import org.airalert.alert.AlertKind;
import org.airalert.alert.AlertState;
import org.airalert.alert.AlertStatus;
import org.airalert.alert.AreaRef;
import org.airalert.alert.Bilingual;
import org.airalert.alert.EventId;
import org.airalert.alert.SignOff;
import org.airalert.channel.ChannelFile;
import org.airalert.channel.Rate;
import org.airalert.channel.http.HttpSettings;
import org.airalert.delivery.Deliveries;
import org.airalert.delivery.Delivery;
import org.airalert.delivery.DeliveryState;
import org.airalert.delivery.RetryPolicy;
import org.airalert.directory.Audience;
import org.airalert.message.ChannelText;
import org.airalert.message.FrozenText;
import org.airalert.message.Renderer;
import org.airalert.message.TextFormat;
import org.airalert.message.Wording;
import org.airalert.store.DeliveryStore;
import org.airalert.store.Store;
import org.airalert.store.sqlite.SqliteSettings;
import org.airalert.store.sqlite.SqliteStore;
import org.airalert.time.HandTimers;

/** One channel's lane on a real store, with a clock that the test moves and a receiver that the test scripts. */
final class LaneKit implements AutoCloseable {
    static final String CHANNEL = "schools-push";
    static final Instant NOW = Deliveries.NOW;

    final Vertx vertx = Vertx.vertx();
    final HandTimers clock = new HandTimers(NOW);
    final ScriptedTransport transport = new ScriptedTransport();
    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final Map<AlertId, ApprovedTexts.Approved> texts = new ConcurrentHashMap<>();
    final Store store;
    DeliveryStore deliveries;
    ChannelFile file = file();
    Dispatcher dispatcher;

    LaneKit(Path folder) {
        store = done(SqliteStore.open(vertx, folder, SqliteSettings.defaults()));
        deliveries = store.deliveries();
    }

    /** Concurrency 4, retried after 10 s and then every minute, no jitter, circuit of 10 calls. */
    private static ChannelFile file() {
        return new ChannelFile(
                CHANNEL,
                new Bilingual("学校推送", "Schools push"),
                Audience.SCHOOLS,
                Set.of(),
                EnumSet.allOf(AlertKind.class),
                new ChannelFile.Wording(List.of("text"), 3, false),
                new HttpSettings(Optional.empty(), List.of(), List.of(), 1, 1),
                new ChannelFile.Pace(
                        4,
                        Optional.empty(),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10),
                        new RetryPolicy(List.of(Duration.ofSeconds(10), Duration.ofMinutes(1)), 0, Duration.ofHours(1)),
                        new ChannelFile.BreakerSettings(10, 50, Duration.ofSeconds(15), 2),
                        Duration.ofMinutes(3)),
                new ChannelFile.Tracking(true, Duration.ofHours(24), true),
                true,
                List.of());
    }

    LaneKit concurrency(int number) {
        return pace(old -> new ChannelFile.Pace(
                number,
                old.rate(),
                old.connectTimeout(),
                old.answerTimeout(),
                old.retry(),
                old.breaker(),
                old.linkTest()));
    }

    LaneKit rate(String rate) {
        return pace(old -> new ChannelFile.Pace(
                old.concurrency(),
                Optional.of(Rate.of(rate)),
                old.connectTimeout(),
                old.answerTimeout(),
                old.retry(),
                old.breaker(),
                old.linkTest()));
    }

    private LaneKit pace(UnaryOperator<ChannelFile.Pace> change) {
        file = file.with(change.apply(file.pace()));
        return this;
    }

    LaneKit start() {
        dispatcher = new Dispatcher(
                new Dispatcher.Parts(
                        vertx,
                        deliveries,
                        store.ledger(),
                        clock,
                        (alert, channel) -> texts.containsKey(alert)
                                ? Future.succeededFuture(texts.get(alert))
                                : Future.failedFuture(new IllegalStateException("no text of " + alert)),
                        id -> "https://gateway.example/confirm/" + id,
                        registry,
                        LaneSettings.of("n1")),
                List.of(new Dispatcher.Way(file, transport)));
        done(dispatcher.start());
        return this;
    }

    /** Ends the lane and opens it anew, as a restart does. */
    void restart() {
        done(dispatcher.stop());
        start();
    }

    Delivery[] plan(Delivery... planned) {
        for (Delivery delivery : planned) {
            texts.computeIfAbsent(delivery.alert(), id -> approved(delivery));
        }
        done(deliveries.plan(Arrays.stream(planned)
                .sorted(java.util.Comparator.comparing(one -> one.id().value()))
                .toList()));
        if (dispatcher != null) {
            dispatcher.wake();
        }
        return planned;
    }

    Delivery plan(Delivery planned) {
        return plan(new Delivery[] {planned})[0];
    }

    Delivery[] planMany(int number) {
        List<Delivery> many = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            many.add(Deliveries.queued(1, CHANNEL, "school-" + i));
        }
        return plan(many.toArray(Delivery[]::new));
    }

    /** An advisory with the text that was approved for it. */
    static ApprovedTexts.Approved approved(Delivery delivery) {
        AlertFacts facts = new AlertFacts(
                null,
                null,
                List.of(new AreaRef("410400", "平顶山市", "Pingdingshan")),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                null,
                Bilingual.EMPTY,
                new Bilingual("减少户外活动。", "Stay indoors."));
        Alert draft = alert(delivery.alert(), delivery.event(), delivery.sequence(), facts, Map.of());
        FrozenText text = new Renderer(Wording.templates())
                .render(
                        draft,
                        ChannelText.of(CHANNEL, Audience.SCHOOLS, List.of(TextFormat.TEXT)),
                        new org.airalert.message.TextContext(Wording.texts(), Wording.ZONE, NOW, true));
        return new ApprovedTexts.Approved(
                alert(draft.id(), draft.event(), draft.sequence(), facts, Map.of(CHANNEL, text.digest())), text, "");
    }

    static Alert alert(AlertId id, EventId event, int sequence, AlertFacts facts, Map<String, String> digests) {
        return new Alert(
                id,
                event,
                sequence,
                AlertKind.ADVISORY,
                AlertStatus.ACTUAL,
                AlertState.APPROVED,
                List.of(),
                facts,
                new SignOff("zhang", "li", NOW, ""),
                NOW,
                NOW,
                NOW.plus(Deliveries.USEFUL_FOR),
                digests);
    }

    DeliveryStore.Tracked tracked(Delivery delivery) {
        return done(store.deliveries().find(delivery.id())).orElseThrow();
    }

    /** Waits until the delivery is in that state; what came of it is written by then. */
    DeliveryStore.Tracked await(Delivery delivery, DeliveryState state) {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        DeliveryStore.Tracked tracked = tracked(delivery);
        while (tracked.delivery().progress().state() != state && System.nanoTime() < deadline) {
            tracked = tracked(delivery);
        }
        assertThat(tracked.delivery().progress().state())
                .as("state of %s", delivery.id())
                .isEqualTo(state);
        return tracked;
    }

    ChannelStatus status() {
        return done(dispatcher.status()).get(0);
    }

    /** Lets everything that is under way on the lane's loop and in the store come to rest. */
    void settle() {
        for (int i = 0; i < 5; i++) {
            status();
        }
    }

    @Override
    public void close() {
        if (dispatcher != null) {
            done(dispatcher.stop());
        }
        done(store.close());
        done(vertx.close());
    }
}
