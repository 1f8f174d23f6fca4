package org.airalert.app;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.airalert.web.probe.Finding;
import org.airalert.web.probe.Probe;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gateway looks at its own public side as anybody does, over HTTP: metrics {@code airalert_public_differences} and
 * {@code airalert_public_age_seconds}, and a line in the log when something is not told alike. Not a matter of readiness: a node taken out of service
 * would tell the public nothing at all.
 */
final class SelfProbe {
    private static final long EVERY_MILLIS = 30_000;
    /** It says itself when it is stale; so no age of its own. */
    private static final Duration ANY_AGE = Duration.ofDays(3650);

    private static final Logger LOG = LoggerFactory.getLogger(SelfProbe.class);

    private final Vertx vertx;
    private final InstantSource clock;
    private volatile Finding last = new Finding("", Duration.ZERO, 0, List.of());
    private Optional<Probe> probe = Optional.empty();
    private long timer = -1;
    private volatile boolean stopped;

    SelfProbe(Vertx vertx, InstantSource clock, MeterRegistry registry) {
        this.vertx = vertx;
        this.clock = clock;
        Gauge.builder("airalert.public.differences", () -> last.differences().size())
                .description("what page, status, feed, CAP and SMS do not tell alike")
                .register(registry);
        Gauge.builder("airalert.public.age", () -> last.age().toSeconds())
                .baseUnit("seconds")
                .description("age of the public status")
                .register(registry);
    }

    /** Looks at once, then again and again. */
    void start(int port, String host) {
        String here = host.equals("0.0.0.0") ? "127.0.0.1" : host;
        Probe own = new Probe(vertx, "http://" + here + ":" + port, clock, ANY_AGE);
        probe = Optional.of(own);
        timer = vertx.setPeriodic(0, EVERY_MILLIS, tick -> own.look().onSuccess(this::note));
    }

    private void note(Finding finding) {
        // What a look finds while the listener closes is no fault of the public side.
        if (stopped) {
            return;
        }
        if (!finding.isWell() && !finding.differences().equals(last.differences())) {
            LOG.error("public documents differ differences={}", finding.differences());
        }
        last = finding;
    }

    Future<Void> stop() {
        stopped = true;
        vertx.cancelTimer(timer);
        return probe.map(Probe::close).orElse(Future.succeededFuture());
    }
}
