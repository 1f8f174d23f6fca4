package org.airalert.app.demo;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.airalert.delivery.Delivery;
import org.airalert.delivery.DeliveryId;
import org.airalert.delivery.DeliveryState;
import org.airalert.store.DeliveryStore;
import org.airalert.time.Timers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Those at schools, hospitals, units and counties who have to confirm: most tap the link within some minutes of the demo's time, a few do not, so that the
 * next contact is asked, and of those one now and then does not either. Who does what is the same in every run. Thread-safe.
 */
final class People {
    private static final Logger LOG = LoggerFactory.getLogger(People.class);

    /** Of so many one is not at the desk. */
    private static final int DESKS = 12;
    /** Of so many who are asked in their stead one does not answer either. */
    private static final int CONTACTS = 6;

    private static final int LONGEST_MINUTES = 10;

    private final Timers clock;
    private final Map<DeliveryId, Delivery> asked = new ConcurrentHashMap<>();

    /** @param clock the demo's */
    People(Timers clock) {
        this.clock = clock;
    }

    /** These are on their way. */
    void sending(List<Delivery> claimed) {
        claimed.stream().filter(one -> one.confirmBy() != null).forEach(one -> asked.put(one.id(), one));
    }

    /** @param confirm writes a confirmation down */
    void got(List<DeliveryStore.Result> results, BiFunction<DeliveryId, Instant, Future<Boolean>> confirm) {
        for (DeliveryStore.Result result : results) {
            DeliveryId id = result.attempt().delivery();
            if (result.verdict().state() == DeliveryState.ACCEPTED) {
                Delivery message = asked.remove(id);
                if (message != null && taps(message)) {
                    clock.after(
                            after(message),
                            () -> confirm.apply(id, clock.instant())
                                    .onFailure(cause -> LOG.warn(
                                            "confirmation not written deliveryId={} cause={}", id, cause.toString())));
                }
            }
        }
    }

    private static boolean taps(Delivery message) {
        return message.step() == 0
                ? Math.floorMod(chance(message), DESKS) != 0
                : Math.floorMod(chance(message), CONTACTS) != 0;
    }

    private static Duration after(Delivery message) {
        return Duration.ofMinutes(1L + Math.floorMod(chance(message), LONGEST_MINUTES));
    }

    /** A person does the same with everything that one alert sends to the same place. */
    private static int chance(Delivery message) {
        return (message.recipient() + '/' + message.sequence() + '/' + message.step()).hashCode();
    }
}
