package org.airalert.app.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertId;
import org.airalert.alert.AlertState;
import org.airalert.alert.EventId;
import org.airalert.alert.SignOff;
import org.airalert.app.config.Configuration;
import org.airalert.channel.ChannelFile;
import org.airalert.delivery.ConfirmTimes;
import org.airalert.delivery.Delivery;
import org.airalert.delivery.DeliveryState;
import org.airalert.delivery.Planner;
import org.airalert.directory.Audience;
import org.airalert.directory.Recipient;
import org.airalert.dispatch.ApprovedTexts;
import org.airalert.message.ChannelText;
import org.airalert.message.FrozenText;
import org.airalert.message.RecipientFields;
import org.airalert.message.Renderer;
import org.airalert.message.TextContext;
import org.airalert.message.TextFormat;
import org.airalert.message.lint.SampleAlerts;
import org.airalert.store.DeliveryStore;

/**
 * An approved alert and its deliveries to as many schools as wanted: the configured schools channel, its templates and the real planner, so that a
 * message is as long as one of the office's. Made anew for each round, as a new event, so that no round overtakes another.
 */
final class Fanout {
    private static final String CHANNEL = "schools-push";
    private static final Duration USEFUL_FOR = Duration.ofHours(12);
    private static final long FIRST_PHONE = 13_800_000_000L;
    private static final long LOOK_MILLIS = 5;

    private final ApprovedTexts.Approved approved;
    private final Planner planner;
    private final ChannelFile channel;
    private final int size;

    private Fanout(ApprovedTexts.Approved approved, Planner planner, ChannelFile channel, int size) {
        this.approved = approved;
        this.planner = planner;
        this.channel = channel;
        this.size = size;
    }

    /** Which warning: an orange one, a drill, which goes after everything else, or a red one, which goes before. */
    enum Sort {
        ORANGE("issue/ahead"),
        DRILL("issue/drill"),
        RED("issue/worst");

        private final String sample;

        Sort(String sample) {
            this.sample = sample;
        }
    }

    /** The schools channel of the configuration. */
    static ChannelFile channel(Configuration config) {
        return config.channels().stream()
                .filter(channel -> channel.id().equals(CHANNEL))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("channel " + CHANNEL + " is missing (bench uses it)"));
    }

    /** @param name of the event; every fan-out on a store needs its own */
    static Fanout of(Configuration config, ChannelFile channel, String name, int recipients) {
        return of(config, channel, name, recipients, Sort.ORANGE);
    }

    static Fanout of(Configuration config, ChannelFile channel, String name, int recipients, Sort sort) {
        Instant now = Instant.now();
        Alert draft = alert(sort, name, now, Map.of());
        ChannelText wording = new ChannelText(
                channel.id(),
                channel.audience(),
                channel.wording().formats().stream().map(TextFormat::of).toList(),
                channel.wording().smsSegments());
        FrozenText text = new Renderer(config.templates())
                .render(
                        draft,
                        wording,
                        new TextContext(config.texts(), config.plan().zone(), now, channel.asksConfirmation()));
        Alert alert = alert(sort, name, now, Map.of(channel.id(), text.digest()));
        var confirm = config.gateway().alert().confirm();
        Planner planner = new Planner(
                config.areas(),
                new ConfirmTimes(confirm.red(), confirm.orange(), confirm.yellow()),
                (recipient, of) -> RecipientFields.of(recipient, of, config.texts()));
        return new Fanout(new ApprovedTexts.Approved(alert, text, ""), planner, channel, recipients);
    }

    private static Alert alert(Sort sort, String name, Instant now, Map<String, String> digests) {
        Alert sample = SampleAlerts.all().stream()
                .filter(one -> one.name().equals(sort.sample))
                .findFirst()
                .orElseThrow()
                .alert();
        return new Alert(
                new AlertId("al-" + name),
                new EventId("ev-" + name),
                1,
                sample.kind(),
                sample.status(),
                AlertState.APPROVED,
                List.of(),
                sample.facts(),
                new SignOff("bench-drafter", "bench-approver", now, ""),
                now,
                now,
                now.plus(USEFUL_FOR),
                digests);
    }

    /** Schools of one area, numbered from {@code first}. */
    static List<Recipient> schools(Audience audience, String area, int first, int number) {
        List<Recipient> schools = new ArrayList<>(number);
        for (int i = first; i < first + number; i++) {
            schools.add(new Recipient(
                    "school-" + i,
                    audience,
                    "第" + i + "小学",
                    area,
                    Map.of("phone", Long.toString(FIRST_PHONE + i)),
                    List.of(),
                    Map.of(),
                    true));
        }
        return schools;
    }

    ApprovedTexts.Approved approved() {
        return approved;
    }

    AlertId alert() {
        return approved.alert().id();
    }

    int size() {
        return size;
    }

    /** All deliveries, as the planner makes them. */
    List<Delivery> deliveries() {
        return part(1, size);
    }

    /** The deliveries to that many schools from number {@code first} on: millions need not be in memory at once. */
    List<Delivery> part(int first, int number) {
        Alert alert = approved.alert();
        String area = alert.facts().areas().get(0).code();
        return planner.plan(
                alert,
                schools(channel.audience(), area, first, number),
                List.of(channel),
                Objects.requireNonNull(alert.sent()));
    }

    /** Durable when it completes. */
    Future<Integer> plan(DeliveryStore store) {
        return store.plan(deliveries());
    }

    /** Completes when none is pending any more, looked at every 5 ms; with how many were accepted, as the store counts. */
    Future<Long> settled(Vertx vertx, DeliveryStore store) {
        return settled(vertx, store, alert());
    }

    static Future<Long> settled(Vertx vertx, DeliveryStore store, AlertId alert) {
        Promise<Long> done = Promise.promise();
        look(vertx, store, alert, done);
        return done.future();
    }

    /** A promise, because this looks again by a timer until it is done. */
    private static void look(Vertx vertx, DeliveryStore store, AlertId alert, Promise<Long> done) {
        store.counts(alert)
                .map(Fanout::accepted)
                .onSuccess(accepted -> accepted.ifPresentOrElse(
                        done::complete, () -> vertx.setTimer(LOOK_MILLIS, fired -> look(vertx, store, alert, done))))
                .onFailure(done::fail);
    }

    private static Optional<Long> accepted(Map<String, Map<DeliveryState, Long>> counts) {
        Map<DeliveryState, Long> states = counts.getOrDefault(CHANNEL, Map.of());
        boolean pending = states.entrySet().stream()
                .anyMatch(one ->
                        one.getValue() > 0 && (one.getKey().isPending() || one.getKey() == DeliveryState.SENDING));
        return pending || states.isEmpty()
                ? Optional.empty()
                : Optional.of(states.getOrDefault(DeliveryState.ACCEPTED, 0L));
    }
}
