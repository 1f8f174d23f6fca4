package org.airalert.office.escalation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.airalert.alert.Alert;
import org.airalert.delivery.ChannelPlan;
import org.airalert.delivery.ChannelUse;
import org.airalert.delivery.Delivery;
import org.airalert.delivery.Escalation;
import org.airalert.delivery.Escalation.Tried;
import org.airalert.delivery.Ladder;
import org.airalert.delivery.Planner;
import org.airalert.directory.Recipient;

/** Goes round everybody of one alert and says what is to be done at one moment. Pure; for a worker, because there may be thousands. */
final class Rounds {
    private final Planner planner;
    private final List<ChannelPlan> channels;
    private final Collection<Recipient> directory;
    private final Map<String, Recipient> byId = new HashMap<>();
    private final int most;

    /** @param most contacts or channels tried before the supervising unit is told */
    Rounds(Planner planner, List<ChannelPlan> channels, Collection<Recipient> directory, int most) {
        this.planner = planner;
        this.channels = channels;
        this.most = most;
        this.directory = directory;
        directory.forEach(one -> byId.put(one.id(), one));
    }

    /** The very directory that it was made with. */
    Collection<Recipient> directory() {
        return directory;
    }

    /**
     * What the rounds found.
     *
     * @param open everybody who owes a confirmation or was not reached, by name
     * @param plan deliveries of the steps to be taken, in the order of their ids
     * @param told what supervising units were told before
     * @param notices what is to be told, to each supervising unit
     * @param next when something follows by the clock; {@link Instant#MAX} for never
     */
    record Found(
            List<Outstanding> open,
            List<Delivery> plan,
            List<Notices.Notice> told,
            List<Notices.Notice> notices,
            Instant next) {}

    /**
     * One alert as it stands.
     *
     * @param overtaken whether a newer alert of the event was approved
     */
    record Matter(Alert alert, boolean overtaken, Map<String, List<Tried>> tried, List<Notices.Notice> told) {}

    /** Whether anything could follow for a recipient that owes no confirmation. */
    boolean watches(String id) {
        Recipient recipient = byId.get(id);
        return recipient != null
                && (!recipient.contacts().isEmpty() || supervisor(recipient).isPresent());
    }

    Found go(Matter matter, Instant now) {
        Map<String, String> told = told(matter.told());
        List<ChannelPlan> carrying =
                channels.stream().filter(one -> one.carries(matter.alert())).toList();
        List<Outstanding> open = new ArrayList<>();
        List<Delivery> plan = new ArrayList<>();
        Map<String, List<Outstanding>> tell = new TreeMap<>();
        Instant next = Instant.MAX;
        for (Map.Entry<String, List<Tried>> entry : matter.tried().entrySet()) {
            Recipient recipient = byId.get(entry.getKey());
            Escalation.Standing standing =
                    new Escalation.Standing(entry.getValue(), matter.overtaken(), told.containsKey(entry.getKey()));
            if (recipient == null || !standing.isOpen()) {
                continue;
            }
            List<Ladder.Rung> ladder = Ladder.of(recipient, carrying);
            Escalation.Decision decision = Escalation.decide(standing, reach(matter, recipient, ladder), now);
            next = decision.until().isBefore(next) ? decision.until() : next;
            Outstanding one = outstanding(recipient, standing, decision, told);
            open.add(one);
            if (decision.kind() == Escalation.Kind.TRY) {
                ladder.stream()
                        .filter(rung -> rung.step() == decision.step())
                        .forEach(rung -> plan.addAll(planner.step(matter.alert(), recipient, rung, now)));
            } else if (decision.kind() == Escalation.Kind.TELL) {
                tell.computeIfAbsent(supervisor(recipient).orElseThrow().id(), none -> new ArrayList<>())
                        .add(one);
            }
        }
        plan.sort(Comparator.comparing(one -> one.id().value()));
        open.sort(Comparator.comparing(one -> one.recipient().id()));
        return new Found(List.copyOf(open), List.copyOf(plan), matter.told(), notices(matter, tell, now), next);
    }

    private Outstanding outstanding(
            Recipient recipient, Escalation.Standing standing, Escalation.Decision decision, Map<String, String> told) {
        String supervisor = told.get(recipient.id());
        return new Outstanding(
                recipient,
                standing.isReached(),
                standing.mustConfirm(),
                standing.step(),
                Outstanding.until(decision),
                supervisor == null ? null : name(supervisor));
    }

    private String name(String id) {
        Recipient known = byId.get(id);
        return known == null ? id : known.name();
    }

    /** Supervising units by those whom they were told of. */
    private static Map<String, String> told(List<Notices.Notice> notices) {
        Map<String, String> told = new HashMap<>();
        notices.forEach(notice -> notice.recipients().forEach(one -> told.put(one, notice.supervisor())));
        return told;
    }

    private Escalation.Reach reach(Matter matter, Recipient recipient, List<Ladder.Rung> ladder) {
        Instant until = matter.alert().notAfter();
        return new Escalation.Reach(
                ladder.stream().map(Ladder.Rung::step).limit(most).toList(),
                supervisor(recipient).isPresent(),
                until,
                tellUntil(matter.alert()));
    }

    /** What was not confirmed while it was of use is still worth a call after it. */
    Instant tellUntil(Alert alert) {
        return alert.notAfter().plus(planner.timeToConfirm(alert));
    }

    /** The unit that answers for it, where a channel reaches that unit. */
    private Optional<Recipient> supervisor(Recipient recipient) {
        return recipient
                .supervisor()
                .map(byId::get)
                .filter(one -> channels.stream()
                        .anyMatch(channel -> channel.use() == ChannelUse.SUPERVISION
                                && channel.serves(one)
                                && channel.addressOf(one).isPresent()));
    }

    private List<Notices.Notice> notices(Matter matter, Map<String, List<Outstanding>> tell, Instant now) {
        List<Notices.Notice> notices = new ArrayList<>();
        Notices.Span span =
                new Notices.Span(now, tellUntil(matter.alert()).plus(planner.timeToConfirm(matter.alert())));
        tell.forEach((supervisor, open) -> {
            int number = 1
                    + (int) matter.told().stream()
                            .filter(one -> one.supervisor().equals(supervisor))
                            .count();
            notices.add(Notices.of(
                    matter.alert(), java.util.Objects.requireNonNull(byId.get(supervisor)), number, span, open));
        });
        return List.copyOf(notices);
    }

    /** The deliveries of a notice; none when its unit is not in the directory any more. */
    List<Delivery> deliveries(Alert alert, Notices.Notice notice) {
        Recipient supervisor = byId.get(notice.supervisor());
        return supervisor == null
                ? List.of()
                : planner.notice(
                        alert,
                        supervisor,
                        channels,
                        new Planner.Notice(notice.number(), notice.at(), notice.notAfter(), notice.fields()));
    }
}
