package org.airalert.channel.routes;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.airalert.channel.Dispatch;
import org.airalert.channel.RouteStatus;
import org.airalert.channel.Samples;
import org.airalert.channel.http.BodyForm;
import org.airalert.channel.http.HttpLine;
import org.airalert.channel.http.HttpSettings;
import org.airalert.channel.http.HttpTransport;
import org.airalert.delivery.DeliveryId;
import org.airalert.delivery.Outcome;
import org.airalert.delivery.Reason;
import org.airalert.delivery.route.RoutePolicy;
import org.airalert.time.HandTimers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two carriers that are real servers, and a clock that the test moves. */
class RouteTransportTest {
    private static final Duration LATE = Duration.ofMinutes(5);
    private static final Duration UNKNOWN = Duration.ofMinutes(2);

    private final Vertx vertx = Vertx.vertx();
    private final HandTimers clock = new HandTimers(Samples.NOW);
    private final Map<String, Carrier> carriers = new LinkedHashMap<>();
    private Function<DeliveryId, Future<Boolean>> reported = id -> Future.succeededFuture(true);
    private RouteTransport routes;

    /** What a carrier does with a message; {@code taken} is counted before it answers. */
    private static final class Carrier {
        private final List<String> taken = new ArrayList<>();
        private String mood = "good";
        private HttpServer server;

        synchronized void handle(HttpServerRequest request) {
            String id = request.getHeader("webhook-id");
            if (mood.equals("patient")) {
                request.response()
                        .setStatusCode(503)
                        .putHeader("retry-after", "30")
                        .end();
                return;
            }
            if (mood.equals("busy") || mood.equals("gone")) {
                request.response()
                        .setStatusCode(mood.equals("busy") ? 503 : 410)
                        .end();
                return;
            }
            if (id != null) {
                taken.add(id);
            }
            if (mood.equals("mute")) {
                request.connection().close();
            } else {
                request.response().setStatusCode(202).end();
            }
        }

        synchronized void become(String other) {
            mood = other;
        }

        synchronized List<String> taken() {
            return List.copyOf(taken);
        }
    }

    @BeforeEach
    void start() throws Exception {
        List<RoutesSettings.Way> ways = new ArrayList<>();
        for (String id : List.of("mobile", "unicom")) {
            Carrier carrier = new Carrier();
            carrier.server = vertx.createHttpServer()
                    .requestHandler(request -> request.body().onSuccess(body -> carrier.handle(request)))
                    .listen(0, "127.0.0.1")
                    .await(5, SECONDS);
            carriers.put(id, carrier);
            ways.add(new RoutesSettings.Way(
                    id, id.equals("mobile") ? 3 : 1, http(carrier.server.actualPort()), List.of()));
        }
        RoutesSettings settings = new RoutesSettings(ways, RoutePolicy.of(LATE, UNKNOWN), Duration.ofSeconds(10));
        routes = onLoop(() -> Future.succeededFuture(new RouteTransport(
                new RouteTransport.Parts(vertx, "sms", clock, new Random(1), id -> reported.apply(id)),
                Samples.pace(Duration.ofSeconds(20)),
                settings,
                way -> new HttpTransport(
                        vertx,
                        Samples.pace(Duration.ofSeconds(5)),
                        (HttpSettings) way.transport(),
                        new HttpTransport.Letterhead("", ZoneId.of("Asia/Shanghai")),
                        InstantSource.fixed(Samples.NOW)))));
    }

    private static HttpSettings http(int port) {
        return new HttpSettings(
                Optional.of("http://127.0.0.1:" + port + "/sms"),
                List.of(),
                Map.of(),
                BodyForm.PUSH,
                100_000,
                HttpLine.plain(List.of("127.0.0.0/8"), 1024));
    }

    @AfterEach
    void stop() throws Exception {
        onLoop(routes::close);
        vertx.close().await(10, SECONDS);
    }

    private final io.vertx.core.Context loop = vertx.getOrCreateContext();

    private <T> T onLoop(Supplier<Future<T>> call) throws Exception {
        Promise<T> done = Promise.promise();
        loop.runOnContext(go -> call.get().onComplete(done));
        return done.future().await(20, SECONDS);
    }

    private Outcome send(int number) throws Exception {
        Dispatch dispatch = Samples.dispatch("r" + number, "by-route", Samples.SMS);
        return onLoop(() -> routes.send(dispatch));
    }

    private Map<String, RouteStatus> status() throws Exception {
        return onLoop(() -> Future.succeededFuture(
                routes.routes().stream().collect(Collectors.toMap(RouteStatus::id, route -> route))));
    }

    /** Time goes on, and the loop has looked at what that changed. */
    private void pass(Duration time) throws Exception {
        for (long left = time.toMillis(); left > 0; left -= 500) {
            long rest = left;
            clock.advance(Duration.ofMillis(Math.min(left, 500)));
            // Link tests answer over real connections, which do not run by the test's clock.
            onLoop(() -> rest % 5_000 == 0 ? routes.linkTest() : Future.<Outcome>succeededFuture());
        }
    }

    private Carrier mobile() {
        return carriers.get("mobile");
    }

    private Carrier unicom() {
        return carriers.get("unicom");
    }

