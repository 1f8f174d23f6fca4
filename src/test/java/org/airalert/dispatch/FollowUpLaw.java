package org.airalert.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.airalert.alert.Alert;
import org.airalert.delivery.Delivery;
import org.airalert.delivery.DeliveryId;
import org.airalert.delivery.DeliveryState;
import org.airalert.message.RecipientFields;

/**
 * Whoever must confirm and does not is asked again, by the next contact, and then the supervising unit is told; nobody before the time has run out, nobody who
 * has confirmed, nobody twice. Counts by itself from what was planned, written and confirmed.
 */
final class FollowUpLaw {
    private static final Pattern LINE = Pattern.compile("学校 (\\d+)：");
    /** A look at every alert, the store's longest delay in peace, and a look again. */
    private static final Duration SOON = Duration.ofMinutes(6);

    private final SimulatedOffice office;
    private final Laws laws;
    private final Map<DeliveryId, Delivery> meant = new HashMap<>();
    private final Map<String, Long> confirmed = new HashMap<>();
    /** Somebody tapped; whether it was written down may not be known, because the answer was lost. */
    private final Set<String> tapped = new HashSet<>();

    /** Several nodes, or one again and again, may plan the same by their clocks; which of them the store took is not known. */
    private final Map<DeliveryId, Instant> earliestEnd = new HashMap<>();

    private final Map<DeliveryId, Instant> latestEnd = new HashMap<>();
    private final Map<DeliveryId, Long> movedAt = new HashMap<>();
    private final Set<DeliveryId> lostOnce = new HashSet<>();
    private final Map<String, Long> lookBegan = new HashMap<>();
    private final Map<String, Integer> told = new HashMap<>();
    private Instant latest = Instant.MIN;

    FollowUpLaw(SimulatedOffice office, Laws laws) {
        this.office = office;
        this.laws = laws;
    }

    void lookBegan(String node, long now) {
        lookBegan.put(node, now);
    }

    /** A clock that was set back has shown a later time before. */
    void clock(Instant shown) {
        latest = shown.isAfter(latest) ? shown : latest;
    }

    void taps(DeliveryId id) {
        Delivery one = laws.planned().get(id);
        if (one != null) {
            tapped.add(person(one));
        }
    }

    void confirmed(DeliveryId id, long now) {
        Delivery one = laws.planned().get(id);
        if (one != null) {
            confirmed.putIfAbsent(person(one), now);
        }
    }

    void moved(DeliveryId id, DeliveryState to, long now) {
        Delivery first = meant.get(id);
        if (first != null && laws.planned().get(id) == null) {
            laws.approved(first);
            if (first.channel().equals(Town.SUPERVISORS)) {
                named(first).forEach(school -> told(first, school));
            }
        }
        movedAt.put(id, now);
        if (isOver(to)) {
            lostOnce.add(id);
        }
        if (to == DeliveryState.CONFIRMED) {
            confirmed(id, now);
        }
    }

    /** A node is about to plan. What nobody approved follows from what went before. */
    void meant(String node, List<Delivery> deliveries, Instant shown) {
        clock(shown);
        for (Delivery one : deliveries) {
            if (one.confirmBy() != null) {
                earliestEnd.merge(one.id(), one.confirmBy(), (a, b) -> a.isBefore(b) ? a : b);
                latestEnd.merge(one.id(), one.confirmBy(), (a, b) -> a.isBefore(b) ? b : a);
            }
            if (!laws.planned().containsKey(one.id()) && one.step() > 0) {
                boolean notice = one.channel().equals(Town.SUPERVISORS);
                if (meant.putIfAbsent(one.id(), one) == null && notice) {
                    named(one).forEach(school -> tells(one, school));
                } else if (!notice) {
                    asked(node, one);
                }
            }
        }
    }

    private void asked(String node, Delivery one) {
        Long when = confirmed.get(person(one));
        if (when != null && when < lookBegan.getOrDefault(node, 0L)) {
            laws.broke("who has confirmed is not asked again", one.id() + " " + person(one));
        }
        List<Delivery> before = of(one.alert().value(), one.recipient()).stream()
                .filter(other -> other.step() < one.step())
                .toList();
        if (!isTimeUp(before)) {
            laws.broke("nobody is asked again before the time has run out", one.id());
        }
        if (before.stream()
                .anyMatch(other ->
                        other.channel().equals(one.channel()) && other.address().equals(one.address()))) {
            laws.broke("nobody is asked again where it was asked already", one.id());
        }
    }

    private void told(Delivery notice, String school) {
        String person = notice.alert() + "/" + school;
        Integer number = told.putIfAbsent(person, notice.round());
        if (number != null && number != notice.round()) {
            laws.broke("a supervising unit is told of nobody twice", person);
        }
    }

    private void tells(Delivery notice, String school) {
        String person = notice.alert() + "/" + school;
        List<Delivery> tried = of(notice.alert().value(), school);
        int newest = newest(tried);
        boolean more = Town.steps(school).stream().anyMatch(step -> step > newest);
        Instant useful = office.alert(notice.alert()).orElseThrow().notAfter();
        if (!isTimeUp(tried) || (more && latest.isBefore(useful))) {
            laws.broke("the supervising unit is told only when nobody else is left", person);
        }
    }

