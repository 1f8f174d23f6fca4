package org.airalert.office.escalation;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.airalert.access.Audit;
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
import org.airalert.app.config.ConfFolders;
import org.airalert.app.config.Configuration;
import org.airalert.channel.ChannelFile;
import org.airalert.delivery.Attempt;
import org.airalert.delivery.ConfirmTimes;
import org.airalert.delivery.Delivery;
import org.airalert.delivery.DeliveryState;
import org.airalert.delivery.Planner;
import org.airalert.delivery.Reason;
import org.airalert.delivery.Verdict;
import org.airalert.directory.Recipient;
import org.airalert.message.RecipientFields;
import org.airalert.store.DeliveryStore;
import org.airalert.store.Store;
import org.airalert.store.sqlite.SqliteSettings;
import org.airalert.store.sqlite.SqliteStore;
import org.airalert.time.HandTimers;
import org.airalert.warning.Level;
import org.airalert.worker.Workers;

/** The shipped directory and channels, a real store, and a clock that the test moves. */
final class EscalatorKit implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-01-05T00:00:00Z");
    private static final int MANY = 500;

    final Vertx vertx = Vertx.vertx();
    final HandTimers clock = new HandTimers(NOW);
    final List<Alert> alerts = new CopyOnWriteArrayList<>();
    /** Completes when something was planned. */
    final Promise<Void> woken = Promise.promise();

    final Store store;
    final List<ChannelFile> channels;
    final List<Recipient> directory;
    private final Configuration config;
    private final Planner planner;

    EscalatorKit(Path folder) throws Exception {
        this(vertx -> SqliteStore.open(vertx, folder, SqliteSettings.defaults()));
    }

    /** @param opening the store, empty */
    EscalatorKit(Function<Vertx, Future<Store>> opening) throws Exception {
        store = await(opening.apply(vertx));
        config = Configuration.read(
                new Configuration.Folders(
                        ConfFolders.locate("conf", Optional.empty()),
                        ConfFolders.locate("channels", Optional.empty()),
                        ConfFolders.locate("templates", Optional.empty())),
                Map.of());
        channels = config.channels();
        directory = config.recipients();
        planner = new Planner(
                config.areas(),
                new ConfirmTimes(Duration.ofMinutes(15), Duration.ofMinutes(30), Duration.ofMinutes(60)),
                (recipient, alert) -> RecipientFields.of(recipient, alert, config.texts()));
    }

    /** Another one each time: what the one before knew is forgotten, as after a crash or on a second node. */
    Escalator escalator() {
        return new Escalator(new Escalator.Parts(
                store.deliveries(),
                store.ledger(),
                new Audit(store.ledger()),
                clock,
                new Workers(vertx, "escalation", 1, 16),
                planner,
                List.copyOf(channels),
                () -> (Collection<Recipient>) directory,
                () -> Future.succeededFuture(List.copyOf(alerts)),
                woken::tryComplete,
                new Escalator.Settings(Duration.ofSeconds(2), 2)));
    }

    /** Published now to everybody concerned. */
    Alert publish(int sequence, Level level) throws Exception {
        Alert alert = alert(sequence, level, clock.instant());
        await(store.deliveries().plan(planner.plan(alert, directory, channels, clock.instant())));
        alerts.add(0, alert);
        return alert;
    }

    private static Alert alert(int sequence, Level level, Instant now) {
        AlertFacts facts = new AlertFacts(
                level,
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
                Bilingual.EMPTY);
        return new Alert(
                new AlertId("al-" + sequence),
                new EventId("event-1"),
                sequence,
                AlertKind.ISSUE,
                AlertStatus.ACTUAL,
                AlertState.PUBLISHED,
                List.of(),
                facts,
                new SignOff("zhang", "li", now, ""),
                now,
                now,
                now.plus(Duration.ofHours(12)),
                Map.of());
    }

    /** Everything of a channel that is due now is taken by its receiver, or refused for good. */
    List<Delivery> carry(String channel, boolean accepted) throws Exception {
        Instant now = clock.instant();
        List<Delivery> claimed = await(
                store.deliveries().claim(new DeliveryStore.Claim(channel, "n1", MANY, now, Duration.ofMinutes(1))));
        List<DeliveryStore.Result> results = new ArrayList<>();
        for (Delivery one : claimed) {
            Reason reason = accepted ? null : Reason.REFUSED;
            DeliveryState state = accepted ? DeliveryState.ACCEPTED : DeliveryState.FAILED;
            results.add(new DeliveryStore.Result(
                    new Attempt(one.id(), 1, now, now, accepted ? "202" : "404", reason, "", "n1"),
                    new Verdict(state, now, reason, null)));
        }
        await(store.deliveries().record(results));
        return claimed;
    }

    /** Everything of a channel for an alert. */
    List<Delivery> planned(Alert alert, String channel) throws Exception {
        DeliveryStore.Filter filter = new DeliveryStore.Filter(alert.id(), channel, null, null, null, MANY);
        return await(store.deliveries().list(filter)).stream()
                .map(DeliveryStore.Tracked::delivery)
                .toList();
    }

    static <T> T await(Future<T> future) throws TimeoutException {
        return future.await(30, SECONDS);
    }

    @Override
    public void close() throws Exception {
        await(store.close());
        await(vertx.close());
    }
}