    @Test
    void traffic_is_spread_by_weight() throws Exception {
        for (int i = 0; i < 200; i++) {
            assertThat(send(i)).isInstanceOf(Outcome.Accepted.class);
        }

        assertThat(mobile().taken()).hasSizeBetween(120, 180);
        assertThat(unicom().taken()).hasSize(200 - mobile().taken().size());
    }

    @Test
    void a_carrier_that_turns_bad_midway_loses_its_traffic_within_30_s_and_nothing_is_lost_or_doubled()
            throws Exception {
        int number = 0;
        for (; number < 40; number++) {
            send(number);
        }
        mobile().become("busy");
        int before = mobile().taken().size();

        // Four messages a second, until the bad one gets nothing any more.
        int millis = 0;
        while (status().get("mobile").percent() > 0 && millis < 60_000) {
            assertThat(send(number++).answer()).startsWith("unicom");
            clock.advance(Duration.ofMillis(250));
            millis += 250;
        }

        assertThat(millis).isLessThanOrEqualTo(30_000);
        assertThat(status().get("mobile").cause()).isIn("errors", "link");
        assertThat(mobile().taken()).hasSize(before);
        Set<String> all = new HashSet<>(mobile().taken());
        all.addAll(unicom().taken());
        assertThat(all).hasSize(number);
        assertThat(mobile().taken().size() + unicom().taken().size()).isEqualTo(number);

        mobile().become("good");
        pass(Duration.ofSeconds(75));
        assertThat(status().get("mobile").percent()).isEqualTo(100);
        assertThat(status().values()).extracting(RouteStatus::doubled).containsOnly(0L);
    }

    @Test
    void a_message_that_may_have_been_taken_stays_with_its_carrier_and_goes_by_another_only_with_a_mark()
            throws Exception {
        onLoop(() -> Future.succeededFuture(routes.pin("mobile")));
        mobile().become("mute");

        Outcome first = send(1);
        onLoop(() -> Future.succeededFuture(routes.pin(null)));
        Outcome again = send(1);
        clock.advance(UNKNOWN);
        Outcome last = send(1);

        assertThat(first.reason()).isEqualTo(Reason.CONNECTION_LOST);
        assertThat(again.answer()).startsWith("mobile");
        assertThat(last).isInstanceOf(Outcome.Accepted.class);
        assertThat(last.answer()).isEqualTo("unicom 202");
        assertThat(last.detail()).isEqualTo("may have gone by mobile as well: its fate there never became known");
        assertThat(mobile().taken()).containsExactly("dl-r1", "dl-r1");
        assertThat(unicom().taken()).containsExactly("dl-r1");
        assertThat(status().get("unicom").doubled()).isEqualTo(1);
    }

    @Test
    void a_carrier_that_asks_to_be_left_alone_is_and_the_other_takes_its_part() throws Exception {
        mobile().become("patient");
        for (int i = 0; i < 20; i++) {
            assertThat(send(i).answer()).startsWith("unicom");
        }
        unicom().become("patient");
        send(20);

        Outcome.Deferred outcome = (Outcome.Deferred) send(21);
        assertThat(outcome.reason()).isEqualTo(Reason.THROTTLED);
        assertThat(outcome.retryAfter()).isEqualTo(Duration.ofSeconds(30));
        unicom().become("good");
        mobile().become("good");
        clock.advance(Duration.ofSeconds(30));
        assertThat(send(21)).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void a_carrier_whose_receipts_stay_away_loses_its_traffic() throws Exception {
        reported = id -> Future.succeededFuture(unicom().taken().contains(id.value()));
        for (int i = 0; i < 60; i++) {
            send(i);
        }

        pass(LATE.plusSeconds(25));

        assertThat(status().get("mobile").cause()).isEqualTo("late");
        assertThat(status().get("mobile").percent()).isZero();
        assertThat(status().get("unicom").percent()).isEqualTo(100);
    }

    @Test
    void a_failed_link_test_moves_the_traffic_before_a_message_meets_it() throws Exception {
        onLoop(routes::linkTest);
        mobile().server.close().await(5, SECONDS);

        pass(Duration.ofSeconds(25));

        assertThat(status().get("mobile").percent()).isZero();
        assertThat(status().get("mobile").cause()).isEqualTo("link");
        assertThat(onLoop(routes::linkTest)).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void what_a_person_pinned_stays_however_bad_it_is() throws Exception {
        onLoop(() -> Future.succeededFuture(routes.pin("mobile")));
        mobile().become("busy");
        for (int i = 0; i < 10; i++) {
            assertThat(send(i).reason()).isEqualTo(Reason.UNAVAILABLE);
        }
        pass(Duration.ofSeconds(30));

        assertThat(send(11).answer()).isEqualTo("mobile 503");
        assertThat(unicom().taken()).isEmpty();
        assertThat(onLoop(() -> Future.succeededFuture(routes.pin("telecom")))).isFalse();
    }

    @Test
    void the_channel_stops_only_when_every_carrier_has_stopped_it() throws Exception {
        mobile().become("gone");
        for (int i = 0; i < 10; i++) {
            assertThat(send(i)).isInstanceOf(Outcome.Accepted.class);
        }
        assertThat(mobile().taken()).isEmpty();

        unicom().become("gone");
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 10; i < 20; i++) {
            outcomes.add(send(i));
        }
        assertThat(outcomes).hasAtLeastOneElementOfType(Outcome.ChannelStopped.class);
    }
}
