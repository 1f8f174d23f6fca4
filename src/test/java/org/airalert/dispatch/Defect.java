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
import org.airalert.delivery.DeliveryState;
import org.airalert.delivery.Priority;
import org.airalert.delivery.Receipt;
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
    /** More is given out than was asked for. */
    CLAIM_HAS_NO_LIMIT("", "", "holds only what it can send next") {
        @Override
        Object call(DeliveryStore inner, Call call) throws ReflectiveOperationException {
            if (!call.is("claim")) {
                return call.on(inner);
            }
            DeliveryStore.Claim claim = (DeliveryStore.Claim) call.arguments()[0];
            return inner.claim(new DeliveryStore.Claim(
                    claim.channel(), claim.node(), claim.limit() + 1_000, claim.now(), claim.lease()));
        }
    },
    /** What is urgent lies for two minutes before it is found, while everything else goes out. */
    URGENT_ONES_ARE_FOUND_LATE("", "", "waits only for what is in flight") {
        @Override
        @SuppressWarnings("unchecked")
        Object call(DeliveryStore inner, Call call) throws ReflectiveOperationException {
            return call.is("plan")
                    ? inner.plan(((List<Delivery>) call.arguments()[0])
                            .stream().map(Defect::late).toList())
                    : call.on(inner);
        }
    },
    /** That something was reported is noted, and not what. */
    REPORT_IS_LOST("", "", "not closed as never reported") {
        @Override
        Object call(DeliveryStore inner, Call call) throws ReflectiveOperationException {
            return call.is("receive")
                    ? inner.receive((String) call.arguments()[0], progress((List<?>) call.arguments()[1]), (Instant)
                            call.arguments()[2])
                    : call.on(inner);
        }
    },
    /** What nobody knows is taken for known. */
    EVERY_REPORT_MATCHES("", "", "a report matches what was sent") {
        @Override
        Object call(DeliveryStore inner, Call call) throws ReflectiveOperationException {
            return call.is("receive")
                    ? ((Future<?>) call.on(inner)).map(some -> matches(call.arguments()[1]))
                    : call.on(inner);
        }
    },
    /** Somebody's tap on the link is thanked for and forgotten. */
    CONFIRMATION_IS_FORGOTTEN("", "", "who has confirmed is not asked again") {
        @Override
        History.Kind histories() {
            return History.Kind.FOLLOWED;
        }

        @Override
        Object call(DeliveryStore inner, Call call) throws ReflectiveOperationException {
            return call.is("confirm") ? Future.succeededFuture(true) : call.on(inner);
        }
    },
    /** The next contact is never written to. */
    NEXT_CONTACT_IS_NOT_TRIED("", "", "asked by the next contact") {
        @Override
        History.Kind histories() {
            return History.Kind.FOLLOWED;
        }

        @Override
        Object call(DeliveryStore inner, Call call) throws ReflectiveOperationException {
            return call.is("plan") && isStep(call, false) ? Future.succeededFuture(0) : call.on(inner);
        }
    },
    /** A supervising unit is thought told, and is not. */
    SUPERVISOR_IS_NOT_TOLD("", "", "told to the supervising unit") {
        @Override
        History.Kind histories() {
            return History.Kind.FOLLOWED;
        }

        @Override
        Object call(DeliveryStore inner, Call call) throws ReflectiveOperationException {
            return call.is("plan") && isStep(call, true) ? Future.succeededFuture(0) : call.on(inner);
        }
    },
    /** The time to confirm is counted a minute short. */
    TIME_TO_CONFIRM_IS_CUT("", "", "before the time has run out") {
        @Override
        History.Kind histories() {
            return History.Kind.FOLLOWED;
        }

        @Override
        Object call(DeliveryStore inner, Call call) throws ReflectiveOperationException {
            return call.is("list")
                    ? inner.list((DeliveryStore.Filter) call.arguments()[0])
                            .map(found -> found.stream().map(Defect::hurried).toList())
                    : call.on(inner);
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

    private static Delivery late(Delivery one) {
        boolean urgent = one.priority() == Priority.RED && one.progress().state() == DeliveryState.QUEUED;
        return urgent ? one.at(Delivery.Progress.queued(one.plannedAt().plus(Duration.ofMinutes(2)))) : one;
    }

    private static List<Receipt> progress(List<?> receipts) {
        return receipts.stream()
                .map(Receipt.class::cast)
                .map(one -> new Receipt(
                        one.deliveryId(), one.providerId(), Receipt.State.PROGRESS, one.at(), one.counts(), ""))
                .toList();
    }

    private static List<Boolean> matches(Object receipts) {
        return ((List<?>) receipts).stream().map(one -> true).toList();
    }

    @SuppressWarnings("unchecked")
    private static boolean isStep(Call call, boolean notice) {
        return ((List<Delivery>) call.arguments()[0])
                .stream().anyMatch(one -> one.step() > 0 && one.channel().equals(Town.SUPERVISORS) == notice);
    }

    private static DeliveryStore.Tracked hurried(DeliveryStore.Tracked found) {
        Delivery one = found.delivery();
        Instant end = one.confirmBy();
        return end == null
                ? found
                : new DeliveryStore.Tracked(
                        new Delivery(
                                one.id(),
                                one.alert(),
                                one.event(),
                                one.sequence(),
                                one.channel(),
                                one.recipient(),
                                one.address(),
                                one.fields(),
                                one.priority(),
                                one.round(),
                                one.plannedAt(),
                                one.notAfter(),
                                end.minus(Duration.ofMinutes(1)),
                                one.progress()),
                        found.attempts(),
                        found.counts());
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
