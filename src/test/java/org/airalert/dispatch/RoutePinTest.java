package org.airalert.dispatch;

import static org.airalert.store.Done.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.airalert.channel.RouteStatus;
import org.airalert.delivery.Deliveries;
import org.airalert.delivery.Delivery;
import org.airalert.delivery.DeliveryState;
import org.airalert.delivery.Outcome;
import org.airalert.store.DeliveryStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoutePinTest {
    private static final RouteStatus MOBILE = new RouteStatus("mobile", "cmpp", 3, 100, "none", false, "open", 0, 0, 0);

    @TempDir
    Path folder;

    private LaneKit kit;

    @BeforeEach
    void start() {
        kit = new LaneKit(folder);
        kit.transport.routes = List.of(MOBILE);
    }

    @AfterEach
    void stop() {
        kit.close();
    }

    @Test
    void a_pin_outlives_a_restart_until_a_person_takes_it_back() {
        kit.start();
        assertThat(done(kit.dispatcher.pin(LaneKit.CHANNEL, Optional.of("mobile"), "li")))
                .isTrue();
        assertThat(kit.transport.pinned).contains("mobile");

        kit.transport.pinned = Optional.empty();
        kit.restart();
        assertThat(kit.transport.pinned).contains("mobile");

        assertThat(done(kit.dispatcher.pin(LaneKit.CHANNEL, Optional.empty(), "li")))
                .isTrue();
        kit.transport.pinned = Optional.of("mobile");
        kit.restart();
        assertThat(kit.transport.pinned).isEmpty();
    }

    @Test
    void what_is_no_route_is_not_pinned() {
        kit.start();

        assertThat(done(kit.dispatcher.pin(LaneKit.CHANNEL, Optional.of("pigeon"), "li")))
                .isFalse();
        assertThat(done(kit.dispatcher.pin("no-such-channel", Optional.of("mobile"), "li")))
                .isFalse();
        kit.transport.routes = List.of();
        assertThat(done(kit.dispatcher.pin(LaneKit.CHANNEL, Optional.empty(), "li")))
                .isFalse();
    }

    @Test
    void a_route_that_was_taken_out_of_the_file_is_no_longer_pinned() {
        kit.start();
        done(kit.dispatcher.pin(LaneKit.CHANNEL, Optional.of("mobile"), "li"));
        kit.transport.routes = List.of(new RouteStatus("unicom", "cmpp", 1, 100, "none", false, "open", 0, 0, 0));

        kit.restart();

        assertThat(kit.transport.pinned).isEmpty();
        assertThat(done(kit.dispatcher.status()).get(0).routes())
                .extracting(RouteStatus::id)
                .containsExactly("unicom");
    }

    @Test
    void the_mark_of_a_message_that_may_have_gone_twice_is_kept_with_its_attempt() {
        kit.transport.answer = dispatch ->
                Future.succeededFuture(new Outcome.Accepted("unicom 202", null, "may have gone by mobile as well"));
        kit.start();
        Delivery delivery = kit.plan(Deliveries.queued(1, LaneKit.CHANNEL, "school-1"));

        DeliveryStore.Tracked tracked = kit.await(delivery, DeliveryState.ACCEPTED);

        assertThat(tracked.attempts().get(0).answer()).isEqualTo("unicom 202");
        assertThat(tracked.attempts().get(0).detail()).isEqualTo("may have gone by mobile as well");
    }
}
