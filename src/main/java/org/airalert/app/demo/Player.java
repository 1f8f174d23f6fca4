package org.airalert.app.demo;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.airalert.access.Principal;
import org.airalert.access.Role;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertId;
import org.airalert.alert.AlertState;
import org.airalert.office.OfficeDesk;
import org.airalert.office.Refusal;

/**
 * Plays the episode into the gateway, hour by hour, on a thread of its own. The clock goes on only when what the hour brought is taken in and assessed,
 * every proposal approved, its deliveries planned and each tried once: so the warnings do not depend on how fast the machine is, and no message
 * goes out of date because it is slow.
 */
final class Player {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final long LONGEST_SECONDS = 60;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final long LOOK_MILLIS = 2;
    /** How long first tries are waited for; a receiver that is left alone is tried only when the clock goes on. */
    private static final long FIRST_TRIES_MILLIS = 15_000;

    private static final Principal FEED =
            new Principal("demo-feed", "演示数据源", Set.of(Role.INTEGRATOR), Set.of("observation", "forecast"));

    private final Vertx vertx;
    private final OfficeDesk desk;
    private final DemoClock clock;
    private final Episode episode;
    private final Figures figures;
    private final Teller teller;
    private final Queue<String> proposals = new ConcurrentLinkedQueue<>();
    private final List<Outcomes.Told> told = new ArrayList<>();

    /** What it plays with. */
    record Parts(Vertx vertx, OfficeDesk desk, DemoClock clock, Episode episode, Figures figures, Teller teller) {}

    /** Make it before the desk is started: it listens. */
    Player(Parts parts) {
        this.vertx = parts.vertx();
        this.desk = parts.desk();
        this.clock = parts.clock();
        this.episode = parts.episode();
        this.figures = parts.figures();
        this.teller = parts.teller();
        desk.onProposal(proposed -> proposals.add(proposed.proposal().id()));
        desk.onApproval(alert -> figures.approved(alert.id()));
    }

    /** Blocks until the episode is over. @return every warning step, in order */
    List<Outcomes.Told> play(Principal approver, Troubles troubles, ZoneId zone) {
        for (Instant hour = episode.first(); !hour.isAfter(episode.last()); hour = hour.plus(HOUR)) {
            clock.letRunTo(hour);
            within(clock.reached(hour));
            troubles.at(hour);
            if (hour.atZone(zone).getHour() == 0) {
                teller.day(hour, episode.aqi(hour).orElse(null));
            }
            feed(hour);
            decide(hour, approver);
        }
        return List.copyOf(told);
    }

    private void feed(Instant hour) {
        episode.forecast(hour).ifPresent(this::take);
        episode.observation(hour).ifPresent(this::take);
    }

    private void take(JsonObject event) {
        within(desk.take(event.encode(), null, FEED));
    }

    /** Assesses, and again after every approval, until nothing more is asked for. */
    private void decide(Instant hour, Principal approver) {
        within(desk.assess(episode.area()));
        String proposal = proposals.poll();
        while (proposal != null) {
            approve(proposal, hour, approver);
            within(desk.assess(episode.area()));
            proposal = proposals.poll();
        }
    }

    private void approve(String proposal, Instant hour, Principal approver) {
        Alert alert;
        try {
            alert = within(desk.approveProposal(proposal, approver));
        } catch (Refusal.NotNow e) {
            // A visitor was faster, or something newer replaced it meanwhile.
            return;
        }
        told.add(new Outcomes.Told(hour, alert));
        teller.step(alert, hour);
        long began = System.nanoTime();
        while (!isPublished(alert.id())) {
            pause();
        }
        long deliveries = figures.deliveries(alert.id());
        Instant on = hour;
        while (figures.untried(alert.id()) > 0 && millisSince(began) < FIRST_TRIES_MILLIS) {
            // A lane may set a delivery aside for a second: the clock that stands at the hour has to give it that
            // second.
            on = on.plusSeconds(1);
            clock.letRunTo(on.isBefore(hour.plus(LONGEST_WAIT)) ? on : hour.plus(LONGEST_WAIT));
            pause();
        }
        teller.sent(deliveries, deliveries - figures.untried(alert.id()), Duration.ofMillis(millisSince(began)));
    }

    private boolean isPublished(AlertId alert) {
        return within(desk.alert(alert))
                .map(found -> found.state() == AlertState.PUBLISHED)
                .orElse(false);
    }

    private static long millisSince(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
    }

    private void pause() {
        within(vertx.timer(LOOK_MILLIS, TimeUnit.MILLISECONDS));
    }

    private static <T> T within(Future<T> future) {
        return Demo.within(LONGEST_SECONDS, future);
    }
}