    private static List<String> named(Delivery notice) {
        Matcher lines = LINE.matcher(notice.fields().getOrDefault(RecipientFields.UNCONFIRMED, ""));
        return lines.results().map(found -> "school-" + found.group(1)).toList();
    }

    private boolean isTimeUp(List<Delivery> tried) {
        int newest = newest(tried);
        List<Delivery> step = tried.stream().filter(one -> one.step() == newest).toList();
        return !step.isEmpty()
                && (step.stream().allMatch(one -> lostOnce.contains(one.id()))
                        || deadline(step, earliestEnd)
                                .map(time -> !latest.isBefore(time))
                                .orElse(false));
    }

    private static Optional<Instant> deadline(List<Delivery> step, Map<DeliveryId, Instant> ends) {
        return step.stream()
                .map(one -> ends.get(one.id()))
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder());
    }

    private static int newest(List<Delivery> tried) {
        return tried.stream().mapToInt(Delivery::step).max().orElse(0);
    }

    /** What was written for somebody, but notices. */
    private List<Delivery> of(String alert, String recipient) {
        return laws.planned().values().stream()
                .filter(one -> one.alert().value().equals(alert)
                        && one.recipient().equals(recipient)
                        && !one.channel().equals(Town.SUPERVISORS)
                        && laws.states().containsKey(one.id()))
                .toList();
    }

    private static String person(Delivery one) {
        return one.alert() + "/" + one.recipient();
    }

    private static boolean isOver(DeliveryState state) {
        return switch (state) {
            case FAILED, EXPIRED, UNCONFIRMED, SUPERSEDED, CANCELLED -> true;
            case QUEUED, SENDING, RETRYING, ACCEPTED, DELIVERED, CONFIRMED -> false;
        };
    }

    /** Whether nothing more can follow for anybody. */
    boolean isQuiet(Instant now) {
        return office.alerts().values().stream()
                .allMatch(alert -> !office.isNewest(alert)
                        || !now.isBefore(tellUntil(alert).plus(SOON))
                        || office.recipients().stream().allMatch(one -> isSettled(alert, one.id())));
    }

    private boolean isSettled(Alert alert, String recipient) {
        String person = alert.id() + "/" + recipient;
        if (tapped.contains(person) || confirmed.containsKey(person) || told.containsKey(person)) {
            return true;
        }
        List<Delivery> tried = of(alert.id().value(), recipient);
        return office.isPublished(alert.id())
                && (tried.isEmpty()
                        || tried.stream()
                                .allMatch(one -> isCalledOff(laws.states().get(one.id()))));
    }

    private static boolean isCalledOff(@org.jspecify.annotations.Nullable DeliveryState state) {
        return state == DeliveryState.SUPERSEDED || state == DeliveryState.CANCELLED;
    }

    private static Instant tellUntil(Alert alert) {
        return alert.notAfter().plus(Town.timeToConfirm(alert));
    }

    /**
     * @param calm from when on nothing was in the way
     * @param slack by how much clocks may differ
     */
    void atTheEnd(Instant calm, Instant end, Duration slack) {
        for (Alert alert : office.alerts().values()) {
            if (office.isNewest(alert) && office.isPublished(alert.id())) {
                office.recipients().stream()
                        .map(one -> one.id())
                        .filter(one -> !isSettled(alert, one))
                        .forEach(one -> owed(alert, one, new Time(calm, end, slack.plus(SOON))));
            }
        }
    }

    private record Time(Instant calm, Instant end, Duration slack) {
        boolean isLongAgo(Instant ready, Instant useful) {
            Instant done = (ready.isBefore(calm) ? calm : ready).plus(slack);
            return done.isBefore(end) && done.isBefore(useful);
        }
    }

    private void owed(Alert alert, String recipient, Time time) {
        List<Delivery> tried = of(alert.id().value(), recipient);
        int newest = newest(tried);
        List<Delivery> step = tried.stream().filter(one -> one.step() == newest).toList();
        boolean over = step.stream().allMatch(one -> isOver(laws.states().get(one.id())));
        Optional<Instant> ready = over
                ? step.stream()
                        .map(one -> History.START.plusMillis(movedAt.get(one.id())))
                        .max(Comparator.naturalOrder())
                : deadline(step, latestEnd);
        OptionalInt next = Town.steps(recipient).stream()
                .mapToInt(Integer::intValue)
                .filter(one -> one > newest)
                .min();
        if (ready.isEmpty()) {
            return;
        }
        if (next.isPresent() && time.isLongAgo(ready.get(), alert.notAfter())) {
            laws.broke("who does not confirm is asked by the next contact", alert.id() + "/" + recipient);
        } else if (next.isEmpty() && Town.isSupervised(recipient) && time.isLongAgo(ready.get(), tellUntil(alert))) {
            laws.broke("who does not confirm is told to the supervising unit", alert.id() + "/" + recipient);
        }
    }
}
