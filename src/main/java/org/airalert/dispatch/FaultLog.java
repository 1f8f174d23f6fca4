package org.airalert.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.airalert.delivery.DeliveryId;
import org.airalert.delivery.Outcome;
import org.airalert.delivery.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs what is wrong with a receiver, as opposed to a message: once a minute for each reason, with the number of times, so that a receiver that answers
 * rubbish to a hundred thousand messages fills neither the disk nor the reader's patience. For one event loop.
 */
final class FaultLog {
    private static final Logger LOG = LoggerFactory.getLogger(FaultLog.class);
    private static final Duration QUIET = Duration.ofMinutes(1);

    private final String channel;
    private final Map<Reason, Instant> told = new EnumMap<>(Reason.class);
    private final Map<Reason, Long> untold = new EnumMap<>(Reason.class);

    FaultLog(String channel) {
        this.channel = channel;
    }

    /** @return whether it was logged */
    boolean note(DeliveryId delivery, Outcome outcome, Instant now) {
        Reason reason = outcome.reason();
        if (reason == null || !isReceivers(reason)) {
            return false;
        }
        long times = untold.merge(reason, 1L, Long::sum);
        Instant last = told.get(reason);
        if (last != null && now.isBefore(last.plus(QUIET))) {
            return false;
        }
        told.put(reason, now);
        untold.remove(reason);
        LOG.warn(
                "receiver at fault channel={} reason={} times={} deliveryId={} answer={} detail={}",
                channel,
                reason.word(),
                times,
                delivery,
                outcome.answer(),
                outcome.detail());
        return true;
    }

    private static boolean isReceivers(Reason reason) {
        return switch (reason) {
            case TIMED_OUT,
                    UNREACHABLE,
                    CONNECTION_LOST,
                    UNAVAILABLE,
                    SERVER_ERROR,
                    BAD_ANSWER,
                    NOT_AUTHORISED,
                    FORBIDDEN_ADDRESS,
                    GONE -> true;
            case THROTTLED,
                    REFUSED,
                    NO_ADDRESS,
                    DIGEST_MISMATCH,
                    NO_TEXT,
                    NODE_LOST,
                    EXPIRED,
                    SUPERSEDED,
                    CANCELLED,
                    REPORTED_FAILED,
                    NO_RECEIPT -> false;
        };
    }
}
