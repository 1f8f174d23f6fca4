package org.airalert.app.drill;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.airalert.access.Principal;
import org.airalert.access.Role;
import org.airalert.alert.Alert;
import org.airalert.alert.AlertKind;
import org.airalert.app.Gateway;
import org.airalert.app.StartException;
import org.airalert.app.demo.DemoClock;
import org.airalert.office.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Plays a script into a gateway, hour by hour, on a thread of its own. The clock goes on only when what the hour brought is taken in, assessed and sent: so
 * what comes out does not depend on how fast the machine is.
 */
final class DrillPlayer {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final long LONGEST_SECONDS = 60;
    private static final Principal FEED = new Principal(
            "drill-feed",
            "演练数据源",
            Set.of(Role.INTEGRATOR),
            Set.of("observation", "forecast", "provincial-prompt", "county-report"));
    private static final Principal APPROVER =
            new Principal("drill-approver", "演练批准人", Set.of(Role.APPROVER, Role.CITY_LEADER), Set.of());

    private final Vertx vertx;
    private final Gateway gateway;
    private final DemoClock clock;
    private final Script script;
    private final ScriptAir air;
    private final DrillReceivers receivers;
    private final Recipients recipients;
    private final ZoneId zone;
    private final Queue<String> made = new ConcurrentLinkedQueue<>();
    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private final List<Told> told = new ArrayList<>();

    /** A proposal and when it is approved. */
    private record Waiting(String proposal, Instant at) {}

    /** A step as it was told. */
    record Told(Instant at, Alert alert) {}

    /** What it plays with. */
    record Parts(Vertx vertx, Gateway gateway, DemoClock clock, Script script, DrillReceivers receivers) {}

    /** Make it before the gateway is started: it listens. */
    DrillPlayer(Parts parts) {
        this.vertx = parts.vertx();
        this.gateway = parts.gateway();
        this.clock = parts.clock();
        this.script = parts.script();
        this.air = new ScriptAir(script);
        this.receivers = parts.receivers();
        this.zone = gateway.config().plan().zone();
        this.recipients = new Recipients(gateway.store().deliveries(), gateway.config(), script);
        gateway.desk().onProposal(proposed -> made.add(proposed.proposal().id()));
    }

    /** Blocks until the script is over. @return every step, in order */
    List<Told> play() {
        for (Instant hour = script.start(); !hour.isAfter(script.end()); hour = hour.plus(HOUR)) {
            reach(hour);
            receivers.at(hour, script.faults());
            feed(hour);
            within(gateway.desk().assess(script.area()));
            decide(hour);
        }
        return List.copyOf(told);
    }

    private void reach(Instant moment) {
        if (moment.isAfter(clock.instant())) {
            clock.letRunTo(moment);
            within(clock.reached(moment));
        }
        recipients.rest(this::pause);
    }

    private void feed(Instant hour) {
        script.prompts().stream()
                .filter(one -> one.at().isAfter(hour.minus(HOUR)) && !one.at().isAfter(hour))
                .forEach(one -> take(air.prompt(one)));
        air.forecast(hour).ifPresent(this::take);
        take(air.observation(hour));
        reports(hour);
    }

    private void take(JsonObject event) {
        within(gateway.desk().take(event.encode(), null, FEED));
    }

    /** Counties report while a response runs; those that are late or silent by the script come at their own time. */
    private void reports(Instant hour) {
        Alert last = told.isEmpty() ? null : told.get(told.size() - 1).alert();
        if (last == null || isOver(last, hour)) {
            return;
        }
        boolean usual =
                script.counties().reportHours().contains(hour.atZone(zone).getHour());
        gateway.config().areas().children(script.area()).forEach(county -> {
            boolean withheld = script.counties().late().stream()
                    .anyMatch(one ->
                            one.county().equals(county.code()) && one.due().equals(hour));
            boolean late = script.counties().late().stream()
                    .anyMatch(one -> one.county().equals(county.code()) && isWithin(one.at(), hour));
            if ((usual && !withheld) || late) {
                take(report(county.code(), hour, last));
            }
        });
    }

    private static boolean isWithin(@Nullable Instant time, Instant hour) {
        return time != null && time.isAfter(hour.minus(HOUR)) && !time.isAfter(hour);
    }

    private static boolean isOver(Alert last, Instant hour) {
        Instant effective = last.facts().effective();
        return last.kind() == AlertKind.LIFT && effective != null && !effective.isAfter(hour);
    }

    private static JsonObject report(String county, Instant hour, Alert last) {
        var level = last.facts().level() == null
                ? last.facts().previousLevel()
                : last.facts().level();
        return new JsonObject()
                .put("type", "county-report")
                .put("area", county)
                .put("at", hour.toString())
                .put("level", level == null ? "yellow" : level.word())
                .put("mainPollutant", "PM2.5")
                .put("measures", "演练：减排清单内企业已按级别落实措施")
                .put("publication", "演练：预警信息已转发")
                .put("inspection", "演练：督导检查已开展");
    }

    /** Approves, each in its time, what is asked for before the next hour; another assessment follows each approval. */
    private void decide(Instant hour) {
        Instant next = hour.plus(HOUR);
        enqueue(hour);
        while (!waiting.isEmpty() && waiting.element().at().isBefore(next)) {
            Waiting first = waiting.remove();
            reach(first.at());
            approve(first.proposal());
            within(gateway.desk().assess(script.area()));
            enqueue(clock.instant());
        }
    }

    private void enqueue(Instant now) {
        for (String proposal = made.poll(); proposal != null; proposal = made.poll()) {
            waiting.add(new Waiting(proposal, script.people().approves(now)));
        }
    }

    private void approve(String proposal) {
        Alert alert;
        try {
            alert = within(gateway.desk().approveProposal(proposal, APPROVER));
        } catch (Refusal.NotNow e) {
            // Something newer replaced it meanwhile.
            return;
        }
        told.add(new Told(clock.instant(), alert));
        recipients.follow(alert.id(), this::pause);
        Instant confirmed = clock.instant().plus(script.people().confirmAfter());
        reach(confirmed);
        recipients.confirm(alert.id(), confirmed);
    }

    /** A moment of the machine's, and a second of the drill's: a lane may set something aside for that long. */
    private void pause() {
        clock.letRunTo(clock.instant().plusSeconds(1));
        within(vertx.timer(2, TimeUnit.MILLISECONDS));
    }

    static <T> T within(Future<T> future) {
        try {
            return future.recover(cause -> Future.failedFuture(
                            cause instanceof RuntimeException ? cause : new StartException("drill: " + cause, cause)))
                    .await(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (java.util.concurrent.TimeoutException e) {
            throw new StartException("drill: not done within " + LONGEST_SECONDS + " s", e);
        }
    }
}
