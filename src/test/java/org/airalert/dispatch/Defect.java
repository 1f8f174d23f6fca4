package org.airalert.dispatch;

import io.vertx.core.Future;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.airalert.delivery.Delivery;
import org.airalert.delivery.DeliveryId;
import org.airalert.store.DeliveryStore;

/** What could be wrong, each put in alone: in a statement of the store, or in what passes between store and lane. */
enum Defect {
    /** A newer alert does not end an older one that waits. */
    OVERTAKES_NOTHING("AND (state < 3 OR started_at > 0", "AND (state > 90 OR started_at > 0", "overtaken"),
    /** An older alert that comes late goes out behind the newer one. */
    LATE_ONE_IS_NOT_OVERTAKEN("SELECT max(sequence)", "SELECT min(sequence) - 100", "overtaken"),
    /** An overtaken attempt that fails is tried again. */
    OVERTAKEN_ATTEMPT_IS_REPEATED(
            "SET ending = ? WHERE no = ? AND ending IS NULL", "SET ending = NULL WHERE ? + no < 0 AND no = ?", ""),
    /** What waits for an older one's attempt waits for ever. */
    SUCCESSOR_IS_NOT_LET_GO(
            "SET behind = NULL, due_at = max(planned_at, ?) WHERE no = ?",
            "SET behind = NULL, due_at = max(due_at, ?) WHERE no = ?",
            "handed over"),
    /** A claim ends as soon as it is made. */
    CLAIM_DOES_NOT_HOLD(
            "SET state = 1, attempts = attempts + 1, due_at = ?",
            "SET state = 1, attempts = attempts + 1, due_at = ? - 60000",
            "one node at a time"),
    /** The least urgent goes first. */
    PRIORITY_IS_TURNED_ROUND(
            "WHERE channel = ? AND priority = ? AND due_at",
            "WHERE channel = ? AND priority = 5 - ? AND due_at",
            "more urgent"),
    /** A late result is written over whatever the delivery has become. */
    LATE_RESULT_COUNTS("AND state = 1 AND attempts = ? AND ending IS ?", "AND ? > 0 AND ending IS ?", ""),
    /** Expiry is looked for at the wrong time, by store and lane. */
    EXPIRY_IS_AN_HOUR_LATE(
            "planned_at, not_after, ending", "planned_at, not_after + 3600000, ending", "after it expired"),
    /** What was accepted and never reported stays open. */
    MISSING_RECEIPT_IS_NOT_CLOSED(
            "AND state = 3 AND accepted_at < ?", "AND state = 3 AND accepted_at < ? - 99999999999", "final state"),
    /** A retry's time is lost. */
    RETRY_IS_FORGOTTEN(
            "SET state = ?, due_at = ?, reason = ?, provider_id",
            "SET state = ?, due_at = ? + 36000000, reason = ?, provider_id",
            "handed over"),
    /** Results are thrown away. */
    RESULT_IS_NOT_WRITTEN("", "", "") {
        @Override
        Object call(DeliveryStore inner, Call call) throws ReflectiveOperationException {
            return call.is("record") ? Future.succeededFuture() : call.on(inner);
        }
    },
    /** A claim that is given back takes a newer claim of the same delivery with it. */
    OLD_CLAIM_GIVEN_BACK_ENDS_A_NEW_ONE("", "", "an attempt is sent once") {
        private final Map<DeliveryId, Delivery> newest = new HashMap<>();

        @Override
        History.Kind histories() {
            return History.Kind.LATE_RETURNS;
        }

        @Override
        @SuppressWarnings("unchecked")
        Object call(DeliveryStore inner, Call call) throws ReflectiveOperationException {
            if (call.is("claim")) {
                return ((Future<List<Delivery>>) call.on(inner))
                        .onSuccess(claimed -> claimed.forEach(one -> newest.put(one.id(), one)));
            }
            if (!call.is("release")) {
                return call.on(inner);
            }
            List<Delivery> given = ((List<Delivery>) call.arguments()[1])
                    .stream().map(one -> newest.getOrDefault(one.id(), one)).toList();
            return inner.release((String) call.arguments()[0], given, (Instant) call.arguments()[2]);
        }
    },
    /** Each claim looks an hour ahead. */
    RETRIES_COME_AT_ONCE("", "", "") {
        @Override
        Object call(DeliveryStore inner, Call call) throws ReflectiveOperationException {
            if (!call.is("claim")) {
                return call.on(inner);
            }
            DeliveryStore.Claim claim = (DeliveryStore.Claim) call.arguments()[0];
            return inner.claim(new DeliveryStore.Claim(
                    claim.channel(),
                    claim.node(),
                    claim.limit(),
                    claim.now().plus(Duration.ofMinutes(2)),
                    claim.lease().minus(Duration.ofMinutes(2))));
        }
    },
    /** A plan is said to be written when it is not. */
    PLAN_IS_NOT_DURABLE("", "", "final state") {
        @Override
        Object call(DeliveryStore inner, Call call) throws ReflectiveOperationException {
            return call.is("plan") ? Future.succeededFuture(0) : call.on(inner);
        }
    };

    private final String from;
    private final String to;
    private final String law;
    private boolean used;

    /** @param law part of the name of the law that it breaks first; empty when it may be one or another */
    Defect(String from, String to, String law) {
        this.from = from;
        this.to = to;
        this.law = law;
    }

    /** A method of the port and what it is called with. */
    record Call(java.lang.reflect.Method method, Object[] arguments) {
        boolean is(String name) {
            return method.getName().equals(name);
        }

        Object on(DeliveryStore inner) throws ReflectiveOperationException {
            return method.invoke(inner, arguments);
        }
    }

    String law() {
        return law;
    }

    /** In which it would show. */
    History.Kind histories() {
        return History.Kind.MIXED;
    }

    boolean isUsed() {
        return used;
    }

    String statement(String text) {
        if (from.isEmpty() || !text.contains(from)) {
            return text;
        }
        used = true;
        return text.replace(from, to);
    }

    Object call(DeliveryStore inner, Call call) throws ReflectiveOperationException {
        return call.on(inner);
    }

    DeliveryStore around(DeliveryStore inner) {
        if (!from.isEmpty()) {
            return inner;
        }
        used = true;
        return (DeliveryStore) Proxy.newProxyInstance(
                DeliveryStore.class.getClassLoader(),
                new Class<?>[] {DeliveryStore.class},
                (proxy, method, arguments) -> {
                    try {
                        return call(inner, new Call(method, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
