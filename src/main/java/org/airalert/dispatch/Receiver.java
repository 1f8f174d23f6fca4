package org.airalert.dispatch;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.airalert.channel.ChannelFile.BreakerSettings;
import org.airalert.delivery.Outcome;
import org.airalert.delivery.Reason;

/**
 * One receiver as a lane knows it: its circuit, and how long it asked to be left alone ({@code Retry-After}). A refusal for good is no failure of
 * the receiver: it lives and speaks. For one event loop.
 */
final class Receiver {
    /** Failures that say something about the receiver and not about the message. */
    private static final Set<Reason> TROUBLE = EnumSet.of(
            Reason.TIMED_OUT,
            Reason.UNREACHABLE,
            Reason.CONNECTION_LOST,
            Reason.UNAVAILABLE,
            Reason.SERVER_ERROR,
            Reason.BAD_ANSWER,
            Reason.NOT_AUTHORISED);

    private final CircuitBreaker breaker;
    private final InstantSource clock;
    private final Duration longestWait;
    private Instant aloneUntil = Instant.MIN;

    private static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Failed() {
            super("failed", null, false, false);
        }
    }

    /** @param longestWait a receiver that asks for more gets no more */
    Receiver(String name, BreakerSettings settings, Duration longestWait, InstantSource clock) {
        this.clock = clock;
        this.longestWait = longestWait;
        this.breaker = CircuitBreaker.of(
                name,
                CircuitBreakerConfig.custom()
                        .clock(clock.withZone(ZoneOffset.UTC))
                        .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                        .slidingWindowSize(settings.window())
                        .minimumNumberOfCalls(settings.window())
                        .failureRateThreshold(settings.failurePercent())
                        .waitDurationInOpenState(settings.open())
                        .permittedNumberOfCallsInHalfOpenState(settings.trials())
                        .build());
        breaker.getEventPublisher().onStateTransition(event -> {
            if (event.getStateTransition().getToState() == CircuitBreaker.State.OPEN) {
                // One more millisecond: the circuit lets a trial through only after its time, not at it.
                leaveAloneUntil(clock.instant().plus(settings.open()).plusMillis(1));
            }
        });
    }

    private void leaveAloneUntil(Instant until) {
        aloneUntil = until.isAfter(aloneUntil) ? until : aloneUntil;
    }

    /** From when on it may be tried; not after {@code now} when that is at once. */
    Instant freeAt(Instant now) {
        return aloneUntil.isAfter(now) ? aloneUntil : now;
    }

    /** True while a few messages find out whether it is back. */
    boolean isOnTrial() {
        return breaker.getState() != CircuitBreaker.State.CLOSED;
    }

    /** {@code closed}, {@code open} or {@code half_open}. */
    String word(Instant now) {
        return freeAt(now).isAfter(now)
                ? "open"
                : breaker.getState() == CircuitBreaker.State.CLOSED ? "closed" : "half_open";
    }

    /** Asks for leave to send one message; {@code false} while the circuit is open or its trials are under way. Each leave ends with {@link #ended} or {@link #spared}. */
    boolean begin() {
        return breaker.tryAcquirePermission();
    }

    /** Nothing was sent after all. */
    void spared() {
        breaker.releasePermission();
    }

    void ended(Outcome outcome, Duration took) {
        if (outcome.reason() != null && TROUBLE.contains(outcome.reason())) {
            breaker.onError(took.toNanos(), TimeUnit.NANOSECONDS, new Failed());
        } else {
            breaker.onSuccess(took.toNanos(), TimeUnit.NANOSECONDS);
        }
        if (outcome instanceof Outcome.Deferred deferred && deferred.retryAfter() != null) {
            Duration wait = deferred.retryAfter().compareTo(longestWait) < 0 ? deferred.retryAfter() : longestWait;
            leaveAloneUntil(clock.instant().plus(wait));
        }
    }
}
